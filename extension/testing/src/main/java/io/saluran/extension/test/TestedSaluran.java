package io.saluran.extension.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// A distribution in a process of its own, with an empty home that is yours to delete.
///
/// The distribution is the folder that the system property `saluran.distribution` names, or the environment's
/// `SALURAN_DISTRIBUTION`, or `target/saluran`.
public final class TestedSaluran implements AutoCloseable {

    /// Who is signed in: an administrator.
    public static final String EMAIL = "admin@kedai.example";
    public static final String PASSWORD = "correct horse battery";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final Path home;
    private final Process process;
    private final String address;
    private String token = "";

    /// What a command said, and its exit code.
    public record Answer(int code, String text) {}

    /// Starts one, and returns when it serves pages.
    ///
    /// @param home an empty folder
    public TestedSaluran(Path home) throws IOException, InterruptedException {
        this.home = home;
        var builder = new ProcessBuilder(command(home)).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SALURAN_ADMIN_EMAIL", EMAIL, "SALURAN_ADMIN_PASSWORD", PASSWORD));
        builder.environment().remove("SALURAN_DATABASE_URL");
        process = builder.start();
        Thread.ofVirtual().start(this::listen);
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (said.stream().noneMatch(line -> line.startsWith("Stop with"))) {
            if (!process.isAlive() || System.nanoTime() > until) {
                process.destroyForcibly();
                throw new IllegalStateException("Saluran does not start: " + String.join("\n", said));
            }
            Thread.sleep(20);
        }
        address = said.stream().filter(line -> line.contains(" is at http")).findFirst().orElseThrow()
                .replaceFirst(".* is at ", "");
    }

    private static List<String> command(Path home) {
        var distribution = Path.of(System.getProperty("saluran.distribution", System.getenv().getOrDefault(
                "SALURAN_DISTRIBUTION", "target/saluran"))).toAbsolutePath();
        if (!Files.isDirectory(distribution.resolve("bundles"))) {
            throw new IllegalStateException("There is no distribution in " + distribution
                    + "; name its folder by -Dsaluran.distribution=FOLDER.");
        }
        // Soft references give way at each collection, so that only what really holds a bundle is counted.
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:SoftRefLRUPolicyMSPerMB=0",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true"));
        var cache = distribution.resolve("saluran.aot");
        if (Files.exists(cache)) {
            command.addAll(List.of("-Xlog:aot=off", "-Xlog:cds=off", "-XX:AOTCache=" + cache));
        }
        command.addAll(List.of("-Dsaluran.distribution=" + distribution, "-cp",
                distribution.resolve("lib") + File.separator + "*", "io.saluran.dist.Main", "serve", "--home",
                home.toString(), "--port", "0", "--bind", "127.0.0.1"));
        return command;
    }

    private void listen() {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(said::add);
        } catch (IOException ended) {
            said.add(String.valueOf(ended.getMessage()));
        }
    }

    /// For example `http://localhost:40123`.
    public String address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    /// Does a command of `./run` in the running server, for example `bundle install FILE`.
    public Answer command(String... arguments) throws IOException, InterruptedException {
        var control = Files.readAllLines(home.resolve("control"));
        var body = JSON.writeValueAsString(Map.of("arguments", List.of(arguments), "folder", home.toString(), "input",
                ""));
        var answer = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + control.getFirst()
                + "/control")).header("Saluran-Control", control.getLast()).timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofLines());
        var text = new StringBuilder();
        var code = 1;
        for (var line : answer.body().toList()) {
            var part = JSON.readTree(line);
            if (part.path("stream").asText().equals("exit")) {
                code = part.path("text").asInt();
            } else {
                text.append(part.path("text").asText());
            }
        }
        return new Answer(code, text.toString());
    }

    /// The same, for a command that must succeed.
    ///
    /// @throws AssertionError if it does not
    public String done(String... arguments) throws IOException, InterruptedException {
        var answer = command(arguments);
        if (answer.code() != 0) {
            throw new AssertionError(String.join(" ", arguments) + ": " + answer.text());
        }
        return answer.text();
    }

    /// Asks a REST resource, or any other address that takes a token, as the administrator.
    ///
    /// @param path for example `/api/v1/deals`
    public String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /// Makes something by REST, as the administrator.
    ///
    /// @return what was made
    public JsonNode post(String path, String json) throws IOException, InterruptedException {
        return JSON.readTree(send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(json))));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (token.isEmpty()) {
            token = done("token", "create", "--user", EMAIL).strip();
        }
        var answer = client.send(request.header("Authorization", "Bearer " + token).timeout(PATIENCE).build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /// A connection to its PostgreSQL.
    public Connection database() throws IOException, SQLException {
        var port = Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/saluran", "saluran",
                Files.readString(home.resolve("postgres-password")).strip());
    }

    /// All that it has printed.
    public String said() {
        return String.join("\n", said);
    }

    @Override
    public void close() throws InterruptedException {
        client.close();
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
