package io.saluran.pipeline.deal;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridSortOrderBuilder;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.api.DealsImported;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Deals as a table, open and closed, sorted by any column; with the same filters as the board.
@Route("deals/table")
public final class DealListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient DealList list;
    private final transient Formats formats;
    private final transient Events events;
    private final transient Viewer viewer;
    private final transient List<Subscription> subscriptions = new ArrayList<>();
    private final transient Map<String, String> otherParameters = new HashMap<>();
    private final DealFilterBar filterBar;
    private final DealSelectionChips chips;
    private final Select<String> outcome = new Select<>();
    private final Anchor board = new Anchor();
    private final Anchor export = new Anchor();
    private final Grid<DealList.Row> grid = new Grid<>();
    private final EmptyState empty = new EmptyState(getTranslation("deal.list.none"));
    private transient DealFilter filter = DealFilter.NONE;
    private transient DealList.Query query = new DealList.Query(null, null, "open", DealFilter.NONE);

    DealListView(DealList list, DealChoices choices, Pipelines pipelines, Deals deals, Formats formats, Events events,
            Viewer viewer) {
        this.list = list;
        this.formats = formats;
        this.events = events;
        this.viewer = viewer;
        filterBar = new DealFilterBar(choices, narrowed -> {
            filter = narrowed;
            go();
        });
        chips = new DealSelectionChips(formats);
        addClassName("s-page");
        empty.addClassName("page");
        columns();
        grid.setSizeFull();
        grid.setAllRowsVisible(false);
        grid.addItemClickListener(clicked -> UI.getCurrent().navigate("deals/" + clicked.getItem().id()));
        add(header(pipelines, deals, choices), filterBar, chips, grid, empty);
    }

    private PageHeader header(Pipelines pipelines, Deals deals, DealChoices choices) {
        outcome.setItems("open", "won", "lost", "all");
        outcome.setItemLabelGenerator(each -> getTranslation("deal.outcome." + each));
        outcome.setAriaLabel(getTranslation("deal.field.outcome"));
        outcome.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                go();
            }
        });
        export.setText(getTranslation("deal.export"));
        export.addClassNames("s-link", "s-hide-phone");
        export.getElement().setAttribute("download", true);
        var add = new Button(getTranslation("deal.new"), Lucide.icon("plus"), click -> {
            var all = pipelines.all();
            if (!all.isEmpty() && !all.getFirst().stages().isEmpty()) {
                new NewDealDialog(all.getFirst().stages(), choices,
                        draft -> UI.getCurrent().navigate("deals/" + deals.create(viewer, draft))).open();
            }
        });
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setVisible(viewer.may(DealPermissions.WRITE));
        return new PageHeader(getTranslation("deal.title"), outcome).actions(export,
                new DealViewSwitch(board, DealViewSwitch.Shown.TABLE), add);
    }

    private void columns() {
        grid.addColumn(new ComponentRenderer<>(this::name)).setHeader(getTranslation("deal.field.name"))
                .setSortProperty("name").setKey("name").setFlexGrow(3).setFrozen(true);
        column("account", row -> row.accountName() == null ? "" : row.accountName()).setFlexGrow(2);
        grid.addColumn(new ComponentRenderer<>(this::state)).setHeader(getTranslation("deal.field.stage"))
                .setSortProperty("stage").setKey("stage");
        column("value", row -> row.value() == null ? getTranslation("deal.no-value-yet")
                : formats.money(row.value(), getLocale())).setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "num");
        date("closesOn", DealList.Row::closesOn);
        column("owner", row -> row.ownerName() == null ? "" : row.ownerName());
        grid.addColumn(row -> row.nextStep() == null ? "" : row.nextStep())
                .setHeader(getTranslation("deal.field.nextStep")).setKey("nextStep").setSortable(false);
        date("nextStepOn", DealList.Row::nextStepOn);
        date("closedOn", DealList.Row::closedOn);
        grid.setMultiSort(false);
    }

    private Grid.Column<DealList.Row> column(String key, ValueProvider<DealList.Row, String> words) {
        return grid.addColumn(words).setHeader(getTranslation("deal.field." + key)).setSortProperty(key).setKey(key)
                .setAutoWidth(true).setFlexGrow(1);
    }

    private void date(String key, ValueProvider<DealList.Row, @Nullable LocalDate> date) {
        column(key, row -> {
            var day = date.apply(row);
            return day == null ? "" : formats.date(day, getLocale());
        }).setTextAlign(ColumnTextAlign.END).setPartNameGenerator(row -> "num");
    }

    private Anchor name(DealList.Row row) {
        var link = new Anchor("deals/" + row.id(), row.name());
        link.getElement().setAttribute("router-link", true);
        link.addClassName("s-link");
        return link;
    }

    private Span state(DealList.Row row) {
        return row.outcome() == null ? new Span(row.stageName())
                : new Badge(getTranslation("deal." + row.outcome()), "won".equals(row.outcome()) ? Tone.WON : Tone.LOST);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters().getParameters();
        query = DealList.Query.of(parameters);
        filter = query.filter();
        otherParameters.clear();
        Stream.concat(Stream.of("pipeline", "stage"), DealSelection.PARAMETERS.stream()).forEach(name -> parameters.getOrDefault(name, List.of()).stream().findFirst()
                .ifPresent(value -> otherParameters.put(name, value)));
        outcome.setValue(query.outcome() == null ? "all" : query.outcome());
        filterBar.show(filter);
        chips.show(query.selection(), parameters());
        grid.sort(sort(String.join("", parameters.getOrDefault("sort", List.of("-value")))));
        var items = grid.setItems(page -> rows(page.getSortOrders().stream().findFirst()
                .map(order -> new DealList.Sort(order.getSorted(), order.getDirection() == SortDirection.DESCENDING))
                .orElse(new DealList.Sort("createdAt", true)), page.getOffset(), page.getLimit()));
        items.setItemCountUnknown();
        addresses();
        showTotals();
    }

    private List<GridSortOrder<DealList.Row>> sort(String words) {
        var column = grid.getColumnByKey(words.startsWith("-") ? words.substring(1) : words);
        var order = new GridSortOrderBuilder<DealList.Row>();
        if (column == null) {
            return List.of();
        }
        return words.startsWith("-") ? order.thenDesc(column).build() : order.thenAsc(column).build();
    }

    private Stream<DealList.Row> rows(DealList.Sort sort, int offset, int limit) {
        return list.rows(viewer, query, sort, offset, limit).stream();
    }

    private void showTotals() {
        var totals = list.totals(viewer, query);
        filterBar.setSum(totals.total() == null ? getTranslation("deal.list.sum-no-value", totals.count())
                : getTranslation("deal.list.sum", totals.count(), formats.compactMoney(totals.total(), getLocale())));
        grid.setVisible(totals.count() > 0);
        empty.setVisible(totals.count() == 0);
    }

    private Map<String, String> parameters() {
        var parameters = new HashMap<>(filter.parameters());
        parameters.putAll(otherParameters);
        parameters.put("outcome", outcome.getValue());
        return parameters;
    }

    private void go() {
        UI.getCurrent().navigate("deals/table", QueryParameters.simple(parameters()));
    }

    private void addresses() {
        var parameters = parameters();
        export.setHref("export/deals.csv" + address(parameters));
        parameters.remove("outcome");
        board.setHref("deals" + address(parameters));
    }

    private static String address(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : "?" + QueryParameters.simple(parameters).getQueryString();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        subscriptions.add(events.on(DealMoved.class, moved -> ui.access(this::again)));
        subscriptions.add(events.on(DealChanged.class, changed -> ui.access(this::again)));
        subscriptions.add(events.on(DealClosed.class, closed -> ui.access(this::again)));
        subscriptions.add(events.on(DealsImported.class, imported -> ui.access(this::again)));
    }

    private void again() {
        grid.getDataProvider().refreshAll();
        showTotals();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("deal.title");
    }
}
