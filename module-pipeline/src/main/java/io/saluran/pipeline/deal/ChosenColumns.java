package io.saluran.pipeline.deal;

import io.saluran.db.Viewer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The columns of the table: those of its address, else those that the person keeps, else the usual ones of what is shown.
final class ChosenColumns {

    /// Under which a person's columns are kept.
    static final String KEPT = "deals/table columns";

    private static final String PARAMETER = "columns";

    private final DealTable table;
    private final Viewer viewer;
    private final ColumnsMenu menu;
    private final Consumer<DealColumns> show;
    private @Nullable DealColumns chosen;
    private @Nullable String outcome = "open";

    /// @param show shows columns
    /// @param changed runs when somebody has chosen others
    ChosenColumns(DealTable table, Viewer viewer, Consumer<DealColumns> show, Runnable changed) {
        this.table = table;
        this.viewer = viewer;
        this.show = show;
        menu = new ColumnsMenu(table.list().own(), columns -> {
            keep(columns);
            changed.run();
        }, () -> {
            table.choices().forget(viewer, KEPT);
            choose(null);
            changed.run();
        });
    }

    ColumnsMenu menu() {
        return menu;
    }

    /// Shows the columns for an address.
    void enter(Map<String, List<String>> parameters, @Nullable String shownOutcome) {
        outcome = shownOutcome;
        choose(parameters.containsKey(PARAMETER)
                ? DealColumns.of(String.join("", parameters.getOrDefault(PARAMETER, List.of())), table.list().own())
                : null);
    }

    /// Takes the columns that somebody wants, and keeps them for the person.
    void keep(DealColumns columns) {
        table.choices().keep(viewer, KEPT, columns.toString());
        choose(columns);
    }

    private void choose(@Nullable DealColumns columns) {
        chosen = columns;
        var now = columns == null ? kept() : columns;
        show.accept(now);
        menu.show(now);
    }

    private DealColumns kept() {
        return table.choices().of(viewer, KEPT).map(words -> DealColumns.of(words, table.list().own()))
                .orElseGet(() -> DealColumns.usual(outcome, table.list().recurs(viewer), table.list().own()));
    }

    void into(Map<String, String> parameters) {
        if (chosen != null) {
            parameters.put(PARAMETER, chosen.toString());
        }
    }
}
