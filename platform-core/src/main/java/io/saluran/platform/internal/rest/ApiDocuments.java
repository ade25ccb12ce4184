package io.saluran.platform.internal.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The index at `/api` and the description at `/api/openapi.json`, made anew when bundles have come or gone.
final class ApiDocuments {

    private final Supplier<Map<String, List<Class<?>>>> resources;
    private @Nullable Made made;
    private long changes;

    private record Made(String tag, String index, String description) {}

    ApiDocuments(Supplier<Map<String, List<Class<?>>>> resources) {
        this.resources = resources;
    }

    synchronized void changed() {
        made = null;
        changes++;
    }

    void send(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var documents = made();
        response.setHeader("ETag", documents.tag());
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType("application/json");
        if (documents.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var document = path.endsWith("openapi.json") ? documents.description() : documents.index();
        response.getOutputStream().write(document.getBytes(StandardCharsets.UTF_8));
    }

    private Made made() throws IOException {
        long before;
        synchronized (this) {
            if (made != null) {
                return made;
            }
            before = changes;
        }
        var classes = resources.get();
        var fresh = new Made('"' + UUID.randomUUID().toString() + '"', text(index(classes)),
                text(new OpenApiDescription().of(classes)));
        synchronized (this) {
            if (before == changes) {
                made = fresh;
            }
        }
        return fresh;
    }

    private static String text(ObjectNode tree) throws IOException {
        return Json.pretty().writeValueAsString(tree);
    }

    private static ObjectNode index(Map<String, List<Class<?>>> classes) {
        var index = JsonNodeFactory.instance.objectNode();
        index.put("name", "Saluran").put("version", "v1").put("description", "/api/openapi.json");
        var list = index.putArray("resources");
        classes.keySet().forEach(name -> list.add("/api/v1/" + name));
        return index;
    }
}
