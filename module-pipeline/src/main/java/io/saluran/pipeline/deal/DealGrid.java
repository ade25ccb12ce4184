package io.saluran.pipeline.deal;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridSortOrderBuilder;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.ValueProvider;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Phone;
import io.saluran.ui.component.Tone;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Deals as rows; on a phone two lines each.
final class DealGrid extends Grid<DealList.Row> {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient Supplier<Map<String, String>> origin;
    private final transient Set<UUID> glowing = new HashSet<>();

    /// @param origin parameters of the list, for the pages of its deals
    DealGrid(DealDesk desk, Supplier<Map<String, String>> origin) {
        this.desk = desk;
        this.origin = origin;
        setSizeFull();
        columns();
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

    /// Tells the browser which cells can be edited.
    private void mark(Column<DealList.Row> column) {
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

    private void columns() {
        addColumn(new ComponentRenderer<>(this::name)).setHeader(getTranslation("deal.field.name"))
                .setSortProperty("name").setKey("name").setWidth("250px").setFlexGrow(3).setFrozen(true);
        column("account", row -> row.accountName() == null ? "" : row.accountName());
        addColumn(new ComponentRenderer<>(this::state)).setHeader(getTranslation("deal.field.stage"))
                .setSortProperty("stage").setKey("stage").setAutoWidth(true).setFlexGrow(0);
        column("value", this::value).setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "num");
        money("monthlyValue", row -> recurring(row.monthlyValue()));
        money("yearlyValue", row -> recurring(row.yearlyValue()));
        money("amount", row -> row.amount() == null ? null : desk.money(row.amount(), row.currency()))
                .setSortable(false);
        column("currency", row -> Objects.requireNonNullElse(row.currency(), "")).setSortable(false);
        date("closesOn", DealList.Row::closesOn);
        column("owner", row -> row.ownerName() == null ? "" : row.ownerName());
        addColumn(row -> row.nextStep() == null ? "" : row.nextStep())
                .setHeader(getTranslation("deal.field.nextStep")).setKey("nextStep").setSortable(false)
                .setWidth("150px").setFlexGrow(2).setTooltipGenerator(DealList.Row::nextStep);
        date("nextStepOn", DealList.Row::nextStepOn);
        addColumn(this::daysInStage).setHeader(getTranslation("board.age")).setSortProperty("stageSince")
                .setKey("stageSince").setAutoWidth(true).setFlexGrow(0).setTextAlign(ColumnTextAlign.END)
                .setPartNameGenerator(row -> "num");
        date("closedOn", DealList.Row::closedOn);
        date("endsOn", DealList.Row::endsOn);
        column("product", row -> Objects.requireNonNullElse(row.productName(), "")).setSortable(false);
        column("source", row -> Objects.requireNonNullElse(row.source(), "")).setSortable(false);
        column("pipeline", DealList.Row::pipelineName).setSortable(false);
        date("openedOn", DealList.Row::openedOn).setSortable(false);
        column("reason", row -> Objects.requireNonNullElse(row.reason(), "")).setSortable(false);
        column("externalId", row -> Objects.requireNonNullElse(row.externalId(), "")).setSortable(false);
    }

    private Column<DealList.Row> column(String key, ValueProvider<DealList.Row, String> words) {
        return addColumn(words).setHeader(label(key)).setSortProperty(key).setKey(key)
                .setAutoWidth(true).setFlexGrow(0);
    }

    private Column<DealList.Row> money(String key, Function<DealList.Row, @Nullable String> words) {
        return column(key, row -> Objects.requireNonNullElse(words.apply(row), ""))
                .setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "num");
    }

    private String daysInStage(DealList.Row row) {
        var days = DealColumns.daysInStage(row, desk.clock().instant());
        return days == null ? "" : desk.formats().number(days, getLocale());
    }

    private @Nullable String recurring(@Nullable BigDecimal amount) {
        return amount == null ? null : desk.formats().money(amount, getLocale());
    }

    private Column<DealList.Row> date(String key, ValueProvider<DealList.Row, @Nullable LocalDate> date) {
        return column(key, row -> {
            var day = date.apply(row);
            return day == null ? "" : desk.formats().date(day, getLocale());
        }).setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "num");
    }

    private Div name(DealList.Row row) {
        var link = new Anchor(DealPageView.address(row.id(), origin.get()), row.name());
        link.getElement().setAttribute("router-link", true);
        link.getElement().addEventListener("click", click -> CameFrom.went(row.id()));
        link.addClassName("s-link");
        var below = new Span(Stream.of(row.accountName(), row.outcome() == null
                ? row.stageName()
                : getTranslation("deal." + row.outcome()), value(row)).filter(Objects::nonNull)
                .collect(Collectors.joining(" · ")));
        below.addClassNames("s-only-phone", "s-second-line");
        var lines = new Div(link, below);
        lines.addClassName("s-two-lines");
        return lines;
    }

    private String label(String key) {
        return switch (key) {
            case "pipeline" -> getTranslation("deal.pipeline");
            case "openedOn" -> getTranslation("deal.opened");
            default -> getTranslation("deal.field." + key);
        };
    }

    private String value(DealList.Row row) {
        if (row.currency() != null && row.amount() != null) {
            return desk.money(row.amount(), row.currency());
        }
        return row.value() == null
                ? getTranslation("deal.no-value-yet")
                : desk.formats().money(row.value(), getLocale());
    }

    private Span state(DealList.Row row) {
        return row.outcome() == null
                ? new Span(row.stageName())
                : new Badge(getTranslation("deal." + row.outcome()),
                        "won".equals(row.outcome()) ? Tone.WON : Tone.LOST);
    }
}
