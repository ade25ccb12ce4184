package io.saluran.ui.people;

import com.vaadin.flow.component.Component;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.List;
import java.util.Optional;

/// The pages about people, for the host to offer.
public final class PeopleViews {

    private PeopleViews() {}

    private record View(Class<? extends Component> view, String permission, NavigationEntry entry)
            implements
                ViewContribution {
        @Override
        public Optional<NavigationEntry> navigation() {
            return Optional.of(entry);
        }
    }

    public static List<ViewContribution> all() {
        return List.of(
                new View(PeopleView.class, PlatformPermissions.READ_PEOPLE, entry("people.title", "users", 10)),
                new View(TeamsView.class, PlatformPermissions.READ_PEOPLE, entry("teams.title", "users-round", 20)),
                new View(RolesView.class, PlatformPermissions.WRITE_ROLES, entry("roles.title", "shield-check", 30)),
                new View(AuditView.class, PlatformPermissions.READ_AUDIT, entry("audit.title", "scroll-text", 60)));
    }

    private static NavigationEntry entry(String label, String icon, int order) {
        return new NavigationEntry("settings", label, icon, order, false);
    }
}
