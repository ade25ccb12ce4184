package io.saluran.pipeline.stage;

import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// Puts the settings of pipelines into the navigation.
@Component
public final class PipelinesPage implements ViewContribution {

    @Override
    public Class<PipelinesView> view() {
        return PipelinesView.class;
    }

    @Override
    public String permission() {
        return StagePermissions.CONFIGURE;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("settings", "stage.title", "route", 40, false));
    }
}
