package io.saluran.pipeline.product;

import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// Puts the catalogue into the navigation.
@Component
public final class ProductsPage implements ViewContribution {

    @Override
    public Class<ProductsView> view() {
        return ProductsView.class;
    }

    @Override
    public String permission() {
        return ProductPermissions.READ;
    }

    @Override
    public Optional<NavigationEntry> navigation() {
        return Optional.of(new NavigationEntry("sell", "product.title", "package", 60, false));
    }
}
