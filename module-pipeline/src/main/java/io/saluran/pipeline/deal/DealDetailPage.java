package io.saluran.pipeline.deal;

import io.saluran.ui.view.ViewContribution;
import org.osgi.service.component.annotations.Component;

/// Serves the page of a deal, which is reached from the board, the list and the search.
@Component
public final class DealDetailPage implements ViewContribution {

    @Override
    public Class<DealPageView> view() {
        return DealPageView.class;
    }

    @Override
    public String permission() {
        return DealPermissions.READ;
    }
}
