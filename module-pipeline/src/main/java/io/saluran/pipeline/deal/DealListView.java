package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.api.DealsChanged;
import io.saluran.pipeline.api.DealsImported;
import io.saluran.pipeline.deal.DealGroups.By;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.platform.format.Formats;
import io.saluran.platform.view.SavedViews;
import io.saluran.ui.component.Hearing;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Undos;
import io.saluran.ui.component.ViewTabs;
import io.saluran.ui.field.ShowsFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Deals as a table, open and closed, sorted by any column; with the same filters as the board.
@Route("deals/table")
public final class DealListView extends Div
        implements
            BeforeEnterObserver,
            HasDynamicTitle,
            ShowsFields,
            ChosenBar.Page,
            TableBody.Page {

    /// Parameters that the board does not know.
    static final Set<String> TABLE_ONLY = Stream.concat(Stream.of("outcome", "sort", "stage", "columns", "group"),
            DealSelection.PARAMETERS.stream()).collect(Collectors.toUnmodifiableSet());

    private static final long serialVersionUID = 1;

    private final transient DealList list;
    private final transient DealDesk desk;
    private final transient Formats formats;
    private final transient Viewer viewer;
    private final transient Map<String, String> otherParameters = new HashMap<>();
    private final DealFilterBar filterBar;
    private final DealSelectionChips chips;
    private final Select<String> outcome = new Select<>();
    private final Select<Pipeline> pipeline = new Select<>();
    private final Anchor board = new Anchor();
    private final Anchor export = new Anchor();
    private final TableBody body;
    private final transient ChosenColumns columns;
    private final ShapePicker group = new ShapePicker("group", "deal.group",
            Stream.of(By.values()).map(By::word).toList(), each -> getTranslation("deal.group." + each), this::go);
    private final ViewTabs views;
    private final DealsMissing empty;
    private final ChosenBar chosen;
    private transient DealFilter filter = DealFilter.NONE;
    private transient DealQuery query = new DealQuery(null, null, "open", DealFilter.NONE);

    DealListView(DealTable table, DealDesk desk, Events events, SavedViews saved) {
        this.list = table.list();
        this.desk = desk;
        this.formats = desk.formats();
        new Hearing(this, events)
                .of(DealMoved.class, moved -> hear(moved.deal(), moved.by()))
                .of(DealChanged.class, changed -> hear(changed.deal(), changed.by()))
                .of(DealClosed.class, closed -> hear(closed.deal(), closed.by()))
                .of(DealsChanged.class, changed -> again())
                .of(FieldsChanged.class, changed -> showFields())
                .of(DealsImported.class, imported -> again());
        this.viewer = desk.viewer();
        filterBar = new DealFilterBar(desk, narrowed -> {
            filter = narrowed;
            go();
        });
        chips = new DealSelectionChips(formats);
        empty = new DealsMissing(list, viewer, this::clear);
        body = new TableBody(table, desk, Undos.on(this), this::origin, this);
        columns = new ChosenColumns(table, viewer, body::show, this::shaped);
        views = new ViewTabs(saved, viewer,
                new ViewTabs.Page("deals", "deals/table", DealBoardView.BOARD_ONLY, Set.of("pipeline"),
                        this::shownParameters))
                .counting(parameters -> new ViewCounts(list, formats, viewer).of(parameters,
                        DealBoardView.BOARD_ONLY, null));
        addClassName("s-page");
        chosen = new ChosenBar(desk, Undos.on(this), this);
        filterBar.add(group, columns.menu());
        add(header(), views, filterBar, chips, body, empty, chosen);
        PageKeys.on(this).key("/", getTranslation("filter.text"), filterBar::focusText)
                .key("f", getTranslation("filter.more"), filterBar::openMore)
                .also("↵", getTranslation("cell.keys.edit")).also("⇥", getTranslation("cell.keys.next"))
                .also("X", getTranslation("board.keys.choose")).also("⇧ X", getTranslation("board.keys.choose-to"));
    }

    private PageHeader header() {
        outcome.setItems("open", "won", "lost", "all");
        outcome.setItemLabelGenerator(each -> getTranslation("deal.outcome." + each));
        outcome.setAriaLabel(getTranslation("deal.field.outcome"));
        outcome.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                go();
            }
        });
        pipeline.setItemLabelGenerator(each -> each == null ? getTranslation("deal.pipeline.all") : each.name());
        pipeline.setEmptySelectionAllowed(true);
        pipeline.setEmptySelectionCaption(getTranslation("deal.pipeline.all"));
        pipeline.setAriaLabel(getTranslation("deal.pipeline"));
        pipeline.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                otherParameters.remove("pipeline");
                otherParameters.remove("stage");
                if (chosen.getValue() != null) {
                    otherParameters.put("pipeline", chosen.getValue().id().toString());
                }
                go();
            }
        });
        export.setText(getTranslation("deal.export"));
        export.addClassNames("s-link", "s-hide-phone");
        export.getElement().setAttribute("download", true);
        var add = new Button(getTranslation("deal.new"), Lucide.icon("plus"), click -> create());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setSuffixComponent(PageKeys.hint("N"));
        add.addClassName("s-main-act");
        add.setVisible(desk.mayWrite());
        if (desk.mayWrite()) {
            PageKeys.on(this).key("n", getTranslation("deal.new"), this::create);
        }
        return new PageHeader(getTranslation("deal.title"), pipeline, outcome).actions(export,
                new DealViewSwitch(board, DealViewSwitch.Shown.TABLE), add);
    }

    private void create() {
        new NewDeals(desk).open(query.pipeline(), null, null);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = views.enter(event.getLocation().getQueryParameters().getParameters());
        query = DealQuery.of(parameters);
        filter = query.filter();
        otherParameters.clear();
        Stream.concat(Stream.of("pipeline", "stage"), DealSelection.PARAMETERS.stream())
                .forEach(name -> parameters.getOrDefault(name, List.of()).stream().findFirst()
                        .ifPresent(value -> otherParameters.put(name, value)));
        outcome.setValue(query.outcome() == null ? "all" : query.outcome());
        showPipeline();
        filterBar.show(filter);
        chips.show(query.selection(), parameters());
        group.show(parameters);
        columns.enter(parameters, query.outcome());
        var came = CameFrom.back();
        body.show(new TableBody.Wanted(query, group.word().flatMap(By::of).orElse(null)), body.columns(),
                DealList.Sort.of(String.join("", parameters.getOrDefault("sort", List.of()))));
        addresses();
        views.show();
        showTotals();
        came.ifPresent(body::returnTo);
    }

    private void showPipeline() {
        var all = desk.pipelines().all();
        pipeline.setItems(all);
        pipeline.setVisible(all.size() > 1);
        pipeline.setValue(all.stream().filter(each -> each.id().equals(query.pipeline())).findFirst().orElse(null));
    }

    @Override
    public void ordered(DealColumns now) {
        columns.keep(now);
        shaped();
    }

    @Override
    public void sorted() {
        shaped();
    }

    /// The page is in another shape now, with the same rows.
    private void shaped() {
        addresses();
        views.show();
    }

    /// What a deal's page needs to know its neighbours in this list.
    private Map<String, String> origin() {
        var parameters = parameters();
        parameters.put("sort", body.sorted().toString());
        parameters.put("list", "table");
        return parameters;
    }

    private void showTotals() {
        var shown = query;
        filterBar.setNotConverted(() -> list.unconverted(viewer, shown));
        if (DealSums.areKept(query)) {
            filterBar.setSum(sum(list.totals(viewer, query)));
        } else {
            var of = query;
            filterBar.setSumLater(() -> list.totals(viewer, of), this::sum);
        }
    }

    /// Shows what the rows come to, below them too.
    private String sum(DealList.Totals totals) {
        body.showTotals(totals);
        empty.show(query, totals.count() == 0);
        return totals.total() == null
                ? getTranslation("deal.list.sum-no-value", totals.count())
                : getTranslation("deal.list.sum", totals.count(), formats.compactMoney(totals.total(), getLocale()));
    }

    private Map<String, String> parameters() {
        var parameters = new HashMap<>(filter.parameters());
        parameters.putAll(otherParameters);
        parameters.put("outcome", outcome.getValue());
        shape(parameters);
        views.mark(parameters);
        return parameters;
    }

    private Map<String, String> shownParameters() {
        var parameters = new HashMap<>(filter.parameters());
        parameters.putAll(otherParameters);
        shape(parameters);
        if (!outcome.getValue().equals("open")) {
            parameters.put("outcome", outcome.getValue());
        }
        if (!body.sorted().equals(DealList.Sort.USUAL)) {
            parameters.put("sort", body.sorted().toString());
        }
        return parameters;
    }

    /// In which shape the rows are shown.
    private void shape(Map<String, String> parameters) {
        columns.into(parameters);
        group.into(parameters);
    }

    private void go() {
        UI.getCurrent().navigate("deals/table", QueryParameters.simple(parameters()));
    }

    /// Takes away what a person filtered and what a figure's link selected.
    private void clear() {
        otherParameters.keySet().removeAll(DealSelection.PARAMETERS);
        filterBar.clear();
    }

    private void addresses() {
        var parameters = parameters();
        var seen = new HashMap<>(parameters);
        seen.put("columns", body.columns().toString());
        seen.put("sort", body.sorted().toString());
        export.setHref("export/deals.csv" + address(seen));
        parameters.keySet().removeAll(TABLE_ONLY);
        board.setHref("deals" + address(parameters));
    }

    private static String address(Map<String, String> parameters) {
        return parameters.isEmpty() ? "" : "?" + QueryParameters.simple(parameters).getQueryString();
    }

    @Override
    public void showFields() {
        filterBar.showFields();
        body.showFields();
        columns.menu().show(body.columns());
        again();
    }

    @Override
    public void chooseNone() {
        body.chooseNone();
    }

    @Override
    public void chosen(Set<UUID> deals) {
        chosen.show(deals);
    }

    private void hear(UUID deal, UUID by) {
        changed(deal, !by.equals(viewer.person()));
    }

    @Override
    public void changed(UUID deal) {
        changed(deal, false);
    }

    private void changed(UUID deal, boolean glow) {
        body.renew(deal, glow);
        showTotals();
    }

    @Override
    public void again() {
        body.refresh();
        showTotals();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("deal.title");
    }
}
