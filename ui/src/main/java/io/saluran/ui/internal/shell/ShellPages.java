package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.Component;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.ui.importing.ImportPages;
import io.saluran.ui.internal.extension.ExtensionsView;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The host's own pages, contributed in the way of bundles.
public final class ShellPages {

    private ShellPages() {}

    public static List<ViewContribution> all() {
        var pages = new ArrayList<ViewContribution>(ImportPages.all());
        pages.add(new Extensions());
        return pages;
    }

    private static final class Extensions implements ViewContribution {

        @Override
        public Class<? extends Component> view() {
            return ExtensionsView.class;
        }

        @Override
        public String permission() {
            return PlatformPermissions.WRITE_EXTENSIONS;
        }

        @Override
        public Optional<NavigationEntry> navigation() {
            return Optional.of(new NavigationEntry("settings", "extensions.title", "puzzle", 10, false));
        }
    }
}
