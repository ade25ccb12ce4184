package io.saluran.ui.internal.web;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// How long requests take, by what they are for and how they end.
final class RequestTimings implements Filter {

    private static final Set<String> PARTS = Set.of("api", "export", "health", "metrics", "control", "saluran",
            "bundle", "VAADIN");

    private final MeterRegistry registry;

    RequestTimings(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var begun = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            registry.timer("saluran.http.requests", "part", part(((HttpServletRequest) request).getRequestURI()),
                    "status", ((HttpServletResponse) response).getStatus() / 100 + "xx")
                    .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        }
    }

    /// The first part of the path where it is one of ours; all else is a page.
    private static String part(String path) {
        var first = path.replaceFirst("^/", "").replaceFirst("/.*", "");
        return PARTS.contains(first) ? first : "page";
    }
}
