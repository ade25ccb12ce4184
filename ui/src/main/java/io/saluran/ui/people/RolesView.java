package io.saluran.ui.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Roles;
import io.saluran.platform.right.Permission;
import io.saluran.platform.text.Texts;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import java.util.List;

/// What each role allows: a line for each permission that the running bundles know, a column for each role.
@Route("settings/roles")
public final class RolesView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient Roles roles;
    private final transient Texts texts;
    private final Later matrix = new Later();

    public RolesView(Viewer viewer, Roles roles, Texts texts) {
        this.viewer = viewer;
        this.roles = roles;
        this.texts = texts;
        addClassName("s-page");
        matrix.addClassName("s-scroll");
        var add = new Button(getTranslation("roles.add"), Lucide.icon("plus"),
                click -> new RoleDialog(viewer, roles, null, this::show).open());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add(new PageHeader(getTranslation("roles.title")).actions(add), matrix);
        show();
    }

    private record Read(List<Roles.Role> roles, List<Permission> permissions) {}

    private void show() {
        matrix.load(() -> new Read(roles.all(), roles.known()), this::table);
    }

    private Component table(Read read) {
        return new RoleMatrix(viewer, roles, texts, read.roles(), read.permissions(), this::show);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("roles.title");
    }
}
