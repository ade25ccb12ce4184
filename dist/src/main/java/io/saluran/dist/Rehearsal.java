package io.saluran.dist;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// What a person's first request asks for, so that a JVM that watches a whole start learns which classes it takes.
final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Rehearsal() {}

    static void visit(int port) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            for (var path : List.of("/sign-in", "/?v-r=init&location=sign-in&query=")) {
                client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE)
                        .build(), BodyHandlers.discarding());
            }
        }
    }
}
