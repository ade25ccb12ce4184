package io.saluran.training.handbook;

import com.vaadin.flow.component.Component;
import io.saluran.ui.view.ViewContribution;

/// The pages of the handbook, reached from its tree and from links everywhere.
@org.osgi.service.component.annotations.Component
public final class HandbookPageEntry implements ViewContribution {

    @Override
    public Class<? extends Component> view() {
        return HandbookPageView.class;
    }

    @Override
    public String permission() {
        return HandbookPermissions.READ;
    }
}
