/** The theme's colours as the browser resolves them for this place; ECharts takes no CSS variables. */
export function colours(probe) {
    const resolve = name => {
        probe.style.color = `var(--saluran-${name})`;
        return getComputedStyle(probe).color;
    };
    return {
        series: [1, 2, 3, 4, 5, 6].map(number => resolve(`chart-${number}`)),
        text: resolve("text"),
        quiet: resolve("text-secondary"),
        muted: resolve("text-muted"),
        line: resolve("grid-line"),
        edge: resolve("border"),
        raised: resolve("raised"),
        hover: resolve("hover"),
        font: getComputedStyle(probe).fontFamily,
    };
}

/** What ECharts draws: thin lines, labels in the page's type, the values' axis in the server's own words. */
export function option(data, colour, animated) {
    const { axis, points, series, columns } = data;
    const words = { fontFamily: colour.font, fontSize: 11, color: colour.muted };
    return {
        animation: animated,
        animationDuration: 240,
        textStyle: { fontFamily: colour.font },
        color: colour.series,
        grid: { left: 4, right: 8, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
        tooltip: {
            trigger: "axis",
            axisPointer: { type: "shadow", shadowStyle: { color: colour.hover, opacity: .6 }, z: -1 },
            confine: true,
            backgroundColor: colour.raised,
            borderColor: colour.edge,
            textStyle: { fontFamily: colour.font, fontSize: 12, color: colour.text },
            formatter: at => notice(points[at[0].dataIndex], columns, colour),
        },
        legend: series.length > 2 ? { bottom: 0, textStyle: { ...words, color: colour.quiet } } : { show: false },
        xAxis: {
            type: "category",
            data: points.map(point => point.name),
            axisLabel: { ...words, hideOverlap: true },
            axisLine: { lineStyle: { color: colour.edge } },
            axisTick: { show: false },
        },
        yAxis: {
            type: "value",
            min: 0,
            max: axis.step * Math.max(1, axis.labels.length - 1),
            interval: axis.step,
            axisLabel: { ...words, formatter: value => axis.labels[Math.round(value / axis.step)] ?? "" },
            splitLine: { lineStyle: { color: colour.line } },
        },
        series: series.map((each, index) => ({
            name: each.name,
            type: each.kind,
            data: points.map(point => point.values[index]),
            barMaxWidth: 36,
            itemStyle: each.kind === "bar" ? { borderRadius: [3, 3, 0, 0] } : {},
            cursor: points.some(point => point.href) ? "pointer" : "default",
            symbolSize: 6,
        })),
    };
}

/** An element, never markup: names come from people. */
function notice(point, columns, colour) {
    const box = document.createElement("div");
    const name = document.createElement("b");
    name.textContent = point.name;
    box.append(name);
    point.words.forEach((word, index) => {
        const line = document.createElement("div");
        line.style.cssText = "display:flex;justify-content:space-between;gap:16px;font-variant-numeric:tabular-nums";
        const label = document.createElement("span");
        label.textContent = columns[index + 1];
        label.style.color = colour.quiet;
        const value = document.createElement("span");
        value.textContent = word;
        line.append(label, value);
        box.append(line);
    });
    return box;
}
