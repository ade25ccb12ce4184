package io.saluran.pipeline.contact;

import io.saluran.ui.view.ViewContribution;
import org.osgi.service.component.annotations.Component;

/// Serves the page of a contact, which is reached from the list, from accounts and deals, and from the search.
@Component
public final class ContactDetailPage implements ViewContribution {

    @Override
    public Class<ContactPageView> view() {
        return ContactPageView.class;
    }

    @Override
    public String permission() {
        return ContactPermissions.READ;
    }
}
