package io.saluran.pipeline.deal;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a group comes to, each amount below the heading of its column; beside the name what has no column.
record GroupLine(DealDesk desk, DealColumns columns) {

    /// On the groups, which stand in the table's body below a grid that has only the headings.
    static final String ALIGN = """
            const body = this.parentElement;
            const head = body?.querySelector(':scope > vaadin-grid');
            if (!head) return;
            const place = () => {
                const narrow = matchMedia('(width <= 640px)').matches;
                const columns = grid => [...grid.querySelectorAll('vaadin-grid-column, vaadin-grid-flow-selection-column')].filter(each => !each.hidden);
                const wide = columns(head).reduce((sum, each) => sum + (parseFloat(each.width) || 0), 0);
                body.style.setProperty('--s-wide', narrow ? '0' : `${wide}px`);
                for (const line of this.querySelectorAll('.s-group-line')) {
                    const details = line.closest('vaadin-details');
                    const grid = details?.opened && details.querySelector('vaadin-grid') || head;
                    const box = line.getBoundingClientRect();
                    let room = box.width;
                    for (const amount of line.querySelectorAll('[data-column]')) {
                        const column = columns(grid).find(each => each.getAttribute('data-key') === amount.dataset.column);
                        const cell = (column?._sizerCell ?? column?._headerCell)?.getBoundingClientRect();
                        const fits = !narrow && cell?.width > 0;
                        amount.classList.toggle('aligned', fits);
                        amount.style.setProperty('inset-inline-end', fits ? `${box.right - cell.right + 12}px` : 'auto');
                        if (fits) room = Math.min(room, cell.left - box.left);
                    }
                    line.firstElementChild.style.setProperty('max-width', narrow ? 'none' : `${room}px`);
                }
            };
            if (!this.saluranSizes) {
                this.saluranSizes = new ResizeObserver(() => requestAnimationFrame(place));
                this.saluranSizes.observe(body);
                this.saluranSizes.observe(head);
            }
            requestAnimationFrame(place);
            setTimeout(place, 250);
            """;

    /// @param total null when no deal has a value
    Div of(Div name, long count, @Nullable BigDecimal total, @Nullable BigDecimal weighted) {
        var before = new Div(name, new Span(name.getTranslation("deal.group.count", count)));
        before.addClassNames("s-row", "s-group-name");
        var line = new Div(before);
        line.addClassNames("s-row", "s-num", "s-group-line");
        var worth = new Span(total == null ? name.getTranslation("deal.no-value-yet") : desk.money(total));
        worth.addClassName("s-medium");
        place(worth, "value", line, before);
        if (weighted != null) {
            var likely = new Span(columns.keys().contains(DealColumns.WEIGHTED)
                    ? desk.money(weighted)
                    : name.getTranslation("deal.weighted", desk.money(weighted)));
            likely.addClassNames("s-muted", "s-hide-phone");
            place(likely, DealColumns.WEIGHTED, line, before);
        }
        return line;
    }

    private void place(Span amount, String column, Div line, Div before) {
        if (columns.keys().contains(column)) {
            amount.getElement().setAttribute("data-column", column);
            line.add(amount);
        } else {
            before.add(amount);
        }
    }
}
