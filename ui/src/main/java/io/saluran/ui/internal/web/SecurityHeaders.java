package io.saluran.ui.internal.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Map;

/// Headers that keep other sites from framing, sniffing or learning about what is served, and whatever is opened by itself
/// from loading or running anything. Pages put [PagePolicy] in place of the closed policy.
final class SecurityHeaders implements Filter {

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "same-origin",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Permissions-Policy",
            "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), "
                    + "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), "
                    + "xr-spatial-tracking=()");
    // A year. Not for sub-domains, which may be somebody else's.
    private static final String ONLY_BY_TLS = "max-age=31536000";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var kept = new Kept((HttpServletResponse) response, request.isSecure());
        kept.put();
        chain.doFilter(request, kept);
    }

    /// Puts the headers again after a servlet began its answer anew.
    private static final class Kept extends HttpServletResponseWrapper {

        private final boolean secure;

        Kept(HttpServletResponse response, boolean secure) {
            super(response);
            this.secure = secure;
        }

        @Override
        public void reset() {
            super.reset();
            put();
        }

        private void put() {
            ALWAYS.forEach(this::setHeader);
            if (secure) {
                setHeader("Strict-Transport-Security", ONLY_BY_TLS);
            }
        }
    }
}
