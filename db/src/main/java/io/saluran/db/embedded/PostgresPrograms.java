package io.saluran.db.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs PostgreSQL's own programs.
///
/// @param folder that holds `bin`
record PostgresPrograms(Path folder) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Makes the data folder under another name first, so that an attempt that is broken off leaves no half of one.
    void makeData(Path data, String user, String password) throws IOException {
        var secret = data.resolveSibling("postgres-password.new");
        var making = data.resolveSibling("postgres.new");
        Files.deleteIfExists(secret);
        if (Files.exists(making)) {
            PostgresBinaries.delete(making);
        }
        PostgresPassword.write(secret, password);
        try {
            run("initdb", "-D", making.toString(), "-U", user, "--pwfile=" + secret, "-A", "scram-sha-256", "-E",
                    "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions");
        } finally {
            Files.deleteIfExists(secret);
        }
        Files.move(making, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /// @throws IOException with what the program said, if it fails or takes longer than a minute
    void run(String name, String... arguments) throws IOException {
        var command = new ArrayList<>(asUnprivileged());
        command.add(folder.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        var output = Files.createTempFile("saluran", ".out");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(name + " took longer than " + PATIENCE.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(name + " said: " + String.join(" ", Files.readAllLines(output)).strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own it sees itself as somebody else.
    private static List<String> asUnprivileged() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/unshare"))
                ? List.of("/usr/bin/unshare", "-U")
                : List.of();
    }
}
