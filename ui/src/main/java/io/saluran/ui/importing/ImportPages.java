package io.saluran.ui.importing;

import com.vaadin.flow.component.Component;
import io.saluran.platform.internal.importing.ImportPermissions;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The pages for importing, as the host registers them.
public final class ImportPages {

    private ImportPages() {}

    public static List<ViewContribution> all() {
        return List.of(
                new Page(ImportView.class, new NavigationEntry("sell", "importing.navigation", "upload", 800, false)),
                new Page(ImportsView.class, null));
    }

    private record Page(Class<? extends Component> view, @Nullable NavigationEntry entry) implements ViewContribution {

        @Override
        public String permission() {
            return ImportPermissions.OWN;
        }

        @Override
        public Optional<NavigationEntry> navigation() {
            return Optional.ofNullable(entry);
        }
    }
}
