package io.saluran.ui.view;

import java.util.Optional;
import org.osgi.framework.FrameworkUtil;

/// Where browsers find the files of a bundle's folder `static`: `/bundle/NAME/VERSION/PATH`. The version is part of the
/// address, so browsers keep such a file for good; after an update the address is another.
public final class BundleFiles {

    private BundleFiles() {}

    /// The address of a file, as `Page.addJsModule` and `Page.addStyleSheet` take it.
    ///
    /// @param neighbour any class of the bundle
    /// @param path in the folder, for example `map-v1.js`
    /// @return empty for a class that is in no running bundle, such as in a test
    public static Optional<String> address(Class<?> neighbour, String path) {
        return Optional.ofNullable(FrameworkUtil.getBundle(neighbour))
                .map(bundle -> "context://bundle/" + bundle.getSymbolicName() + '/' + bundle.getVersion() + '/' + path);
    }
}
