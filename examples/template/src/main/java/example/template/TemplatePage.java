package example.template;

import com.vaadin.flow.component.Component;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.List;
import java.util.Optional;

/// Puts the page into the navigation, and the permission to see it among the permissions.
@org.osgi.service.component.annotations.Component
public final class TemplatePage implements ViewContribution, PermissionSet {

    private static final String READ = "template.read";

    @Override
    public Class<? extends Component> view() {
        return TemplateView.class;
    }

    @Override
    public String permission() {
        return READ;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("sell", "template.title", "sparkles", 950, false));
    }

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(READ, BuiltInRole.values()));
    }
}
