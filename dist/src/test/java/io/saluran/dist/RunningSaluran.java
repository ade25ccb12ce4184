package io.saluran.dist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The distribution as `./run` starts it, in a process of its own.
final class RunningSaluran implements AutoCloseable {

    static final String EMAIL = "admin@kedai.example";
    static final String PASSWORD = "correct horse battery";

    static final Path FOLDER = Path.of("target", "saluran").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Path home;
    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private final String address;

    private RunningSaluran(Path home, List<String> command) throws IOException {
        this.home = home;
        var builder = new ProcessBuilder(hearingSigint(command)).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SALURAN_ADMIN_EMAIL", EMAIL, "SALURAN_ADMIN_PASSWORD", PASSWORD));
        process = builder.start();
        Thread.ofVirtual().start(this::read);
        address = await("Saluran 0.1.0 is at ").replaceFirst(".* is at ", "");
        await("Stop with");
    }

    /// Tests that a shell started in the background ignore SIGINT, and what they start would too.
    private static List<String> hearingSigint(List<String> command) throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status) || Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .noneMatch(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16).testBit(1))) {
            return command;
        }
        var hearing = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT"));
        hearing.addAll(command);
        return hearing;
    }

    /// With an administrator in the home; one that is empty begins as a copy of [KeptHome].
    ///
    /// @param more options of `serve`
    static RunningSaluran in(Path home, String... more) throws IOException {
        KeptHome.into(home);
        return first(home, more);
    }

    /// In the home as it is, so that an empty one is set up.
    ///
    /// @param more options of `serve`
    static RunningSaluran first(Path home, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("serve", "--home", home.toString(), "--port", "0", "--bind",
                "127.0.0.1"));
        arguments.addAll(List.of(more));
        return new RunningSaluran(home, command(arguments));
    }

    /// Started by `./run`, as a person does it.
    static RunningSaluran byScript(Path home, int port) throws IOException {
        return new RunningSaluran(home, List.of(Path.of("..", "run").toAbsolutePath().normalize().toString(), "--home",
                home.toString(), "--port", Integer.toString(port)));
    }

    /// What a command that ended said, and its exit code.
    record Ended(int code, String out, String errors) {

        String output() {
            return out + errors;
        }
    }

    static Ended run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), "", arguments);
    }

    /// @param input what it reads
    static Ended run(Map<String, String> environment, String input, String... arguments)
            throws IOException, InterruptedException {
        var errors = Files.createTempFile("saluran", ".err");
        try {
            var builder = new ProcessBuilder(command(List.of(arguments))).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input);
            }
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Ended(process.exitValue(), out, Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }

    static List<String> command(List<String> arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:aot=off", "-Xlog:cds=off",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-Dfile.encoding=UTF-8", "-Djava.awt.headless=true",
                "-XX:AOTCache=" + FOLDER.resolve("saluran.aot"), "-Dsaluran.distribution=" + FOLDER, "-cp",
                FOLDER.resolve("lib") + "/*", "io.saluran.dist.Main"));
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

    /// A token of the administrator, made by the running server.
    String token() throws IOException, InterruptedException {
        var created = run("token", "create", "--user", EMAIL, "--home", home.toString());
        if (created.code() != 0) {
            throw new AssertionError(created.output());
        }
        return created.out().strip();
    }

    /// Asks for a page or a resource.
    ///
    /// @param headers names and values by turns
    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    /// Who the embedded PostgreSQL is, by the file that it writes.
    ProcessHandle postgres() throws IOException {
        var pid = Long.parseLong(Files.readAllLines(home.resolve("postgres/postmaster.pid")).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /// A connection to the embedded PostgreSQL, by what stands in the home.
    Connection database() throws IOException, SQLException {
        var port = Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/saluran", "saluran",
                Files.readString(home.resolve("postgres-password")).strip());
    }

    /// Sends a signal and waits for the end.
    ///
    /// @return the exit code
    int end(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("It does not end on SIG" + signal);
        }
        return process.exitValue();
    }

    /// What it has used of all processors, without PostgreSQL.
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Process process() {
        return process;
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
