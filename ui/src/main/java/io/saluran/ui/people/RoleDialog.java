package io.saluran.ui.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Roles;
import io.saluran.ui.component.Toast;
import org.jspecify.annotations.Nullable;

/// Adds, renames or removes a role of the company's own.
final class RoleDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Roles roles;
    private final transient Roles.@Nullable Role role;
    private final transient Runnable changed;
    private final TextField name = new TextField(getTranslation("people.name"));

    /// @param role null for a new one
    RoleDialog(Viewer viewer, Roles roles, Roles.@Nullable Role role, Runnable changed) {
        this.viewer = viewer;
        this.roles = roles;
        this.role = role;
        this.changed = changed;
        setHeaderTitle(role == null ? getTranslation("roles.add") : role.name());
        setWidth("400px");
        setMaxWidth("96vw");
        name.setRequiredIndicatorVisible(true);
        name.setErrorMessage(getTranslation("roles.name.missing"));
        name.setMaxLength(100);
        name.setWidthFull();
        name.setAutofocus(true);
        var form = new Div(name);
        form.addClassName("s-stack");
        if (role != null) {
            name.setValue(role.name());
            form.add(new Paragraph(getTranslation("roles.remove.about", role.people())));
            var remove = new Button(getTranslation("ui.delete"), click -> remove(role));
            remove.addThemeVariants(ButtonVariant.ERROR);
            getFooter().add(remove);
        }
        add(form);
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()), save);
    }

    private void save() {
        name.setInvalid(name.getValue().isBlank());
        if (name.isInvalid()) {
            return;
        }
        if (role == null) {
            roles.add(viewer, name.getValue(), Roles.Width.OWN);
        } else {
            roles.rename(viewer, role.id(), name.getValue());
        }
        close();
        changed.run();
        Toast.show(getTranslation("people.saved", name.getValue()));
    }

    private void remove(Roles.Role of) {
        roles.remove(viewer, of.id());
        close();
        changed.run();
        Toast.show(getTranslation("roles.removed", of.name()));
    }
}
