package io.saluran.pipeline.deal;

import com.vaadin.flow.component.grid.Grid.SelectionMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which deals are chosen in the groups of the table. It outlasts the tables that show them, for these are made anew when
/// a group comes or goes, or is opened again.
final class GroupChoice {

    private final Set<UUID> chosen = new LinkedHashSet<>();
    private final Runnable changed;

    /// @param changed hears when others are chosen
    GroupChoice(Runnable changed) {
        this.changed = changed;
    }

    Set<UUID> deals() {
        return Set.copyOf(chosen);
    }

    /// Lets the rows of a table be chosen.
    void watch(DealGrid grid) {
        grid.setSelectionMode(SelectionMode.MULTI);
        grid.asMultiSelect().addSelectionListener(change -> {
            var came = chosen.addAll(ids(change.getAddedSelection().stream()));
            var went = chosen.removeAll(ids(change.getRemovedSelection().stream()));
            if (came || went) {
                changed.run();
            }
        });
    }

    private static Set<UUID> ids(Stream<DealList.Row> rows) {
        return rows.map(DealList.Row::id).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Lets only these stay chosen, of those that are.
    void keep(List<DealList.Row> still) {
        if (chosen.retainAll(ids(still.stream()))) {
            changed.run();
        }
    }

    void none() {
        keep(List.of());
    }
}
