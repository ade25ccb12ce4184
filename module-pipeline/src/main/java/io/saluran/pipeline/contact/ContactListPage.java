package io.saluran.pipeline.contact;

import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// Puts the contacts into the navigation.
@Component
public final class ContactListPage implements ViewContribution {

    @Override
    public Class<ContactListView> view() {
        return ContactListView.class;
    }

    @Override
    public String permission() {
        return ContactPermissions.READ;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("sell", "contact.title", "contact", 50, false));
    }
}
