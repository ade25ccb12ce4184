package io.saluran.pipeline.deal;

import io.saluran.ui.view.ViewContribution;
import org.osgi.service.component.annotations.Component;

/// Serves the table of deals, which is reached from the board.
@Component
public final class DealListPage implements ViewContribution {

    @Override
    public Class<DealListView> view() {
        return DealListView.class;
    }

    @Override
    public String permission() {
        return DealPermissions.READ;
    }
}
