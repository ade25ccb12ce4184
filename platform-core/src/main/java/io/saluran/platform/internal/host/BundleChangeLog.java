package io.saluran.platform.internal.host;

import io.saluran.db.migration.ChangeLog;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import org.osgi.framework.Bundle;

/// The change log that a bundle carries.
public record BundleChangeLog(Bundle bundle) implements ChangeLog {

    @Override
    public List<String> files() {
        var found = bundle.findEntries("db", "*", true);
        if (found == null) {
            return List.of();
        }
        return Collections.list(found).stream().map(url -> url.getPath().replaceFirst("^/", ""))
                .filter(path -> !path.endsWith("/")).sorted().toList();
    }

    @Override
    public InputStream open(String path) throws IOException {
        var entry = bundle.getEntry(path);
        if (entry == null) {
            throw new FileNotFoundException(path);
        }
        return entry.openStream();
    }
}
