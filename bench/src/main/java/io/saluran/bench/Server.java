package io.saluran.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A Saluran of its own, started from the distribution as `./run` does it.
final class Server implements AutoCloseable {

    static final String EMAIL = "bench@saluran.example";
    static final String PASSWORD = "correct horse battery";

    private static final Path DISTRIBUTION = Path.of("dist", "target", "saluran").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final Process process;
    private final BufferedReader lines;
    private final String address;
    private final Duration untilReady;

    private Server(Path home, List<String> more) throws IOException {
        this.home = home;
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xlog:aot=off", "-Xlog:cds=off", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true",
                "-XX:AOTCache=" + DISTRIBUTION.resolve("saluran.aot"), "-Dsaluran.distribution=" + DISTRIBUTION,
                "-cp", DISTRIBUTION.resolve("lib") + "/*", "io.saluran.dist.Main", "serve", "--home", home.toString(),
                "--port", "0", "--bind", "127.0.0.1"));
        command.addAll(more);
        var begin = System.nanoTime();
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SALURAN_ADMIN_EMAIL", EMAIL, "SALURAN_ADMIN_PASSWORD", PASSWORD));
        process = builder.start();
        lines = process.inputReader();
        address = await(" is at ").replaceFirst(".* is at ", "").strip();
        get("/sign-in");
        untilReady = Duration.ofNanos(System.nanoTime() - begin);
        Thread.ofVirtual().start(this::drain);
    }

    static Server start(Path home, String... more) throws IOException {
        return new Server(home, List.of(more));
    }

    String address() {
        return address;
    }

    /// From the command to the first page.
    Duration untilReady() {
        return untilReady;
    }

    /// What it has used of all processors so far, without PostgreSQL.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private String await(String words) throws IOException {
        var said = new StringBuilder();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(words)) {
                return line;
            }
            said.append(line).append('\n');
        }
        throw new IOException("Saluran did not start:\n" + said);
    }

    private void drain() {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // The process has ended, and its output with it.
        }
    }

    /// @return the status
    int get(String path) throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /// Has it do one of the administrator's commands, without the start of a process for it.
    void command(String... arguments) throws IOException {
        var control = Files.readAllLines(home.resolve("control"));
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        var request = HttpRequest.newBuilder(URI.create(address + "/control"))
                .header("Saluran-Control", control.getLast())
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(
                        Map.of("arguments", all, "folder", home.toString(), "input", ""))));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString()).body();
            if (!answer.contains("{\"stream\":\"exit\",\"text\":\"0\"}")) {
                throw new IOException(String.join(" ", arguments) + ": " + answer);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /// The bytes of its heap that are in use after everything that can go has gone.
    long liveHeap() throws IOException {
        for (int i = 0; i < 3; i++) {
            jcmd("GC.run");
        }
        return jcmd("GC.class_histogram", "-all=false").lines().filter(line -> line.startsWith("Total"))
                .mapToLong(line -> Long.parseLong(line.strip().split("\\s+")[2])).findFirst()
                .orElseThrow(() -> new IOException("The JVM says no total of its heap"));
    }

    private String jcmd(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid())));
        command.addAll(List.of(arguments));
        try (var answer = new ProcessBuilder(command).redirectErrorStream(true).start().inputReader()) {
            return String.join("\n", answer.lines().toList());
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
