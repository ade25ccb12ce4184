package io.saluran.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.people.Teams;
import io.saluran.platform.internal.people.Teams.Row;
import io.saluran.platform.people.People;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Phone;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The teams, where they are and who leads them.
@Route("settings/teams")
public final class TeamsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Teams teams;
    private final transient People people;
    private final Later list = new Later();

    public TeamsView(Viewer viewer, Teams teams, People people) {
        this.viewer = viewer;
        this.teams = teams;
        this.people = people;
        addClassName("s-page");
        list.addClassName("s-scroll");
        var header = new PageHeader(getTranslation("teams.title"));
        if (mayWrite()) {
            header.actions(adder());
        }
        add(header, list);
        show();
    }

    private boolean mayWrite() {
        return viewer.may(PlatformPermissions.WRITE_PEOPLE);
    }

    private Button adder() {
        var add = new Button(getTranslation("teams.add"), Lucide.icon("plus"), click -> edit(null));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void show() {
        list.load(teams::all, this::rows);
    }

    private Component rows(List<Row> rows) {
        if (rows.isEmpty()) {
            return mayWrite()
                    ? new EmptyState(getTranslation("teams.empty"), adder())
                    : new EmptyState(getTranslation("teams.empty"));
        }
        var grid = new Grid<Row>();
        grid.setSizeFull();
        grid.addComponentColumn(this::name).setHeader(getTranslation("teams.name")).setKey("name")
                .setComparator(row -> row.name().toLowerCase(getLocale())).setSortable(true);
        grid.addColumn(row -> row.office() == null ? "" : row.office()).setHeader(getTranslation("teams.office"))
                .setSortable(true);
        grid.addColumn(row -> row.manager() == null ? "" : row.manager()).setHeader(getTranslation("teams.manager"))
                .setSortable(true);
        grid.addColumn(Row::people).setHeader(getTranslation("teams.people")).setKey("people")
                .setTextAlign(ColumnTextAlign.END).setSortable(true).setPartNameGenerator(row -> "num");
        grid.setItems(rows);
        if (mayWrite()) {
            grid.addItemClickListener(click -> edit(click.getItem()));
            grid.addComponentColumn(this::change).setKey("acts").setWidth("68px").setFlexGrow(0);
        }
        Phone.columns(grid, "name", "people", "acts");
        return grid;
    }

    private Component name(Row row) {
        var below = new Span(Stream.of(Objects.requireNonNullElse(row.office(), ""),
                Objects.requireNonNullElse(row.manager(), "")).filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" · ")));
        below.addClassNames("s-only-phone", "s-second-line");
        var lines = new Div(new Span(row.name()), below);
        lines.addClassName("s-two-lines");
        return lines;
    }

    private Component change(Row row) {
        var button = new Button(Lucide.icon("pencil"), click -> edit(row));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.getElement().getThemeList().add("icon");
        button.setAriaLabel(getTranslation("people.edit-named", row.name()));
        return button;
    }

    private void edit(@Nullable Row team) {
        new TeamDialog(viewer, teams, people.all(), team, this::show).open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("teams.title");
    }
}
