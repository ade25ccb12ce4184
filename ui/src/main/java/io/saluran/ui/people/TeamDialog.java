package io.saluran.ui.people;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Teams;
import io.saluran.platform.internal.people.Teams.Outcome;
import io.saluran.platform.people.Person;
import io.saluran.ui.component.Toast;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds, changes or removes a team.
final class TeamDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Teams teams;
    private final transient Teams.@Nullable Row team;
    private final transient Runnable changed;
    private final TextField name = new TextField(getTranslation("teams.name"));
    private final ComboBox<String> office = new ComboBox<>(getTranslation("teams.office"));
    private final ComboBox<Person> manager = new ComboBox<>(getTranslation("teams.manager"));

    /// @param team null for a new one
    TeamDialog(Viewer viewer, Teams teams, List<Person> people, Teams.@Nullable Row team, Runnable changed) {
        this.viewer = viewer;
        this.teams = teams;
        this.team = team;
        this.changed = changed;
        setHeaderTitle(team == null ? getTranslation("teams.add") : team.name());
        setWidth("400px");
        setMaxWidth("96vw");
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(200);
        name.setAutofocus(true);
        office.setItems(teams.offices());
        office.setHelperText(getTranslation("teams.office.help"));
        office.setAllowCustomValue(true);
        office.setClearButtonVisible(true);
        office.addCustomValueSetListener(typed -> office.setValue(typed.getDetail().strip()));
        manager.setItems(people.stream().filter(Person::active).toList());
        manager.setItemLabelGenerator(Person::name);
        manager.setClearButtonVisible(true);
        if (team != null) {
            fill(team, people);
        }
        var form = new Div(name, office, manager);
        form.addClassName("s-stack");
        Stream.<HasSize>of(name, office, manager).forEach(HasSize::setWidthFull);
        add(form);
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    private void fill(Teams.Row of, List<Person> people) {
        name.setValue(of.name());
        if (of.office() != null) {
            office.setValue(of.office());
        }
        people.stream().filter(person -> person.id().equals(of.managerId())).findFirst().ifPresent(manager::setValue);
        var remove = new Button(getTranslation("ui.delete"), click -> remove(of));
        remove.addThemeVariants(ButtonVariant.ERROR);
        getFooter().add(remove);
    }

    private void save() {
        name.setErrorMessage(getTranslation("teams.name.missing"));
        name.setInvalid(name.getValue().isBlank());
        if (name.isInvalid()) {
            return;
        }
        var outcome = teams.save(viewer, team == null ? null : team.id(), name.getValue(), office.getValue(),
                manager.getValue() == null ? null : manager.getValue().id());
        if (outcome instanceof Outcome.NameTaken) {
            name.setErrorMessage(getTranslation("teams.name.taken"));
            name.setInvalid(true);
            return;
        }
        close();
        changed.run();
        Toast.show(getTranslation("people.saved", name.getValue()));
    }

    private void remove(Teams.Row of) {
        if (teams.remove(viewer, of.id()) instanceof Outcome.NotEmpty(var people)) {
            Toast.error(getTranslation("teams.not-empty", of.name(), people));
            return;
        }
        close();
        changed.run();
        Toast.undo(getTranslation("teams.removed", of.name()), () -> {
            teams.save(viewer, null, of.name(), of.office(), of.managerId());
            changed.run();
        });
    }
}
