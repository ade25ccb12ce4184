package io.saluran.ui.people;

import com.vaadin.flow.component.Component;
import io.saluran.platform.internal.people.Roles;

/// What roles are called: those from the start in the viewer's language.
final class RoleWords {

    private RoleWords() {}

    static String name(Component in, Roles.Role role) {
        return role.builtIn() == null ? role.name() : in.getTranslation("role." + role.builtIn());
    }
}
