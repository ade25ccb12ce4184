package io.saluran.ui.internal.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// Refuses bodies that no page of ours sends, before they fill the memory: Vaadin reads what a page says as one text.
/// Browsers say how long a body is, so one that does not is refused too. The REST host has limits of its own, and whoever
/// takes an uploaded file looks at its length, within the largest that is let through here.
final class BodyLimit implements Filter {

    // A page of the handbook has 200,000 characters, what is pasted into a field seldom more.
    static final long LARGEST = 10L << 20;
    // What an administrator may allow for a file.
    static final long LARGEST_UPLOAD = 9_999L << 20;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var http = (HttpServletRequest) request;
        var path = http.getRequestURI();
        var largest = path.startsWith("/VAADIN/dynamic/") ? LARGEST_UPLOAD : LARGEST;
        var length = http.getContentLengthLong();
        if (path.startsWith("/api/")) {
            chain.doFilter(request, response);
        } else if (length < 0 && http.getHeader("Transfer-Encoding") != null) {
            refuse((HttpServletResponse) response, HttpServletResponse.SC_LENGTH_REQUIRED,
                    "A request with a body says how long it is.\n");
        } else if (length > largest) {
            swallow(http, length);
            refuse((HttpServletResponse) response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "A request of this kind may have " + (largest >> 20) + " MB at most.\n");
        } else {
            chain.doFilter(request, response);
        }
    }

    /// Who is in the middle of sending sees the answer only afterwards, if there is not much left.
    private static void swallow(HttpServletRequest request, long length) throws IOException {
        if (length <= 2 * LARGEST && request.getHeader("Expect") == null) {
            request.getInputStream().skipNBytes(length);
        }
    }

    private static void refuse(HttpServletResponse response, int status, String words) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=utf-8");
        // What is still to come is not read.
        response.setHeader("Connection", "close");
        response.getOutputStream().print(words);
    }
}
