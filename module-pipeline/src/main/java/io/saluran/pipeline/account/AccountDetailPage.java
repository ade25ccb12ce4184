package io.saluran.pipeline.account;

import io.saluran.ui.view.ViewContribution;
import org.osgi.service.component.annotations.Component;

/// Serves the page of an account, which is reached from the list, from deals and contacts, and from the search.
@Component
public final class AccountDetailPage implements ViewContribution {

    @Override
    public Class<AccountPageView> view() {
        return AccountPageView.class;
    }

    @Override
    public String permission() {
        return AccountPermissions.READ;
    }
}
