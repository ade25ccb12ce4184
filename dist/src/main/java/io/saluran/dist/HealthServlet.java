package io.saluran.dist;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/// `/health/live`: 200 while the process answers at all. `/health/ready`: 200 once pages are served, 503 before that,
/// while it stops, and while the database is away.
final class HealthServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private final transient Health health;

    HealthServlet(Health health) {
        this.health = health;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (Objects.requireNonNullElse(request.getPathInfo(), "")) {
            case "/live" -> answer(response, true);
            case "/ready" -> answer(response, health.ready());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void answer(HttpServletResponse response, boolean up) throws IOException {
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().print(up ? "{\"status\":\"up\"}\n" : "{\"status\":\"down\"}\n");
    }
}
