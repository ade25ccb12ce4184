package io.saluran.pipeline.bin;

import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// Puts the bin into the navigation.
@Component
public final class BinPage implements ViewContribution {

    @Override
    public Class<BinView> view() {
        return BinView.class;
    }

    @Override
    public String permission() {
        return BinPermissions.OPEN;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("settings", "bin.title", "trash-2", 60, false));
    }
}
