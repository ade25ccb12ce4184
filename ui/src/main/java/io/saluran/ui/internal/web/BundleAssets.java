package io.saluran.ui.internal.web;

import io.saluran.platform.internal.host.BundleFramework;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import org.osgi.framework.Bundle;

/// Files of a running bundle's folder `static`, at `/bundle/SYMBOLIC-NAME/VERSION/PATH`. The version is part of the
/// address, so that a page which was opened before an update keeps what it began with.
final class BundleAssets extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int PARTS = 4;

    private final transient BundleFramework framework;

    BundleAssets(BundleFramework framework) {
        this.framework = framework;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var file = find(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Asset.send(file.get(), request, response);
    }

    private Optional<URL> find(String path) {
        var parts = path.split("/", PARTS);
        if (parts.length < PARTS || path.contains("..")) {
            return Optional.empty();
        }
        return framework.find(parts[1]).filter(bundle -> bundle.getState() == Bundle.ACTIVE
                && bundle.getVersion().toString().equals(parts[2]))
                .map(bundle -> bundle.getEntry("static/" + parts[PARTS - 1]));
    }
}
