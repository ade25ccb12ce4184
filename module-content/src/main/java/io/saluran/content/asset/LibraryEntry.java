package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;

/// The library in the navigation.
@org.osgi.service.component.annotations.Component
public final class LibraryEntry implements ViewContribution {

    @Override
    public Class<? extends Component> view() {
        return LibraryView.class;
    }

    @Override
    public String permission() {
        return AssetPermissions.READ;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("content", "library.title", "library", 100, true));
    }
}
