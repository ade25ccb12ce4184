package io.saluran.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.people.Roles;
import io.saluran.platform.internal.people.StaffList;
import io.saluran.platform.internal.people.StaffList.Filter;
import io.saluran.platform.internal.people.StaffList.Presence;
import io.saluran.platform.internal.people.StaffList.Row;
import io.saluran.platform.internal.people.Teams;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PersonAvatar;
import io.saluran.ui.component.Phone;
import io.saluran.ui.component.Tone;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who works here, found by name, team, role and presence; the way to add, change and invite people.
@Route("settings/people")
public final class PeopleView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient StaffList staff;
    private final transient PersonDialog.Desk desk;
    private final TextField words = new TextField();
    private final Select<Presence> presence = new Select<>();
    private final Select<Teams.Row> team = new Select<>();
    private final Select<Roles.Role> role = new Select<>();
    private final Later list = new Later();

    public PeopleView(Viewer viewer, StaffList staff, PersonDialog.Desk desk) {
        this.viewer = viewer;
        this.staff = staff;
        this.desk = desk;
        addClassName("s-page");
        list.addClassName("s-scroll");
        add(header(), filters(), list);
        show();
    }

    private PageHeader header() {
        var header = new PageHeader(getTranslation("people.title"));
        if (viewer.may("platform.import.people")) {
            var take = new Anchor("import/people", getTranslation("people.import"));
            take.getElement().setAttribute("router-link", true);
            take.addClassName("s-link");
            header.actions(take);
        }
        if (mayWrite()) {
            var add = new Button(getTranslation("people.add"), Lucide.icon("user-plus"), click -> edit(null));
            add.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(add);
        }
        return header;
    }

    private boolean mayWrite() {
        return viewer.may(PlatformPermissions.WRITE_PEOPLE);
    }

    private Div filters() {
        words.setPlaceholder(getTranslation("people.search"));
        words.setAriaLabel(getTranslation("people.search"));
        words.setPrefixComponent(Lucide.icon("search"));
        words.setClearButtonVisible(true);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(change -> show());
        choices(presence, "people.presence", List.of(Presence.values()),
                each -> getTranslation("people.presence." + each));
        presence.setEmptySelectionAllowed(false);
        presence.setValue(Presence.ACTIVE);
        choices(team, "people.team", desk.teams().all(), Teams.Row::name);
        team.setEmptySelectionCaption(getTranslation("people.team.all"));
        choices(role, "people.role", desk.roles().all(), each -> RoleWords.name(this, each));
        role.setEmptySelectionCaption(getTranslation("people.role.all"));
        var bar = new Div(words, presence, team, role);
        bar.addClassNames("s-bar", "choices");
        return bar;
    }

    private <T> void choices(Select<T> select, String label, List<T> items, Function<T, String> name) {
        select.setAriaLabel(getTranslation(label));
        select.setEmptySelectionAllowed(true);
        select.setItemLabelGenerator(item -> item == null ? select.getEmptySelectionCaption() : name.apply(item));
        select.setItems(items);
        select.addValueChangeListener(change -> show());
    }

    private Filter filter() {
        return new Filter(words.getValue(), presence.getValue() == null ? Presence.ACTIVE : presence.getValue(),
                team.getValue() == null ? null : team.getValue().id(),
                role.getValue() == null ? null : role.getValue().id());
    }

    private void show() {
        if (presence.getValue() == null) {
            return;
        }
        var filter = filter();
        list.load(() -> new Read(staff.find(filter), desk.roles().all()), this::rows);
    }

    private record Read(List<Row> people, List<Roles.Role> roles) {}

    private Component rows(Read read) {
        var people = read.people();
        if (people.isEmpty()) {
            return filter().equals(Filter.everybodyHere())
                    ? new EmptyState(getTranslation("people.empty"))
                    : new EmptyState(getTranslation("people.nobody"),
                            new Button(getTranslation("people.clear"), click -> clear()));
        }
        var names = read.roles().stream()
                .collect(Collectors.toMap(Roles.Role::id, each -> RoleWords.name(this, each)));
        var grid = new Grid<Row>();
        grid.setSizeFull();
        grid.addComponentColumn(row -> name(row, names)).setHeader(getTranslation("people.name")).setKey("name")
                .setFlexGrow(2)
                .setComparator(row -> row.name().toLowerCase(getLocale())).setSortable(true);
        grid.addColumn(row -> row.email() == null ? "" : row.email()).setHeader(getTranslation("people.email"))
                .setFlexGrow(2).setSortable(true);
        grid.addColumn(row -> place(row)).setHeader(getTranslation("people.team")).setFlexGrow(2).setSortable(true);
        grid.addColumn(row -> roles(row, names)).setHeader(getTranslation("people.roles")).setFlexGrow(2);
        grid.addComponentColumn(this::state).setHeader(getTranslation("people.presence"));
        grid.setItems(people);
        if (mayWrite()) {
            grid.addItemClickListener(click -> edit(click.getItem()));
            grid.addComponentColumn(this::change).setKey("acts").setWidth("68px").setFlexGrow(0);
        }
        Phone.columns(grid, "name", "acts");
        return grid;
    }

    private Component name(Row row, Map<UUID, String> names) {
        var below = new Span(
                Stream.of(place(row), roles(row, names), row.active() && row.signsIn() ? "" : stateWords(row))
                        .filter(words -> !words.isEmpty()).collect(Collectors.joining(" · ")));
        below.addClassNames("s-only-phone", "s-second-line");
        var lines = new Div(new Span(row.name()), below);
        lines.addClassNames("s-two-lines", "s-grow");
        var line = new Div(PersonAvatar.of(row.person()), lines);
        line.addClassName("s-row");
        return line;
    }

    private static String place(Row row) {
        return row.team() == null ? "" : row.office() == null ? row.team() : row.team() + " · " + row.office();
    }

    private static String roles(Row row, Map<UUID, String> names) {
        return row.roles().stream().map(id -> names.getOrDefault(id, "")).sorted().collect(Collectors.joining(", "));
    }

    private Component state(Row row) {
        return new Badge(stateWords(row), !row.active() ? Tone.NEUTRAL : row.signsIn() ? Tone.WON : Tone.WARNING);
    }

    private String stateWords(Row row) {
        return getTranslation(!row.active()
                ? "people.state.left"
                : row.signsIn()
                        ? "people.state.signs-in"
                        : "people.state.not-yet");
    }

    private Component change(Row row) {
        var button = new Button(Lucide.icon("pencil"), click -> edit(row));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.getElement().getThemeList().add("icon");
        button.setAriaLabel(getTranslation("people.edit-named", row.name()));
        return button;
    }

    private void clear() {
        words.clear();
        team.clear();
        role.clear();
        presence.setValue(Presence.ACTIVE);
    }

    private void edit(@org.jspecify.annotations.Nullable Row row) {
        new PersonDialog(viewer, desk, row, this::show).open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("people.title");
    }
}
