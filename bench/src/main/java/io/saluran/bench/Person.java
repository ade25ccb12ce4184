package io.saluran.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/// Somebody who clicks from page to page, as Flow's client does it over HTTP but without a browser's work, so that the
/// server is measured and not the browser beside it. What a page reads in the background comes by push to a browser and
/// is not waited for here; the server does its work all the same.
final class Person {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final String address;
    private final String cookies;
    private final String key;
    private final int page;
    private int sync;
    private int turn;

    /// Opens a page of the session.
    ///
    /// @param cookies of a browser that is signed in
    Person(HttpClient client, String address, String cookies) throws IOException {
        this.client = client;
        this.address = address;
        this.cookies = cookies;
        var config = JSON.readTree(send(request("/?v-r=init&location=&query=").GET())).path("appConfig");
        this.key = config.path("uidl").path("Vaadin-Security-Key").asText();
        this.page = config.path("v-uiId").asInt();
        this.sync = config.path("uidl").path("syncId").asInt();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Cookie", cookies)
                .header("Content-Type", "application/json; charset=UTF-8");
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("Answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /// Clicks a link.
    ///
    /// @return how long the answer took, in milliseconds
    double go(String path) throws IOException {
        var event = Map.of("type", "event", "node", 1, "event", "ui-navigate", "data", Map.of("route", path, "query",
                "", "appShellTitle", "", "historyState", Map.of("idx", turn), "trigger", ""));
        var body = JSON.writeValueAsString(Map.of("csrfToken", key, "rpc", List.of(event), "syncId", sync, "clientId",
                turn));
        var begin = System.nanoTime();
        var text = send(request("/?v-r=uidl&v-uiId=" + page).POST(HttpRequest.BodyPublishers.ofString(body)));
        var took = (System.nanoTime() - begin) / 1e6;
        var answer = read(text);
        if (!answer.has("clientId")) {
            throw new IOException("The session was lost: " + text.substring(0, Math.min(300, text.length())));
        }
        sync = answer.path("syncId").asInt();
        turn = answer.path("clientId").asInt();
        return took;
    }

    private static JsonNode read(String text) throws IOException {
        return JSON.readTree(text.startsWith("for(;;);[") ? text.substring(9, text.length() - 1) : text);
    }
}
