package io.saluran.ui.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.util.Map;

/// A file that is sent as it is, with its type and a tag by which a browser sees that it has it already.
final class Asset {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "webp", "image/webp",
            "woff2", "font/woff2",
            "json", "application/json");
    private static final int HOUR = 3_600;

    private Asset() {}

    /// Whole libraries stand under their version and never change; icons and fonts seldom do.
    private static String age(String path) {
        if (path.contains("/_static/echarts/")) {
            return 365 * 24 * HOUR + ", immutable";
        }
        return Integer.toString(path.matches(".*\\.(svg|woff2)") ? 24 * HOUR : 0);
    }

    static void send(URL file, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var connection = file.openConnection();
        connection.setUseCaches(false);
        try (var in = connection.getInputStream()) {
            var content = in.readAllBytes();
            var tag = "\"" + Integer.toHexString(java.util.Arrays.hashCode(content)) + '-' + content.length + '"';
            response.setHeader("ETag", tag);
            response.setHeader("Cache-Control", "public, max-age=" + age(file.getPath()));
            if (tag.equals(request.getHeader("If-None-Match"))) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            var name = file.getPath();
            var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            response.setContentType(type == null ? "application/octet-stream" : type);
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        }
    }
}
