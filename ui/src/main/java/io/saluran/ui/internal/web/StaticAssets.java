package io.saluran.ui.internal.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Our style sheets and modules, the fonts and the icons, from the jars on the class path.
final class StaticAssets extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final Map<String, String> FOLDERS = Map.of(
            "inter/", "META-INF/resources/_static/inter/5.2.5/files/",
            "echarts/6.0.0/", "META-INF/resources/_static/echarts/6.0.0/dist/",
            "icons/", "META-INF/resources/webjars/lucide-static/0.468.0/icons/");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var resource = resource(request.getPathInfo());
        if (resource == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Asset.send(resource, request, response);
    }

    private static @Nullable URL resource(@Nullable String path) {
        if (path == null || path.contains("..") || path.endsWith("/")) {
            return null;
        }
        var name = path.substring(1);
        for (var folder : FOLDERS.entrySet()) {
            if (name.startsWith(folder.getKey())) {
                return find(folder.getValue() + name.substring(folder.getKey().length()));
            }
        }
        return find("META-INF/resources/saluran/" + name);
    }

    private static @Nullable URL find(String name) {
        return StaticAssets.class.getClassLoader().getResource(name);
    }
}
