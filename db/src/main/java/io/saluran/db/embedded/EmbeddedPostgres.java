package io.saluran.db.embedded;

import io.saluran.db.DatabaseProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL as a child of this process, on a data folder that is kept: durable, on the loopback address only, with a
/// random password that stands in the data's parent folder.
///
/// PostgreSQL outlives a host that was killed. The next start finds it by its `postmaster.pid` and adopts it.
public final class EmbeddedPostgres implements AutoCloseable {

    /// The role that owns the database.
    public static final String USER = "saluran";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 20;

    private final Path programs;
    private final Path data;
    private final String password;
    private final int port;

    private EmbeddedPostgres(Path programs, Path data, String password, int port) {
        this.programs = programs;
        this.data = data;
        this.password = password;
        this.port = port;
    }

    /// Starts the server, making its data folder when there is none.
    ///
    /// @param home holds the folders `postgres` and `postgres-programs` and the password
    /// @throws DatabaseProblem if it does not start, in words for the operator
    public static EmbeddedPostgres start(Path home) {
        return start(home, home.resolve("postgres-programs"), List.of());
    }

    /// As [#start(Path)], with programs in a folder that others may share, and settings for tests.
    ///
    /// @param settings such as `fsync=off`
    public static EmbeddedPostgres start(Path home, Path programsFolder, List<String> settings) {
        try {
            Files.createDirectories(home);
            var programs = PostgresBinaries.unpackedIn(programsFolder);
            var data = home.resolve("postgres");
            var password = password(home.resolve("postgres-password"));
            if (!Files.isRegularFile(data.resolve("PG_VERSION"))) {
                initialise(programs, data, home, password);
            }
            checkVersion(data);
            var running = PostmasterFile.read(data);
            if (running.isPresent()) {
                LOG.info("PostgreSQL still runs from before; it is taken over");
                var adopted = new EmbeddedPostgres(programs, data, password, running.get().port());
                adopted.awaitReady();
                return adopted;
            }
            var server = new EmbeddedPostgres(programs, data, password, freePort());
            server.launch(settings);
            server.awaitReady();
            return server;
        } catch (IOException problem) {
            throw new DatabaseProblem("The embedded PostgreSQL cannot start in " + home + ": " + problem.getMessage(),
                    problem);
        }
    }

    /// The address for JDBC, without user and password.
    public String url() {
        return url("saluran");
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + '/' + database;
    }

    public Properties login() {
        var login = new Properties();
        login.setProperty("user", USER);
        login.setProperty("password", password);
        return login;
    }

    public String password() {
        return password;
    }

    /// Lets transactions under way be rolled back, writes everything to disk and ends the server.
    @Override
    public void close() {
        try {
            run(asUnprivileged(List.of(program("pg_ctl"), "stop", "-D", data.toString(), "-m", "fast", "-w", "-s")),
                    "pg_ctl stop");
        } catch (IOException problem) {
            LOG.warn("PostgreSQL did not stop: {}", problem.getMessage());
        }
    }

    private static void initialise(Path programs, Path data, Path home, String password) throws IOException {
        var secret = home.resolve("postgres-password.new");
        Files.writeString(secret, password, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            run(asUnprivileged(List.of(programs.resolve("bin").resolve("initdb").toString(), "-D", data.toString(),
                    "-U", USER, "--pwfile=" + secret, "-A", "scram-sha-256", "-E", "UTF8", "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8", "--locale=C", "--no-instructions")), "initdb");
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    private static void checkVersion(Path data) throws IOException {
        var has = Files.readString(data.resolve("PG_VERSION")).strip();
        var needs = PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));
        if (!has.equals(needs)) {
            throw new DatabaseProblem("The data in " + data + " is of PostgreSQL " + has + ", this Saluran brings "
                    + needs + "; back up with the Saluran that wrote it and restore into a new home.");
        }
    }

    private void launch(List<String> more) throws IOException {
        var options = new ArrayList<>(List.of("port=" + port, "listen_addresses=127.0.0.1",
                "unix_socket_directories=''", "shared_buffers=256MB", "max_connections=100", "jit=off",
                "log_min_messages=warning", "password_encryption=scram-sha-256", "timezone=UTC"));
        options.addAll(more);
        var text = new StringBuilder();
        options.forEach(option -> text.append(" -c ").append(option));
        // pg_ctl detaches the server, so that a Ctrl-C meant for us does not end it before us.
        run(asUnprivileged(List.of(program("pg_ctl"), "start", "-D", data.toString(), "-W", "-s", "-l",
                data.resolveSibling("postgres.log").toString(), "-o", text.toString().strip())), "pg_ctl start");
    }

    private void awaitReady() throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = DriverManager.getConnection(url("postgres"), login());
                    var statement = connection.createStatement();
                    var found = statement.executeQuery("select 1 from pg_database where datname = 'saluran'")) {
                if (!found.next()) {
                    statement.execute("create database saluran");
                }
                return;
            } catch (SQLException notYet) {
                if (System.nanoTime() > end || "28P01".equals(notYet.getSQLState())) {
                    throw new IOException("it does not answer (" + notYet.getMessage() + "); its log is "
                            + data.resolveSibling("postgres.log"), notYet);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for it", interrupted);
        }
    }

    private String program(String name) {
        return programs.resolve("bin").resolve(name).toString();
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own it sees itself as somebody else.
    private static List<String> asUnprivileged(List<String> command) {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/unshare"))) {
            return command;
        }
        var wrapped = new ArrayList<>(List.of("/usr/bin/unshare", "-U"));
        wrapped.addAll(command);
        return wrapped;
    }

    private static void run(List<String> command, String name) throws IOException {
        var output = Files.createTempFile("saluran", ".out");
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(name + " took longer than " + PATIENCE.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(name + " failed: " + Files.readString(output).strip());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", interrupted);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String password(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            return Files.readString(file).strip();
        }
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, password);
        return password;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// What a running server wrote about itself.
    private record PostmasterFile(long pid, int port) {

        private static final int PORT_LINE = 3;

        /// Empty when there is no server, or the file was left by one that is gone.
        static Optional<PostmasterFile> read(Path data) throws IOException {
            var file = data.resolve("postmaster.pid");
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            var lines = Files.readAllLines(file);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            var pid = Long.parseLong(lines.getFirst().strip());
            var alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                    .flatMap(process -> process.info().command()).filter(command -> command.contains("postgres"));
            return alive.map(command -> new PostmasterFile(pid, Integer.parseInt(lines.get(PORT_LINE).strip())));
        }
    }
}
