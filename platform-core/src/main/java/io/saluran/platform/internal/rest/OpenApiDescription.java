package io.saluran.platform.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.OpenAPI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Describes resources by OpenAPI, from their annotations. Each resource is read by itself and then merged, so that the
/// same name in two bundles means two things.
final class OpenApiDescription {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    private static final String SCHEMAS = "#/components/schemas/";

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final ObjectNode paths = JsonNodeFactory.instance.objectNode();
    private final ObjectNode schemas = JsonNodeFactory.instance.objectNode();
    private final Set<String> operationIds = new HashSet<>();

    ObjectNode of(Map<String, List<Class<?>>> resources) {
        DescribedCalls.install();
        root.put("openapi", "3.0.3");
        root.putObject("info").put("title", "Saluran").put("version", "v1")
                .put("description", "Lists, records and actions of this Saluran and its extensions.");
        root.putArray("servers").addObject().put("url", "/api/v1");
        root.putArray("security").addObject().putArray("token");
        var tags = root.putArray("tags");
        resources.forEach((name, classes) -> {
            tags.addObject().put("name", name);
            classes.forEach(resource -> merge(name, resource));
        });
        root.set("paths", paths);
        var components = root.putObject("components");
        schemas.set("Problem", problem());
        components.set("schemas", schemas);
        components.putObject("responses").putObject("Problem").put("description", "What went wrong")
                .putObject("content").putObject(ProblemDetails.MEDIA_TYPE).putObject("schema")
                .put("$ref", SCHEMAS + "Problem");
        components.putObject("securitySchemes").putObject("token").put("type", "http").put("scheme", "bearer");
        forgetClasses();
        return root;
    }

    private void merge(String name, Class<?> resource) {
        var read = (ObjectNode) Json.mapper().valueToTree(new Reader(new OpenAPI()).read(resource));
        var ownSchemas = read.path("components").path("schemas");
        var renamed = new TreeMap<String, String>();
        ownSchemas.properties().forEach(schema -> {
            var free = freeName(name, schema.getKey(), schema.getValue());
            if (!free.equals(schema.getKey())) {
                renamed.put(SCHEMAS + schema.getKey(), SCHEMAS + free);
            }
        });
        rename(read, renamed);
        ownSchemas.properties().forEach(schema -> {
            var other = renamed.get(SCHEMAS + schema.getKey());
            schemas.set(other == null ? schema.getKey() : other.substring(SCHEMAS.length()), schema.getValue());
        });
        read.path("paths").properties().forEach(path -> {
            var there = paths.withObjectProperty(path.getKey());
            path.getValue().properties().forEach(part -> {
                if (METHODS.contains(part.getKey())) {
                    finish(name, (ObjectNode) part.getValue());
                }
                there.set(part.getKey(), part.getValue());
            });
        });
    }

    /// The name that a schema has by itself, or one after its bundle where that is taken by another.
    private String freeName(String name, String own, JsonNode schema) {
        var free = own;
        for (int i = 1; schemas.has(free) && !schemas.get(free).equals(schema); i++) {
            free = name + "." + own + (i == 1 ? "" : i);
        }
        return free;
    }

    private void finish(String name, ObjectNode operation) {
        var id = name + "." + operation.path("operationId").asText("call");
        var unique = id;
        for (int i = 2; !operationIds.add(unique); i++) {
            unique = id + i;
        }
        operation.put("operationId", unique);
        operation.putArray("tags").add(name);
        json(operation.path("requestBody").path("content"));
        var responses = operation.withObjectProperty("responses");
        if (responses.get("default") instanceof ObjectNode usual) {
            responses.remove("default");
            if (responses.get("200") == null && responses.get("201") == null && responses.get("204") == null) {
                responses.set("200", usual.put("description", "Done"));
            }
        }
        responses.properties().forEach(response -> json(response.getValue().path("content")));
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
    }

    /// Authors need not say that bodies are JSON.
    private static void json(JsonNode content) {
        if (content instanceof ObjectNode node && node.get("*/*") != null && node.get("application/json") == null) {
            node.set("application/json", node.remove("*/*"));
        }
    }

    private static void rename(JsonNode node, Map<String, String> names) {
        if (names.isEmpty()) {
            return;
        }
        if (node instanceof ObjectNode object) {
            var ref = object.get("$ref");
            if (ref != null && names.containsKey(ref.asText())) {
                object.set("$ref", TextNode.valueOf(names.get(ref.asText())));
            }
        }
        node.forEach(child -> rename(child, names));
    }

    private static ObjectNode problem() {
        var problem = JsonNodeFactory.instance.objectNode().put("type", "object")
                .put("description", "Problem details (RFC 9457)");
        var fields = problem.putObject("properties");
        fields.putObject("type").put("type", "string").put("description", "The kind of problem, always the same");
        fields.putObject("title").put("type", "string").put("description", "The kind in words");
        fields.putObject("status").put("type", "integer");
        fields.putObject("detail").put("type", "string").put("description",
                "What happened, to which thing, what to do");
        fields.putObject("instance").put("type", "string");
        problem.put("additionalProperties", true);
        return problem;
    }

    /// Swagger's mapper is one for the whole process and remembers every class it has met.
    private static void forgetClasses() {
        for (var mapper : List.of(Json.mapper(), io.swagger.v3.core.util.Json31.mapper())) {
            mapper.getTypeFactory().clearCache();
            ((com.fasterxml.jackson.databind.ser.DefaultSerializerProvider) mapper.getSerializerProvider())
                    .flushCachedSerializers();
        }
    }
}
