package io.saluran.pipeline.account;

import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// Puts the accounts into the navigation.
@Component
public final class AccountListPage implements ViewContribution {

    @Override
    public Class<AccountListView> view() {
        return AccountListView.class;
    }

    @Override
    public String permission() {
        return AccountPermissions.READ;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("sell", "account.title", "building-2", 40, false));
    }
}
