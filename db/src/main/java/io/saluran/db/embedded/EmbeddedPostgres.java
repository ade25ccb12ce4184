package io.saluran.db.embedded;

import io.saluran.db.DatabaseProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
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
    private static final String WRONG_PASSWORD = "28P01";
    private static final String RECOVERING = "57P03";

    private final PostgresPrograms programs;
    private final Path data;
    private final String password;
    private final int port;

    private EmbeddedPostgres(PostgresPrograms programs, Path data, String password, int port) {
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
            var programs = new PostgresPrograms(PostgresBinaries.unpackedIn(programsFolder));
            var data = home.resolve("postgres");
            var made = Files.isRegularFile(data.resolve("PG_VERSION"));
            var password = PostgresPassword.in(home.resolve("postgres-password"), made);
            if (!made) {
                programs.makeData(data, USER, password);
            }
            checkVersion(data);
            var adopted = adopted(programs, data, password);
            return adopted.isPresent() ? adopted.get() : launched(programs, data, password, settings);
        } catch (IOException problem) {
            throw new DatabaseProblem("The embedded PostgreSQL cannot start in " + home + ": " + problem.getMessage(),
                    problem);
        }
    }

    /// The server that a killed host left behind, if it is there and does not end.
    private static Optional<EmbeddedPostgres> adopted(PostgresPrograms programs, Path data, String password)
            throws IOException {
        var running = PostmasterFile.read(data);
        if (running.isEmpty()) {
            return Optional.empty();
        }
        LOG.info("PostgreSQL still runs from before; it is taken over");
        var server = new EmbeddedPostgres(programs, data, password, running.get().port());
        return server.isReadyOrEnds(running.get()) ? Optional.of(server) : Optional.empty();
    }

    private static EmbeddedPostgres launched(PostgresPrograms programs, Path data, String password,
            List<String> settings) throws IOException {
        var server = new EmbeddedPostgres(programs, data, password, freePort());
        try {
            server.launch(settings);
            server.awaitReady();
            return server;
        } catch (IOException | RuntimeException problem) {
            if (PostmasterFile.read(data).isPresent()) {
                server.close();
            }
            throw problem;
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
            var process = PostmasterFile.read(data);
            // pg_ctl waits for its file to go, and so for the next server too, should one start at that moment.
            programs.run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-W", "-s");
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (process.isPresent() && process.get().isAlive() && System.nanoTime() < end) {
                pause();
            }
        } catch (IOException problem) {
            LOG.warn("PostgreSQL did not stop: {}", problem.getMessage());
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
                "unix_socket_directories=''", "shared_buffers=256MB", "random_page_cost=1.1", "max_connections=100",
                "jit=off",
                "log_min_messages=warning", "password_encryption=scram-sha-256", "timezone=UTC"));
        options.addAll(more);
        var text = new StringBuilder();
        options.forEach(option -> text.append(" -c ").append(option));
        // pg_ctl detaches the server, so that a Ctrl-C meant for us does not end it before us.
        programs.run("pg_ctl", "start", "-D", data.toString(), "-W", "-s", "-l",
                data.resolveSibling("postgres.log").toString(), "-o", text.toString().strip());
    }

    private void awaitReady() throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(end)) {
            pause();
        }
    }

    /// @return false if the process ends instead, as one does that was told to stop before its host was killed
    private boolean isReadyOrEnds(PostmasterFile process) throws IOException {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive()) {
            if (isReady(end)) {
                return true;
            }
            pause();
        }
        return false;
    }

    private boolean isReady(long end) throws IOException {
        try (var connection = DriverManager.getConnection(url("postgres"), login());
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = 'saluran'")) {
            if (!found.next()) {
                statement.execute("create database saluran");
            }
            return true;
        } catch (SQLException notYet) {
            if (WRONG_PASSWORD.equals(notYet.getSQLState())) {
                throw new IOException("its data was made with another password than the one in "
                        + data.resolveSibling("postgres-password") + "; put the right one back", notYet);
            }
            // A server that recovers from a crash says so, and takes the time it needs.
            if (System.nanoTime() > end && !RECOVERING.equals(notYet.getSQLState())) {
                throw new IOException("it does not answer (" + notYet.getMessage() + "); its log is "
                        + data.resolveSibling("postgres.log"), notYet);
            }
            return false;
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
