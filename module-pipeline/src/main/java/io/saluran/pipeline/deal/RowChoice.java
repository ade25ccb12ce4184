package io.saluran.pipeline.deal;

import com.vaadin.flow.component.grid.Grid.SelectionMode;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Chooses rows of the table: by their boxes, by `X` and `Shift X`, by a click with Ctrl or Shift.
final class RowChoice {

    private static final String LISTEN = """
            const choose = (event, range) => {
                const at = this.getEventContext(event);
                if (!at.item) return false;
                event.preventDefault();
                event.stopPropagation();
                this.dispatchEvent(new CustomEvent('row-choose', { detail: { key: at.item.key, index: at.index, range } }));
                return true;
            };
            const typing = event => event.composedPath().some(each => /^(INPUT|TEXTAREA)$/.test(each.tagName) && each.type !== 'checkbox');
            this.addEventListener('keydown', event => {
                if (event.ctrlKey || event.metaKey || event.altKey || typing(event) || window.saluran?.lettersOff) return;
                if (event.key.toLowerCase() === 'x') choose(event, event.shiftKey);
            }, true);
            this.addEventListener('click', event => {
                if (!(event.ctrlKey || event.metaKey || event.shiftKey) || typing(event)) return;
                if (event.composedPath().some(each => each.tagName === 'A' || each.tagName === 'VAADIN-CHECKBOX')) return;
                choose(event, event.shiftKey);
            }, true);
            """;

    private final DealGrid grid;
    private final BiFunction<Integer, Integer, List<DealList.Row>> rows;
    private int from = -1;

    /// @param rows reads rows as they stand, from a place on, so many
    RowChoice(DealGrid grid, BiFunction<Integer, Integer, List<DealList.Row>> rows, Consumer<Set<UUID>> chosen) {
        this.grid = grid;
        this.rows = rows;
        grid.setSelectionMode(SelectionMode.MULTI);
        var model = (GridMultiSelectionModel<DealList.Row>) grid.getSelectionModel();
        model.setDragSelect(true);
        model.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.HIDDEN);
        grid.addSelectionListener(change -> chosen.accept(change.getAllSelectedItems().stream().map(DealList.Row::id)
                .collect(Collectors.toCollection(LinkedHashSet::new))));
        grid.addAttachListener(attached -> grid.getElement().executeJs(LISTEN));
        grid.getElement().addEventListener("row-choose", event -> {
            var detail = event.getEventData();
            choose(detail.get("event.detail.index").asInt(), detail.get("event.detail.range").asBoolean());
        }).addEventData("event.detail.index").addEventData("event.detail.range");
    }

    /// Chooses a row, or no longer; with a range all from the one before.
    void choose(int index, boolean range) {
        if (range && from >= 0) {
            var first = Math.min(from, index);
            var count = Math.min(Math.abs(from - index) + 1, BulkEdit.MOST);
            grid.asMultiSelect().select(rows.apply(first, count));
            return;
        }
        from = index;
        for (var row : rows.apply(index, 1)) {
            if (grid.asMultiSelect().isSelected(row)) {
                grid.asMultiSelect().deselect(row);
            } else {
                grid.asMultiSelect().select(row);
            }
        }
    }

    void none() {
        from = -1;
        grid.deselectAll();
    }
}
