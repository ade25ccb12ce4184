package io.saluran.ui.internal.shell;

import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.di.InstantiatorFactory;
import com.vaadin.flow.server.VaadinService;

/// Found by Vaadin's lookup.
public final class BundleInstantiatorFactory implements InstantiatorFactory {

    @Override
    public Instantiator createInstantitor(VaadinService service) {
        return new BundleInstantiator(service);
    }
}
