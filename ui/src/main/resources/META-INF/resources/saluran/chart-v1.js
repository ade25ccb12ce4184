// <saluran-chart-v1>: a chart over categories, and the same as a table. The server calls show(); see README.md.
import { make, safeHref } from "./board-v1/dom.js";
import { colours, option } from "./chart-v1/option.js";
import { sheet } from "./chart-v1/style.js";

const LIBRARY = "./echarts/6.0.0/echarts.esm.min.js";
const DARK = matchMedia("(prefers-color-scheme: dark)");
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

class SaluranChart extends HTMLElement {
    #data = null;
    #chart = null;
    #drawn = false;
    #picture = make("div", "picture");
    #table = make("div", "table");
    #switch = make("button", "switch");
    #probe = make("span", "probe");
    #texts = {};
    #resized = new ResizeObserver(() => this.#chart?.resize());
    #themed = new MutationObserver(() => this.#draw());
    #draws = () => this.#draw();

    constructor() {
        super();
        const root = this.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [sheet];
        this.#picture.setAttribute("role", "img");
        this.#table.hidden = true;
        this.#switch.type = "button";
        this.#switch.addEventListener("click", () => this.#turn());
        root.append(this.#picture, this.#table, this.#switch, this.#probe);
    }

    connectedCallback() {
        this.#resized.observe(this.#picture);
        this.#themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
        DARK.addEventListener("change", this.#draws);
        this.#draw();
    }

    disconnectedCallback() {
        this.#resized.disconnect();
        this.#themed.disconnect();
        DARK.removeEventListener("change", this.#draws);
        this.#chart?.dispose();
        this.#chart = null;
        this.#drawn = false;
    }

    // ---- called by the server ----------------------------------------------------------------

    show(data, texts) {
        this.#data = data;
        this.#texts = texts;
        this.#picture.setAttribute("aria-label", data.sentence);
        this.#table.replaceChildren(table(data));
        this.#name();
        this.#draw();
    }

    // ---- drawing -----------------------------------------------------------------------------

    async #draw() {
        if (!this.#data || !this.isConnected) return;
        let library;
        try {
            library = await import(LIBRARY);
        } catch {
            // without the library the table says the same
            if (this.#table.hidden) this.#turn();
            return;
        }
        if (!this.isConnected) return;
        if (!this.#chart) {
            this.#chart = library.init(this.#picture, null, { renderer: "svg" });
            this.#chart.on("click", event => this.#open(this.#data.points[event.dataIndex]));
        }
        const animated = !STILL.matches && !this.#drawn;
        this.#chart.setOption(option(this.#data, colours(this.#probe), animated), true);
        this.#drawn = true;
    }

    #turn() {
        this.#table.hidden = !this.#table.hidden;
        this.#picture.hidden = !this.#table.hidden;
        this.#name();
        if (this.#table.hidden) this.#chart?.resize();
    }

    #name() {
        this.#switch.textContent = this.#table.hidden ? this.#texts.table : this.#texts.chart;
    }

    /** By a link, so that the page's own routing takes it. */
    #open(point) {
        const link = linkTo(point);
        if (!link) return;
        link.hidden = true;
        this.shadowRoot.append(link);
        link.click();
        link.remove();
    }
}

function linkTo(point) {
    const href = safeHref(point?.href);
    if (!href) return null;
    const link = make("a", "", point.name);
    link.href = href;
    link.setAttribute("router-link", "");
    return link;
}

function table({ sentence, columns, points }) {
    const caption = make("caption", "", sentence);
    const head = make("thead", "", make("tr", "", ...columns.map(column => {
        const cell = make("th", "", column);
        cell.scope = "col";
        return cell;
    })));
    const rows = points.map(point => {
        const name = make("th", "", linkTo(point) ?? point.name);
        name.scope = "row";
        return make("tr", "", name, ...point.words.map(word => make("td", "", word)));
    });
    return make("table", "", caption, head, make("tbody", "", ...rows));
}

customElements.define("saluran-chart-v1", SaluranChart);
