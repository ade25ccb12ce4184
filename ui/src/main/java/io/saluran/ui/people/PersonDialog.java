package io.saluran.ui.people;

import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.mail.PasswordLetters;
import io.saluran.platform.internal.people.Invitations;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.people.Roles;
import io.saluran.platform.internal.people.Staff;
import io.saluran.platform.internal.people.Staff.Outcome;
import io.saluran.platform.internal.people.StaffList;
import io.saluran.platform.internal.people.Teams;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.ui.component.Toast;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Adds or changes a person; invites them, lets them leave, takes them back.
final class PersonDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Desk desk;
    private final transient StaffList.@Nullable Row person;
    private final transient Runnable changed;
    private final TextField name = new TextField(getTranslation("people.name"));
    private final EmailField email = new EmailField(getTranslation("people.email"));
    private final Select<Teams.Row> team = new Select<>();
    private final MultiSelectComboBox<Roles.Role> roles = new MultiSelectComboBox<>(getTranslation("people.roles"));

    /// What the dialog works with.
    public record Desk(Staff staff, Teams teams, Roles roles, Invitations invitations, PasswordLetters letters) {}

    /// @param person null for a new one
    /// @param changed called after each change
    PersonDialog(Viewer viewer, Desk desk, StaffList.@Nullable Row person, Runnable changed) {
        this.viewer = viewer;
        this.desk = desk;
        this.person = person;
        this.changed = changed;
        setHeaderTitle(person == null ? getTranslation("people.add") : person.name());
        setWidth("440px");
        setMaxWidth("96vw");
        var form = new Div(name, email, team, roles);
        form.addClassName("s-stack");
        Stream.<HasSize>of(name, email, team, roles).forEach(HasSize::setWidthFull);
        fields();
        add(form);
        if (person == null) {
            fillNew();
        } else {
            fill(person);
            add(more(person));
        }
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    private void fields() {
        name.setRequiredIndicatorVisible(true);
        name.setErrorMessage(getTranslation("people.name.missing"));
        name.setMaxLength(200);
        name.setAutofocus(true);
        email.setHelperText(getTranslation("people.email.help"));
        email.setErrorMessage(getTranslation("sign-in.email.wrong"));
        team.setLabel(getTranslation("people.team"));
        team.setEmptySelectionAllowed(true);
        team.setEmptySelectionCaption(getTranslation("people.team.none"));
        team.setItemLabelGenerator(each -> each == null ? getTranslation("people.team.none") : each.name());
        team.setItems(desk.teams().all());
        roles.setItemLabelGenerator(each -> RoleWords.name(this, each));
        roles.setItems(givable());
        roles.setReadOnly(!viewer.may(PlatformPermissions.WRITE_ROLES));
    }

    /// Only administrators make administrators.
    private List<Roles.Role> givable() {
        return desk.roles().all().stream()
                .filter(role -> !role.isAdministrator() || viewer.may(Viewer.EVERYTHING)).toList();
    }

    private void fillNew() {
        if (!roles.isReadOnly()) {
            roles.select(givable().stream().filter(role -> role.builtIn() == BuiltInRole.REP).toList());
        }
    }

    private void fill(StaffList.Row of) {
        name.setValue(of.name());
        email.setValue(of.email() == null ? "" : of.email());
        desk.teams().all().stream().filter(each -> each.id().equals(of.teamId())).findFirst().ifPresent(team::setValue);
        roles.select(givable().stream().filter(role -> of.roles().contains(role.id())).toList());
    }

    private Div more(StaffList.Row of) {
        var row = new Div();
        row.addClassNames("s-row", "wrap", "s-more");
        if (of.active() && of.email() != null) {
            row.add(new Button(getTranslation(of.signsIn() ? "people.new-password" : "people.invite"),
                    click -> invite(of)));
        }
        if (of.active()) {
            var leave = new Button(getTranslation("people.leave"), click -> leave(of));
            leave.addThemeVariants(ButtonVariant.ERROR);
            row.add(leave);
        } else {
            row.add(new Button(getTranslation("people.come-back"), click -> comeBack(of)));
        }
        return row;
    }

    private void save() {
        name.setInvalid(name.getValue().isBlank());
        var address = email.getValue().strip();
        email.setErrorMessage(getTranslation("sign-in.email.wrong"));
        email.setInvalid(!address.isEmpty() && !address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+"));
        if (name.isInvalid() || email.isInvalid()) {
            return;
        }
        var details = new Staff.Details(name.getValue(), address, team.getValue() == null ? null : team.getValue().id(),
                chosenRoles());
        switch (person == null
                ? desk.staff().add(viewer, details)
                : desk.staff().change(viewer, person.id(), details)) {
            case Outcome.Done done -> saved(done.person(), address);
            case Outcome.AddressTaken taken -> {
                email.setErrorMessage(getTranslation("people.email.taken", taken.by()));
                email.setInvalid(true);
            }
            case Outcome.LastAdministrator last -> Toast.error(getTranslation("people.last-administrator"));
        }
    }

    private @Nullable Set<UUID> chosenRoles() {
        return roles.isReadOnly()
                ? null
                : roles.getValue().stream().map(Roles.Role::id).collect(Collectors.toSet());
    }

    private void saved(UUID id, String address) {
        close();
        changed.run();
        var invitedNow = !address.isEmpty() && (person == null || person.email() == null);
        if (invitedNow) {
            invite(name.getValue(), id);
        } else {
            Toast.show(getTranslation("people.saved", name.getValue()));
        }
    }

    private void invite(StaffList.Row of) {
        close();
        invite(of.name(), of.id());
    }

    private void invite(String named, UUID id) {
        new InvitationDialog(named, desk.invitations().invite(viewer, id), desk.letters().isSetUp()
                ? Optional.of(secret -> desk.letters().invite(viewer, secret))
                : Optional.empty()).open();
    }

    private void leave(StaffList.Row of) {
        if (desk.staff().leave(viewer, of.id()) instanceof Outcome.LastAdministrator) {
            Toast.error(getTranslation("people.last-administrator"));
            return;
        }
        close();
        changed.run();
        Toast.undo(getTranslation("people.was-left", of.name()), () -> comeBack(of));
    }

    private void comeBack(StaffList.Row of) {
        desk.staff().comeBack(viewer, of.id());
        close();
        changed.run();
        Toast.show(getTranslation("people.came-back", of.name()));
    }
}
