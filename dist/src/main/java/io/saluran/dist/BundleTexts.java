package io.saluran.dist;

import io.saluran.platform.internal.text.TextCatalogue;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.util.tracker.BundleTracker;

/// The texts of running bundles, there before what they contribute comes and until all of it has gone.
final class BundleTexts extends BundleTracker<Bundle> {

    private final TextCatalogue texts;

    BundleTexts(BundleContext context, TextCatalogue texts) {
        super(context, Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING, null);
        this.texts = texts;
    }

    @Override
    public @Nullable Bundle addingBundle(Bundle bundle, @Nullable BundleEvent event) {
        var files = bundle.getBundleId() == 0 ? null : bundle.findEntries("texts", "*.properties", false);
        if (files == null) {
            return null;
        }
        texts.add(bundle, Collections.list(files));
        return bundle;
    }

    @Override
    public void removedBundle(Bundle bundle, @Nullable BundleEvent event, Bundle same) {
        texts.remove(bundle);
    }
}
