package io.saluran.platform.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A real server that messages are sent to. It answers 200 unless told otherwise, and keeps what came.
public final class Receiver implements AutoCloseable {

    private final HttpServer server;
    private final List<Got> got = new ArrayList<>();
    private final Deque<Reply> next = new ArrayDeque<>();

    private record Reply(int status, String text, Map<String, String> headers) {}

    /// What came.
    ///
    /// @param headers by their names in lower case
    public record Got(String path, Map<String, String> headers, String body) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /// Whether one of its signatures is right, reckoned by what Standard Webhooks says and nothing of ours.
        public boolean isSignedBy(String secret) {
            try {
                var key = Base64.getDecoder().decode(secret.replaceFirst("^whsec_", ""));
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                mac.update((header("webhook-id") + "." + header("webhook-timestamp") + ".")
                        .getBytes(StandardCharsets.UTF_8));
                mac.update(body.getBytes(StandardCharsets.UTF_8));
                var right = "v1," + Base64.getEncoder().encodeToString(mac.doFinal());
                return Arrays.asList(header("webhook-signature").split(" ")).contains(right);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = new TreeMap<String, String>();
                exchange.getRequestHeaders().forEach((name, values) -> headers.put(
                        name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
                var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                var reply = take(new Got(exchange.getRequestURI().getPath(), headers, body));
                reply.headers().forEach(exchange.getResponseHeaders()::add);
                var bytes = reply.text().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    private synchronized Reply take(Got one) {
        got.add(one);
        var reply = next.poll();
        return reply == null ? new Reply(200, "thanks", Map.of()) : reply;
    }

    /// Answers so to the next one that comes and was not yet provided for.
    public synchronized void answer(int status, String text, Map<String, String> headers) {
        next.add(new Reply(status, text, headers));
    }

    public synchronized List<Got> got() {
        return List.copyOf(got);
    }

    public String address(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
