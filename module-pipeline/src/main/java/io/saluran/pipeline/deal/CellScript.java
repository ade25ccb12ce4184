package io.saluran.pipeline.deal;

/// What the browser does for cells that are edited: it says which and where, and when one is left.
final class CellScript {

    /// On the grid. A cell is told by its row's key, its column's key and its place on the screen.
    static final String GRID = """
            if (this.saluranCells) return;
            this.saluranCells = true;
            const above = (one, path = []) => one && one !== this ? above(one.parentNode ?? one.host, [...path, one]) : path;
            const edit = td => {
                const column = td?._column?.getAttribute('data-edit');
                const item = td && this.getEventContext({ composedPath: () => above(td) }).item;
                if (!column || !item) return false;
                const box = td.getBoundingClientRect();
                this.saluranCell = td;
                this.dispatchEvent(new CustomEvent('cell-edit', { detail: { key: item.key, column, left: box.left, top: box.top, width: box.width } }));
                return true;
            };
            const cell = event => event.composedPath().find(each => each.localName === 'td');
            this.addEventListener('keydown', event => {
                if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
                if (event.composedPath()[0] !== cell(event) || !edit(cell(event))) return;
                event.preventDefault();
                event.stopPropagation();
            }, true);
            this.addEventListener('dblclick', event => edit(cell(event)) && event.preventDefault());
            this.saluranNext = step => {
                const cells = [...this.saluranCell?.parentElement?.children ?? []].filter(td => !td.hidden && td._column?.getAttribute('data-edit'))
                    .sort((one, other) => one.getBoundingClientRect().left - other.getBoundingClientRect().left);
                const next = cells[cells.indexOf(this.saluranCell) + step];
                if (next) edit(next);
                else this.saluranBack();
            };
            this.saluranBack = () => this.saluranCell?.isConnected && this.saluranCell.focus({ preventScroll: true });
            """;

    /// On the editor. A moment passes before it is left, for what a field was given arrives after the key that gave it.
    static final String EDITOR = """
            if (this.saluranPlace) return;
            const leave = step => setTimeout(() => this.dispatchEvent(new CustomEvent('cell-leave', { detail: { step } })), 80);
            this.saluranPlace = (left, top, width) => {
                const room = document.documentElement.clientWidth;
                const wide = Math.min(Math.max(width, 200), room - 16);
                this.style.setProperty('width', `${wide}px`);
                this.style.setProperty('left', `${Math.max(8, Math.min(left, room - wide - 8))}px`);
                this.style.setProperty('top', `${top}px`);
            };
            this.saluranSelect = () => setTimeout(() => this.querySelector('input')?.select?.());
            this.addEventListener('keydown', event => {
                if (event.key === 'Escape') {
                    event.stopPropagation();
                    this.dispatchEvent(new CustomEvent('cell-escape'));
                } else if (event.key === 'Tab' && !this.querySelector('[role=alert]')) {
                    event.preventDefault();
                    event.composedPath()[0].blur?.();
                    leave(event.shiftKey ? -1 : 1);
                } else if (event.key === 'Enter' && event.composedPath()[0].localName === 'input') {
                    leave(0);
                }
            });
            this.addEventListener('focusout', event => {
                if (event.relatedTarget && !this.contains(event.relatedTarget)) leave(0);
            });
            """;

    /// On the grid: focuses a row by its place, unless the focus is elsewhere.
    static final String RETURN = """
            const place = $0;
            const wait = (tries) => {
                const row = [...this.shadowRoot.querySelectorAll('tbody tr')].find(each => each.index === place && !each.hidden);
                if (!row) return tries && setTimeout(() => wait(tries - 1), 50);
                if (document.activeElement === document.body || !document.activeElement) {
                    [...row.children].find(cell => cell._column?.path || cell._column?.getAttribute('data-edit'))?.focus?.();
                    if (document.activeElement === document.body) row.querySelector('td')?.focus();
                }
            };
            setTimeout(() => wait(40), 50);
            """;

    private CellScript() {}
}
