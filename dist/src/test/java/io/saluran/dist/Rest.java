package io.saluran.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.dist.LivePlatform.Asker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// REST as a program meets it: the operations that the description names, called over HTTP.
final class Rest implements AutoCloseable {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");
    private static final Pattern BEFORE = Pattern.compile("([a-z-]+)/\\{");
    private static final int TOO_MANY = 429;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;

    Rest(String address) {
        this.address = address;
    }

    /// One thing that can be called.
    ///
    /// @param path with parameters in braces, for example `/deals/{id}`
    /// @param body the media type of the body that it wants; empty for none
    record Operation(String method, String path, String body) {

        boolean reads() {
            return method.equals("GET");
        }

        boolean named() {
            return path.contains("{");
        }

        /// The path with each parameter replaced, by its name and the collection before it.
        String at(BiFunction<String, String, String> value) {
            var filled = path;
            for (var match = PARAMETER.matcher(filled); match.find(); match = PARAMETER.matcher(filled)) {
                var before = BEFORE.matcher(filled.substring(0, match.end()));
                var collection = "";
                while (before.find()) {
                    collection = before.group(1);
                }
                filled = filled.substring(0, match.start()) + value.apply(match.group(1), collection)
                        + filled.substring(match.end());
            }
            return filled;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /// All operations of the description.
    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var path : json("/api/openapi.json").path("paths").properties()) {
            for (var part : path.getValue().properties()) {
                if (List.of("get", "post", "put", "patch", "delete").contains(part.getKey())) {
                    operations.add(new Operation(part.getKey().toUpperCase(Locale.ROOT), path.getKey(),
                            part.getValue().path("requestBody").path("content").properties().stream()
                                    .map(Map.Entry::getKey).findFirst().orElse("")));
                }
            }
        }
        return operations;
    }

    private JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(client.send(HttpRequest.newBuilder(URI.create(address + path)).build(),
                    BodyHandlers.ofString()).body());
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// Calls as somebody, or as nobody with a name; with an empty object where a body is wanted.
    HttpResponse<String> call(Operation operation, String path, @Nullable String token) {
        return send(operation.method(), path, operation.body(), operation.body().isEmpty() ? null : "{}", token);
    }

    HttpResponse<String> patch(String path, String body, String token) {
        return send("PATCH", path, "application/json", body, token);
    }

    private HttpResponse<String> send(String method, String path, String type, @Nullable String body,
            @Nullable String token) {
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path)).method(method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            while (answer.statusCode() == TOO_MANY) {
                Thread.sleep(500);
                answer = client.send(request.build(), BodyHandlers.ofString());
            }
            return answer;
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException(problem);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// The id of a marked record that a parameter stands for; one that no record has where there is none.
    static String id(Map<String, UUID> records, String parameter, String collection) {
        for (var name : List.of(parameter, collection.replaceFirst("ies$", "y").replaceFirst("s$", ""))) {
            for (var record : records.entrySet()) {
                if (record.getKey().endsWith("." + name.replace('-', '_'))) {
                    return record.getValue().toString();
                }
            }
        }
        return UUID.randomUUID().toString();
    }

    /// What all lists say to somebody, by operation.
    void lists(Asker who, String sought, Map<String, String> answers) {
        for (var operation : operations()) {
            if (operation.reads() && !operation.named()) {
                for (var query : List.of("?count=true&limit=200", "?q=" + sought + "&count=true", "")) {
                    var answer = call(operation, operation.path() + query, who.token());
                    // What cannot be counted or searched says so, and is asked without.
                    answers.put(operation + query, answer.statusCode() + " " + answer.body());
                }
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
