package io.saluran.pipeline.deal;

import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// Puts the board into the navigation.
@Component
public final class DealBoardPage implements ViewContribution {

    @Override
    public Class<DealBoardView> view() {
        return DealBoardView.class;
    }

    @Override
    public String permission() {
        return DealPermissions.READ;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("sell", "deal.title", "square-kanban", 20, true));
    }
}
