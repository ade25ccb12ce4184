package io.saluran.pipeline.account;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.AccountChanged;
import io.saluran.pipeline.record.Address;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.ExportButton;
import io.saluran.pipeline.record.ListColumns;
import io.saluran.pipeline.record.ListFilterBar;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.Panel;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportFinished;
import io.saluran.platform.importing.ImportUndone;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Accounts as a table, narrowed and sorted, with what their deals come to.
@Route("accounts")
public final class AccountListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient AccountList list;
    private final transient AccountChoices choices;
    private final transient OwnerChoices owners;
    private final transient Accounts accounts;
    private final transient Formats formats;
    private final transient Events events;
    private final transient Viewer viewer;
    private final transient List<Subscription> subscriptions = new ArrayList<>();
    private final ListFilterBar bar = new ListFilterBar(getTranslation("account.filter.text"), this::narrow);
    private final ComboBox<Choice> owner;
    private final ComboBox<Choice> team;
    private final ComboBox<String> industry = new ComboBox<>();
    private final ComboBox<Choice> parent;
    private final ExportButton export = new ExportButton("accounts");
    private final Grid<AccountList.Row> grid = new Grid<>();
    private final transient ListColumns<AccountList.Row> columns = new ListColumns<>(grid, "account.field.");
    private final Div empty = new Div();
    private transient AccountFilter filter = AccountFilter.NONE;

    AccountListView(AccountList list, AccountChoices choices, OwnerChoices owners, Accounts accounts, Formats formats,
            Events events, Viewer viewer) {
        this.list = list;
        this.choices = choices;
        this.owners = owners;
        this.accounts = accounts;
        this.formats = formats;
        this.events = events;
        this.viewer = viewer;
        owner = bar.add(Choice.box(owners.people()), getTranslation("account.field.owner"));
        team = bar.add(Choice.box(owners.teams()), getTranslation("account.field.team"));
        industry.setItems(choices.industries());
        bar.add(industry, getTranslation("account.field.industry"));
        parent = bar.add(Choice.box(choices::find), getTranslation("account.field.parent"));
        addClassName("s-page");
        addColumns();
        grid.addClassName("s-lines");
        grid.setSizeFull();
        grid.addSortListener(sorted -> {
            if (sorted.isFromClient()) {
                go();
            }
        });
        add(header(), bar, grid, empty);
    }

    private PageHeader header() {
        var header = new PageHeader(getTranslation("account.title"));
        if (viewer.may("pipeline.import")) {
            var take = Panel.link("import/accounts", getTranslation("record.import"));
            take.addClassName("s-hide-phone");
            header.actions(take);
        }
        header.actions(export);
        if (viewer.may(AccountPermissions.WRITE)) {
            header.actions(addButton());
        }
        return header;
    }

    private Button addButton() {
        var add = new Button(getTranslation("account.new"), Lucide.icon("plus"), click -> new NewAccountDialog(choices,
                owners.people(), viewer, fields -> accounts.create(viewer, fields)).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void addColumns() {
        columns.name(AccountList.Row::name, row -> "accounts/" + row.id(), this::second);
        columns.text("parent", AccountList.Row::parentName);
        columns.text("industry", AccountList.Row::industry);
        columns.text("location", AccountList.Row::location);
        columns.number("revenueMillions", row -> AccountWords.revenue(row.revenueMillions(), formats, getLocale()))
                .setHeader(getTranslation("account.revenue"));
        columns.number("employees", row -> row.employees() == null
                ? null
                : formats.number(row.employees(), getLocale()));
        columns.number("openDeals", this::open).setWidth("140px");
        columns.number("wonValue", row -> money(row.wonValue()));
        columns.text("owner", AccountList.Row::ownerName);
        grid.setMultiSort(false);
    }

    private String open(AccountList.Row row) {
        var count = formats.number(row.openDeals(), getLocale());
        return row.openValue() == null ? count : count + " · " + formats.compactMoney(row.openValue(), getLocale());
    }

    private @Nullable String money(@Nullable BigDecimal value) {
        return value == null ? null : formats.money(value, getLocale());
    }

    private String second(AccountList.Row row) {
        return Stream.of(row.industry(), row.location(), getTranslation("account.open-deals", row.openDeals()),
                row.wonValue() == null
                        ? null
                        : getTranslation("account.won-for", formats.compactMoney(row.wonValue(), getLocale())))
                .filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters().getParameters();
        filter = AccountFilter.of(parameters);
        grid.sort(
                columns.order(Address.text(parameters, "sort").isEmpty() ? "name" : Address.text(parameters, "sort")));
        var state = filter.parameters();
        bar.show(filter.text(), state.size() - (filter.text().isEmpty() ? 0 : 1), this::showFilter);
        export.setFilter(state);
        grid.setItems(this::rows).setItemCountUnknown();
        showCount();
    }

    private void showFilter() {
        owner.setValue(find(owner, filter.owner()));
        team.setValue(find(team, filter.team()));
        industry.setValue(filter.industry());
        parent.setValue(filter.parent() == null ? null : choices.byId(filter.parent()).orElse(null));
    }

    private static @Nullable Choice find(ComboBox<Choice> box, java.util.@Nullable UUID id) {
        return box.getListDataView().getItems().filter(choice -> choice.id().equals(id)).findFirst().orElse(null);
    }

    private Stream<AccountList.Row> rows(Query<AccountList.Row, Void> page) {
        var sort = page.getSortOrders().stream().findFirst()
                .map(order -> new AccountList.Sort(order.getSorted(), order.getDirection() == SortDirection.DESCENDING))
                .orElse(AccountList.Sort.USUAL);
        return list.rows(viewer, filter, sort, page.getOffset(), page.getLimit()).stream();
    }

    private void showCount() {
        var count = list.count(viewer, filter);
        bar.setSum(getTranslation("account.list.sum", count));
        grid.setVisible(count > 0);
        empty.setVisible(count == 0);
        empty.removeAll();
        if (count == 0) {
            empty.add(nothing());
        }
    }

    private EmptyState nothing() {
        var nothing = filter.isEmpty()
                ? new EmptyState(getTranslation("account.list.none"))
                : new EmptyState(getTranslation("account.list.no-match"),
                        new Button(getTranslation("record.filter.clear"), click -> bar.clear()));
        nothing.addClassName("page");
        if (filter.isEmpty() && viewer.may(AccountPermissions.WRITE)) {
            nothing.add(addButton());
        }
        return nothing;
    }

    private void narrow() {
        filter = new AccountFilter(Choice.idOf(owner.getValue()), Choice.idOf(team.getValue()), industry.getValue(),
                Choice.idOf(parent.getValue()), bar.text());
        go();
    }

    private void go() {
        Map<String, String> parameters = filter.parameters();
        var sort = ListColumns.words(grid.getSortOrder());
        if (!sort.isEmpty() && !sort.equals("name")) {
            parameters.put("sort", sort);
        }
        UI.getCurrent().navigate("accounts", QueryParameters.simple(parameters));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        subscriptions.add(events.on(AccountChanged.class, changed -> ui.access(this::again)));
        subscriptions.add(events.on(ImportFinished.class, imported -> ui.access(this::again)));
        subscriptions.add(events.on(ImportUndone.class, undone -> ui.access(this::again)));
    }

    private void again() {
        grid.getDataProvider().refreshAll();
        showCount();
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("account.title");
    }
}
