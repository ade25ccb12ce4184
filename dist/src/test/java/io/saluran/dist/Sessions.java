package io.saluran.dist;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// A session of a browser, as far as HTTP knows it: its cookie.
record Sessions(String address, String cookie) {

    /// One in which nobody is signed in.
    static Sessions begin(LivePlatform live) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var cookie = client.send(HttpRequest.newBuilder(URI.create(live.address() + "/sign-in")).build(),
                    BodyHandlers.ofString()).headers().firstValue("Set-Cookie").orElseThrow();
            return new Sessions(live.address(), cookie.substring(0, cookie.indexOf(';')));
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    HttpResponse<String> post(String path, BodyPublisher body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json; charset=utf-8").POST(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return client.send(request.header("Cookie", cookie).build(), BodyHandlers.ofString());
        }
    }
}
