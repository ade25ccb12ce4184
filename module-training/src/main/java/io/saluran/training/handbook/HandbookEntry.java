package io.saluran.training.handbook;

import com.vaadin.flow.component.Component;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;

/// The handbook in the navigation.
@org.osgi.service.component.annotations.Component
public final class HandbookEntry implements ViewContribution {

    @Override
    public Class<? extends Component> view() {
        return HandbookView.class;
    }

    @Override
    public String permission() {
        return HandbookPermissions.READ;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("learn", "handbook.title", "book-open", 100, true));
    }
}
