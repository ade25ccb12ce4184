package io.saluran.pipeline.currency;

import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// Puts the currencies into the navigation.
@Component
public final class CurrencyPage implements ViewContribution {

    @Override
    public Class<CurrencyView> view() {
        return CurrencyView.class;
    }

    @Override
    public String permission() {
        return CurrencyPermissions.CONFIGURE;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("settings", "currency.title", "coins", 45, false));
    }
}
