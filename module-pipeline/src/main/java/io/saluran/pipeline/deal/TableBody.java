package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.router.QueryParameters;
import io.saluran.pipeline.deal.DealGroups.By;
import io.saluran.ui.component.Undos;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows of the table, in groups or not: chosen, edited in their cells, and added up below.
final class TableBody extends Div implements CellEditor.Table {

    private static final long serialVersionUID = 1;

    /// Rows among which one is found again on coming back.
    private static final int NEAR = 500;

    private final transient DealTable reading;
    private final transient DealDesk desk;
    private final transient Supplier<Map<String, String>> origin;
    private final transient Page page;
    private final CellEditor editor;
    private final DealGrid grid;
    private final GroupedDeals grouped;
    private final transient RowChoice choice;
    private final transient GroupChoice groupChoice;
    private final transient List<DealGrid> inGroups = new ArrayList<>();
    private boolean isStale;
    private transient DealColumns columns = new DealColumns(List.of(DealColumns.FIRST));
    private transient Wanted wanted = new Wanted(new DealQuery(null, null, "open", DealFilter.NONE), null);

    /// The page in which it stands.
    interface Page {

        void chosen(Set<UUID> deals);

        /// A deal was changed in its cell.
        void changed(UUID deal);

        /// The rows stand in another order.
        void sorted();

        /// The columns were put into another order.
        void ordered(DealColumns columns);
    }

    /// What is shown.
    ///
    /// @param by null without groups
    record Wanted(DealQuery query, @Nullable By by) {}

    /// @param origin parameters of the list, for the pages of its deals
    TableBody(DealTable reading, DealDesk desk, Undos undos, Supplier<Map<String, String>> origin, Page page) {
        this.reading = reading;
        this.desk = desk;
        this.origin = origin;
        this.page = page;
        addClassName("s-tablebody");
        editor = new CellEditor(desk, reading.page(), undos, this);
        grid = table();
        choice = new RowChoice(grid, (from, count) -> reading.list().rows(desk.viewer(), wanted.query(), sorted(), from,
                count), deals -> tellChosen());
        grid.addSortListener(sorted -> {
            if (sorted.isFromClient()) {
                showGroups();
                page.sorted();
            }
        });
        groupChoice = new GroupChoice(this::tellChosen);
        grouped = new GroupedDeals(desk, reading.groups(), groupChoice, this::tableInGroup);
        add(grid, grouped, editor);
    }

    private DealGrid table() {
        var made = new DealGrid(desk, origin);
        editor.listen(made);
        made.addItemClickListener(clicked -> {
            // where cells are edited a click only goes to one; the name leads to the deal
            if (!desk.mayWrite() || made.hasThemeName("phone")) {
                UI.getCurrent().navigate("deals/" + clicked.getItem().id(), QueryParameters.simple(origin.get()));
            }
        });
        made.addColumnReorderListener(moved -> {
            if (moved.isFromClient()) {
                page.ordered(new DealColumns(moved.getColumns().stream().map(Grid.Column::getKey)
                        .filter(Objects::nonNull).filter(columns.keys()::contains).toList()));
            }
        });
        return made;
    }

    private DealGrid tableInGroup() {
        inGroups.removeIf(each -> each.getParent().isEmpty());
        var made = table();
        made.showOwn(reading.list().own());
        made.show(columns);
        made.inGroup();
        groupChoice.watch(made);
        inGroups.add(made);
        return made;
    }

    private void tellChosen() {
        var deals = new LinkedHashSet<UUID>();
        grid.getSelectedItems().forEach(row -> deals.add(row.id()));
        deals.addAll(groupChoice.deals());
        page.chosen(deals);
    }

    /// Shows the rows of another query.
    void show(Wanted now, DealColumns shown, DealList.Sort sort) {
        wanted = now;
        grid.showOwn(reading.list().own());
        grid.sortBy(sort);
        show(shown);
        chooseNone();
        setClassName("s-grouped", now.by() != null);
        grid.asHead(now.by() != null);
        if (now.by() == null) {
            grid.setItems(new CallbackDataProvider<DealList.Row, Void>(asked -> reading.list().rows(desk.viewer(),
                    wanted.query(), sorted(), asked.getOffset(), asked.getLimit()).stream(), asked -> 0,
                    DealList.Row::id)).setItemCountUnknown();
        } else {
            grid.setItems(List.of());
        }
        showGroups();
    }

    void show(DealColumns shown) {
        columns = shown;
        grid.show(shown);
        inGroups.forEach(each -> each.show(shown));
        grouped.columns(shown);
    }

    DealColumns columns() {
        return columns;
    }

    /// How it is sorted now.
    DealList.Sort sorted() {
        return grid.sorted();
    }

    /// Shows the rows as they are now, below them what they come to.
    void showTotals(DealList.Totals totals) {
        grid.showTotals(getTranslation("deal.group.count", totals.count()),
                totals.total() == null ? "" : desk.money(totals.total()));
        grid.setVisible(totals.count() > 0);
        grouped.setVisible(totals.count() > 0 && wanted.by() != null);
        grouped.showTotals(totals);
    }

    private void showGroups() {
        if (wanted.by() != null) {
            inGroups.clear();
            grouped.show(wanted.by(), inGroups());
        }
    }

    private GroupedDeals.Shown inGroups() {
        return new GroupedDeals.Shown(wanted.query(), sorted());
    }

    /// Reads the rows again; they stay where they are scrolled to. While somebody is in a cell, after that.
    void refresh() {
        if (editor.isOpen()) {
            isStale = true;
            return;
        }
        isStale = false;
        grid.getDataProvider().refreshAll();
        showGroups();
    }

    @Override
    public void left() {
        if (isStale) {
            refresh();
        }
    }

    @Override
    public void changed(UUID deal) {
        page.changed(deal);
    }

    /// Shows a deal as it is now, where it stands; all rows anew when it stands nowhere.
    ///
    /// @param glow whether it lights up, as for another person's change
    void renew(UUID deal, boolean glow) {
        var row = reading.list().one(desk.viewer(), deal).orElse(null);
        var shown = row != null && Stream.concat(Stream.of(grid), inGroups.stream())
                .filter(table -> table.renew(row, glow)).count() > 0;
        if (!shown || (wanted.by() != null && !grouped.renew(inGroups()))) {
            refresh();
        }
    }

    /// Shows the row of the deal from which somebody comes back, when it is among the first.
    void returnTo(UUID deal) {
        if (wanted.by() != null) {
            return;
        }
        var ids = reading.list().rows(desk.viewer(), wanted.query(), sorted(), 0, NEAR).stream().map(DealList.Row::id)
                .toList();
        var place = ids.indexOf(deal);
        if (place >= 0) {
            grid.scrollToIndex(Math.max(0, place - 3));
            grid.getElement().executeJs(CellScript.RETURN, place);
        }
    }

    void showFields() {
        grid.showOwn(reading.list().own());
        grid.show(columns);
    }

    void chooseNone() {
        choice.none();
        groupChoice.none();
        inGroups.forEach(DealGrid::deselectAll);
    }
}
