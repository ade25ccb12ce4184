package io.saluran.pipeline.contact;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.AccountChoices;
import io.saluran.pipeline.api.ContactChanged;
import io.saluran.pipeline.record.Address;
import io.saluran.pipeline.record.Choice;
import io.saluran.pipeline.record.ExportButton;
import io.saluran.pipeline.record.ListColumns;
import io.saluran.pipeline.record.ListFilterBar;
import io.saluran.pipeline.record.OwnerChoices;
import io.saluran.pipeline.record.Panel;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import io.saluran.platform.importing.ImportFinished;
import io.saluran.platform.importing.ImportUndone;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Contacts as a table, narrowed and sorted.
@Route("contacts")
public final class ContactListView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient ContactList list;
    private final transient AccountChoices choices;
    private final transient OwnerChoices owners;
    private final transient Contacts contacts;
    private final transient Events events;
    private final transient Viewer viewer;
    private final transient List<Subscription> subscriptions = new ArrayList<>();
    private final ListFilterBar bar = new ListFilterBar(getTranslation("contact.filter.text"), this::narrow);
    private final ComboBox<Choice> owner;
    private final ComboBox<Choice> team;
    private final ComboBox<Choice> account;
    private final ExportButton export = new ExportButton("contacts");
    private final Grid<ContactList.Row> grid = new Grid<>();
    private final transient ListColumns<ContactList.Row> columns = new ListColumns<>(grid, "contact.field.");
    private final Div empty = new Div();
    private transient ContactFilter filter = ContactFilter.NONE;

    ContactListView(ContactList list, AccountChoices choices, OwnerChoices owners, Contacts contacts,
            Events events, Viewer viewer) {
        this.list = list;
        this.choices = choices;
        this.owners = owners;
        this.contacts = contacts;
        this.events = events;
        this.viewer = viewer;
        owner = bar.add(Choice.box(owners.people()), getTranslation("contact.field.owner"));
        team = bar.add(Choice.box(owners.teams()), getTranslation("contact.field.team"));
        account = bar.add(Choice.box(choices::find), getTranslation("contact.field.account"));
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
        var header = new PageHeader(getTranslation("contact.title"));
        if (viewer.may("pipeline.import")) {
            var take = Panel.link("import/contacts", getTranslation("record.import"));
            take.addClassName("s-hide-phone");
            header.actions(take);
        }
        header.actions(export);
        if (viewer.may(ContactPermissions.WRITE)) {
            header.actions(addButton());
        }
        return header;
    }

    private Button addButton() {
        var add = new Button(getTranslation("contact.new"), Lucide.icon("plus"), click -> new NewContactDialog(choices,
                owners.people(), email -> list.withEmail(viewer, email), viewer,
                fields -> contacts.create(viewer, fields))
                .at(account.getValue()).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void addColumns() {
        columns.name(ContactList.Row::name, row -> "contacts/" + row.id(), ContactListView::second);
        columns.text("account", ContactList.Row::accountName);
        columns.text("title", ContactList.Row::title);
        columns.text("email", ContactList.Row::email).setWidth("200px");
        columns.text("phone", ContactList.Row::phone);
        columns.text("owner", ContactList.Row::ownerName);
        grid.addComponentColumn(this::warning).setKey("doNotContact").setWidth("140px").setFlexGrow(0)
                .setPartNameGenerator(row -> "wide").setHeaderPartName("wide");
        grid.setMultiSort(false);
    }

    private static String second(ContactList.Row row) {
        return Stream.of(row.title(), row.accountName()).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    }

    private Component warning(ContactList.Row row) {
        return row.doNotContact() ? new Badge(getTranslation("contact.field.doNotContact"), Tone.WARNING) : new Span();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters().getParameters();
        filter = ContactFilter.of(parameters);
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
        account.setValue(filter.account() == null ? null : choices.byId(filter.account()).orElse(null));
    }

    private static @Nullable Choice find(ComboBox<Choice> box, java.util.@Nullable UUID id) {
        return box.getListDataView().getItems().filter(choice -> choice.id().equals(id)).findFirst().orElse(null);
    }

    private Stream<ContactList.Row> rows(Query<ContactList.Row, Void> page) {
        var sort = page.getSortOrders().stream().findFirst()
                .map(order -> new ContactList.Sort(order.getSorted(), order.getDirection() == SortDirection.DESCENDING))
                .orElse(ContactList.Sort.USUAL);
        return list.rows(viewer, filter, sort, page.getOffset(), page.getLimit()).stream();
    }

    private void showCount() {
        var count = list.count(viewer, filter);
        bar.setSum(getTranslation("contact.list.sum", count));
        grid.setVisible(count > 0);
        empty.setVisible(count == 0);
        empty.removeAll();
        if (count == 0) {
            empty.add(nothing());
        }
    }

    private EmptyState nothing() {
        var nothing = filter.isEmpty()
                ? new EmptyState(getTranslation("contact.list.none"))
                : new EmptyState(getTranslation("contact.list.no-match"),
                        new Button(getTranslation("record.filter.clear"), click -> bar.clear()));
        nothing.addClassName("page");
        if (filter.isEmpty() && viewer.may(ContactPermissions.WRITE)) {
            nothing.add(addButton());
        }
        return nothing;
    }

    private void narrow() {
        filter = new ContactFilter(Choice.idOf(owner.getValue()), Choice.idOf(team.getValue()),
                Choice.idOf(account.getValue()), bar.text());
        go();
    }

    private void go() {
        Map<String, String> parameters = filter.parameters();
        var sort = ListColumns.words(grid.getSortOrder());
        if (!sort.isEmpty() && !sort.equals("name")) {
            parameters.put("sort", sort);
        }
        UI.getCurrent().navigate("contacts", QueryParameters.simple(parameters));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        var ui = attached.getUI();
        subscriptions.add(events.on(ContactChanged.class, changed -> ui.access(this::again)));
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
        return getTranslation("contact.title");
    }
}
