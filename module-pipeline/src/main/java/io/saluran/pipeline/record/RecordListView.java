package io.saluran.pipeline.record;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.field.FieldFilterForm;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.platform.importing.ImportFinished;
import io.saluran.platform.importing.ImportUndone;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Hearing;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.field.ShowsFields;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Records of one kind as a table, narrowed and sorted; it follows what is changed while it is open. Its address holds
/// filter and order.
public abstract class RecordListView<R extends RecordRow, F extends RecordFilter> extends Div
        implements
            BeforeEnterObserver,
            HasDynamicTitle,
            ShowsFields {

    private static final long serialVersionUID = 1;

    private final transient RecordKind kind;
    private final transient RecordList<R, F> list;
    private final transient Viewer viewer;
    private final ListFilterBar bar;
    private final ComboBox<Choice> owner;
    private final ComboBox<Choice> team;
    private final FieldFilterForm own;
    private final ExportButton export;
    private final Grid<R> grid = new Grid<>();
    private final transient ListColumns<R> columns;
    private final Div empty = new Div();
    private transient F filter;

    protected RecordListView(RecordList<R, F> list, OwnerChoices owners, Events events, Viewer viewer) {
        this.list = list;
        this.viewer = viewer;
        kind = list.kind();
        filter = list.filter(Map.of());
        bar = new ListFilterBar(text("filter"), this::narrow);
        owner = bar.add(Choice.box(owners.people()), getTranslation(kind.fields() + "owner"));
        team = bar.add(Choice.box(owners.teams()), getTranslation(kind.fields() + "team"));
        own = new FieldFilterForm(list.own(), viewer, this::narrow);
        export = new ExportButton(kind.path());
        columns = new ListColumns<>(grid, kind.fields());
        columns.name(RecordRow::name, row -> kind.path() + '/' + row.id(), this::origin, this::second);
        addClassName("s-page");
        grid.addClassName("s-lines");
        grid.setSizeFull();
        grid.setMultiSort(false);
        grid.addSortListener(sorted -> {
            if (sorted.isFromClient()) {
                go();
            }
        });
        new Hearing(this, events).of(kind.changed(), changed -> again())
                .of(FieldsChanged.class, changed -> showFields())
                .of(ImportFinished.class, imported -> again())
                .of(ImportUndone.class, undone -> again());
        PageKeys.on(this).key("/", text("filter"), bar::focusText)
                .key("f", getTranslation("record.filter"), bar::openMore);
        add(header(), bar, grid, empty);
        // After the fields of the kind, which are added by its own constructor.
        addAttachListener(attached -> bar.add(own));
    }

    /// The second line of a row on a phone.
    protected abstract String second(R row);

    /// Shows a filter in the fields that this list has beside owner and team.
    protected abstract void showFilter(F shown);

    /// The filter as the fields have it now.
    protected abstract F narrowed(@Nullable UUID ofOwner, @Nullable UUID ofTeam, String words);

    /// Asks for a new record.
    protected abstract Dialog newDialog();

    /// The columns after the name.
    protected ListColumns<R> columns() {
        return columns;
    }

    /// Lets rows be chosen.
    protected void choose(Consumer<Set<R>> chosen) {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addSelectionListener(selection -> chosen.accept(selection.getAllSelectedItems()));
    }

    /// Takes the choice away.
    protected void chooseNone() {
        grid.deselectAll();
    }

    /// Adds a field that narrows the list.
    protected <T> ComboBox<T> filterBy(ComboBox<T> field, String key) {
        return bar.add(field, getTranslation(kind.fields() + key));
    }

    private PageHeader header() {
        var header = new PageHeader(getTranslation(kind.title()));
        if (viewer.may("pipeline.import")) {
            var take = Panel.link("import/" + kind.path(), getTranslation("record.import"));
            take.addClassName("s-hide-phone");
            header.actions(take);
        }
        header.actions(export);
        if (viewer.may(kind.write())) {
            PageKeys.on(this).key("n", text("new"), () -> newDialog().open());
            var add = addButton();
            add.setSuffixComponent(PageKeys.hint("N"));
            header.actions(add);
        }
        return header;
    }

    private Button addButton() {
        var add = new Button(text("new"), Lucide.icon("plus"), click -> newDialog().open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.addClassName("s-main-act");
        return add;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters().getParameters();
        filter = list.filter(parameters);
        columns.own(list.own(), RecordRow::fields);
        grid.sort(columns.order(Sort.of(Address.text(parameters, "sort")).toString()));
        var state = filter.parameters();
        bar.show(filter.text(), state.size() - (filter.text().isEmpty() ? 0 : 1), () -> {
            owner.setValue(Choice.find(owner, Address.id(parameters, "owner")));
            team.setValue(Choice.find(team, Address.id(parameters, "team")));
            own.show(FieldFilter.of(parameters));
            showFilter(filter);
        });
        export.setFilter(state);
        grid.setItems(this::rows).setItemCountUnknown();
        showCount();
    }

    private Stream<R> rows(Query<R, Void> page) {
        return list.rows(viewer, filter, sort(), page.getOffset(), page.getLimit()).stream();
    }

    private Sort sort() {
        return Sort.of(ListColumns.words(grid.getSortOrder()));
    }

    private void showCount() {
        var count = list.count(viewer, filter);
        bar.setSum(text("sum", count));
        grid.setVisible(count > 0);
        empty.setVisible(count == 0);
        empty.removeAll();
        if (count == 0) {
            empty.add(nothing());
        }
    }

    private EmptyState nothing() {
        var nothing = filter.isEmpty()
                ? new EmptyState(text("none"))
                : new EmptyState(text("no-match"),
                        new Button(getTranslation("record.filter.clear"), click -> bar.clear()));
        nothing.addClassName("page");
        if (filter.isEmpty() && viewer.may(kind.write())) {
            nothing.add(addButton());
        }
        return nothing;
    }

    private void narrow() {
        var parameters = narrowed(Choice.idOf(owner.getValue()), Choice.idOf(team.getValue()), bar.text()).parameters();
        parameters.putAll(own.filter().parameters());
        filter = list.filter(Address.parameters(parameters));
        go();
    }

    private void go() {
        UI.getCurrent().navigate(kind.path(), QueryParameters.simple(parameters()));
    }

    private Map<String, String> parameters() {
        var parameters = filter.parameters();
        if (!sort().equals(Sort.USUAL)) {
            parameters.put("sort", sort().toString());
        }
        return parameters;
    }

    /// What a record's page needs to know its neighbours in this list.
    private Map<String, String> origin() {
        var parameters = parameters();
        parameters.put("list", "table");
        return parameters;
    }

    @Override
    public void showFields() {
        own.build();
        columns.own(list.own(), RecordRow::fields);
        again();
    }

    private void again() {
        grid.getDataProvider().refreshAll();
        showCount();
    }

    private String text(String key, Object... arguments) {
        return getTranslation(kind.words().apply(key), arguments);
    }

    @Override
    public String getPageTitle() {
        return getTranslation(kind.title());
    }
}
