package io.saluran.dist;

import io.saluran.db.Viewer;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;

/// `/metrics`, for programs on this machine, and for others with an administrator's token. A request that a proxy passed
/// on comes from somewhere else, even when the proxy stands here.
final class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Metrics metrics;
    private final transient Function<HttpServletRequest, Optional<Viewer>> bearer;

    MetricsServlet(Metrics metrics, Function<HttpServletRequest, Optional<Viewer>> bearer) {
        this.metrics = metrics;
        this.bearer = bearer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isLocal(request) && bearer.apply(request).filter(viewer -> viewer.may(Viewer.EVERYTHING)).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(Metrics.CONTENT_TYPE);
        response.setHeader("Cache-Control", "no-store");
        metrics.write(response.getOutputStream());
    }

    private static boolean isLocal(HttpServletRequest request) throws IOException {
        return request.getHeader("X-Forwarded-For") == null && request.getHeader("Forwarded") == null
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }
}
