package io.saluran.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The distribution as `./run` starts it, in a process of its own with an empty home.
final class RunningSaluran implements AutoCloseable {

    static final String EMAIL = "admin@kedai.example";
    static final String PASSWORD = "correct horse battery";

    private static final Path FOLDER = Path.of("target", "saluran").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path home;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final String address;

    private RunningSaluran(Path home, List<String> arguments) throws IOException {
        this.home = home;
        var command = command(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SALURAN_ADMIN_EMAIL", EMAIL, "SALURAN_ADMIN_PASSWORD", PASSWORD));
        process = builder.start();
        Thread.ofVirtual().start(this::read);
        address = await("Saluran 0.1.0 is at ").replaceFirst(".* is at ", "");
        await("Stop with");
    }

    static RunningSaluran in(Path home, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("serve", "--home", home.toString(), "--port", "0", "--bind",
                "127.0.0.1"));
        arguments.addAll(List.of(more));
        return new RunningSaluran(home, arguments);
    }

    /// What a command that ended said, and its exit code.
    record Ended(int code, String output) {}

    static Ended run(String... arguments) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(List.of(arguments))).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return new Ended(process.exitValue(), output);
    }

    static List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-Dsaluran.distribution=" + FOLDER, "-cp", FOLDER.resolve("lib") + "/*", "io.saluran.dist.Main"));
        command.addAll(arguments);
        return command;
    }

    /// All that it has printed.
    String said() {
        return String.join("\n", said);
    }

    String address() {
        return address;
    }

    Path home() {
        return home;
    }

    /// What it has used of all processors, without PostgreSQL.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void read() {
        try (var reader = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                said.add(line);
                lines.add(line);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String await(String beginning) {
        while (true) {
            var line = next();
            if (line == null) {
                throw new AssertionError("Saluran did not say '" + beginning + "' but: " + said());
            }
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    private @Nullable String next() {
        try {
            return lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
