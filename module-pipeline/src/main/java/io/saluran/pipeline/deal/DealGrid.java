package io.saluran.pipeline.deal;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridSortOrderBuilder;
import com.vaadin.flow.data.provider.SortDirection;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.ui.component.Phone;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Deals as rows; on a phone two lines each.
final class DealGrid extends Grid<DealList.Row> {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient Set<UUID> glowing = new HashSet<>();

    /// @param origin parameters of the list, for the pages of its deals
    DealGrid(DealDesk desk, Supplier<Map<String, String>> origin) {
        this.desk = desk;
        setSizeFull();
        new DealGridColumns(this, desk, origin).add();
        setMultiSort(false);
        setColumnReorderingAllowed(true);
        Phone.columns(this, "name");
        setPartNameGenerator(row -> glowing.contains(row.id()) ? "glow" : null);
    }

    /// Makes columns of the company's own fields as they are now.
    void showOwn(OwnFields own) {
        getColumns().stream().filter(column -> FieldWriting.keyOf(column.getKey()).isPresent()).toList()
                .forEach(this::removeColumn);
        if (hasThemeName("phone")) {
            return;
        }
        for (var field : own.all()) {
            var column = addColumn(row -> Objects.requireNonNullElse(own.show(field, row.fields(), getLocale()), ""))
                    .setHeader(field.label(getLocale())).setKey(FieldWriting.historyName(field.key()))
                    .setSortProperty(FieldWriting.historyName(field.key())).setWidth("140px").setFlexGrow(0)
                    .setResizable(true).setTooltipGenerator(row -> own.show(field, row.fields(), getLocale()));
            column.setVisible(false);
            if (own.isNumber(field)) {
                column.setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "num");
            }
        }
        getColumns().forEach(this::mark);
    }

    /// Tells the browser which columns these are, and which cells can be edited.
    private void mark(Column<DealList.Row> column) {
        if (column.getKey() != null) {
            column.getElement().setAttribute("data-key", column.getKey());
        }
        if (desk.mayWrite() && CellFields.canEdit(column.getKey())) {
            column.getElement().setAttribute("data-edit", column.getKey());
        }
    }

    /// Shows just these columns, in their order.
    void show(DealColumns columns) {
        if (hasThemeName("phone")) {
            return;
        }
        getColumns().forEach(column -> column.setVisible(columns.keys().contains(column.getKey())));
        var shown = columns.keys().stream().map(this::getColumnByKey).filter(Objects::nonNull).toList();
        setColumnOrder(
                Stream.concat(shown.stream(), getColumns().stream().filter(each -> !shown.contains(each))).toList());
    }

    /// Shows a deal as it is now in the row where it stands, so that no row moves under a hand.
    ///
    /// @param glow whether it lights up, as for another person's change
    /// @return false when it has no row here
    boolean renew(DealList.Row row, boolean glow) {
        if (!getDataCommunicator().getKeyMapper().has(row)) {
            return false;
        }
        if (glow && glowing.add(row.id())) {
            getElement().executeJs("return new Promise(done => setTimeout(done, 2000))").then(over -> glowing.remove(
                    row.id()));
        }
        getDataProvider().refreshItem(row);
        return true;
    }

    /// What the rows come to, below them.
    void showTotals(String count, String total) {
        var foot = getFooterRows().isEmpty() ? appendFooterRow() : getFooterRows().getFirst();
        foot.getCell(getColumnByKey("name")).setText(count);
        foot.getCell(getColumnByKey("value")).setText(total);
    }

    /// For the rows of one group: how they are sorted, and how the columns are called, stands above all groups.
    void inGroup() {
        addClassName("s-in-group");
        getColumns().forEach(column -> column.setSortable(false).setResizable(false));
        setColumnReorderingAllowed(false);
    }

    /// Above groups, where it has no rows.
    void asHead(boolean head) {
        setAllRowsVisible(head);
        setHeight(head ? null : "100%");
        getColumns().forEach(column -> column.setResizable(!head));
    }

    /// Shows how it is sorted, without asking for rows.
    void sortBy(DealList.Sort sort) {
        sort(order(sort));
    }

    private List<GridSortOrder<DealList.Row>> order(DealList.Sort sort) {
        var column = getColumnByKey(sort.field());
        var order = new GridSortOrderBuilder<DealList.Row>();
        return column == null
                ? List.of()
                : (sort.descending() ? order.thenDesc(column) : order.thenAsc(column)).build();
    }

    /// How it is sorted now.
    DealList.Sort sorted() {
        return getSortOrder().stream().findFirst().map(order -> new DealList.Sort(order.getSorted().getKey(),
                order.getDirection() == SortDirection.DESCENDING)).orElse(DealList.Sort.USUAL);
    }
}
