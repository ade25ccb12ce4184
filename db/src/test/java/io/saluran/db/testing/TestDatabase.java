package io.saluran.db.testing;

import io.saluran.db.Db;
import io.saluran.db.connection.Connections;
import io.saluran.db.embedded.EmbeddedPostgres;
import io.saluran.db.internal.JooqDb;
import io.saluran.db.migration.ChangeLog;
import io.saluran.db.migration.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// A database of its own for a test, made in a blink from a template that was migrated once.
///
/// One server serves all tests of a Java process and ends with it.
public final class TestDatabase implements AutoCloseable {

    /// A role that owns nothing, so that row-level security binds it.
    public static final String BOUND_ROLE = "saluran_row_security";

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 4L << 30;
    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();
    private static final AtomicInteger COUNT = new AtomicInteger();
    // A database is dropped beside the next test, which need not wait for it.
    private static final ExecutorService DROPPING = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon()
            .name("test databases").factory());
    private static @Nullable EmbeddedPostgres server;

    private final Connections connections;
    private final String name;

    private TestDatabase(Connections connections, String name) {
        this.connections = connections;
        this.name = name;
    }

    /// A database with these schemas, migrated in this order.
    public static TestDatabase of(Map<String, ChangeLog> schemas) {
        var template = TEMPLATES.computeIfAbsent(String.join(",", schemas.keySet()), key -> template(schemas));
        var name = "test_" + COUNT.incrementAndGet();
        // Copied file by file: by default all of it would go through the log, which takes five times as long.
        execute("create database " + name + " template " + template + " strategy file_copy");
        return new TestDatabase(Connections.to(server().url(name), server().login()), name);
    }

    /// The schema of the module under test, after those it builds on. Each is a folder of resources, relative to the
    /// module's own, for example `of("platform", "../platform-core/src/main/resources", "pipeline", "src/main/resources")`.
    public static TestDatabase of(String... schemaAndFolder) {
        var schemas = new LinkedHashMap<String, ChangeLog>();
        for (int i = 0; i < schemaAndFolder.length; i += 2) {
            schemas.put(schemaAndFolder[i], ChangeLog.in(Path.of(schemaAndFolder[i + 1])));
        }
        return of(schemas);
    }

    public static TestDatabase empty() {
        return of(Map.of());
    }

    public Db db() {
        return new JooqDb(connections.pool(), false);
    }

    /// The same data as a role to which the policies apply, with the viewer told to them.
    public Db underRowSecurity() {
        execute(name, """
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then create role %1$s; end if;
                end $$""".formatted(BOUND_ROLE));
        execute(name,
                """
                        do $$ declare each record; begin
                            for each in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema)' loop
                                execute format('grant usage on schema %%I to %1$s', each.nspname);
                                execute format('grant select, insert, update, delete on all tables in schema %%I to %1$s', each.nspname);
                                execute format('grant execute on all functions in schema %%I to %1$s', each.nspname);
                            end loop;
                        end $$"""
                        .formatted(BOUND_ROLE).replace("%%", "%"));
        return new JooqDb(new AsRole(connections.pool(), BOUND_ROLE), true);
    }

    public DataSource dataSource() {
        return connections.pool();
    }

    /// A connection outside the pool, for listening.
    public Connection open() throws SQLException {
        return connections.open();
    }

    /// The address with which another process reaches this database.
    public String address() {
        return server().url(name).replace("://", "://" + EmbeddedPostgres.USER + ':' + server().password() + '@');
    }

    /// It goes in its own time; see [#drop].
    @Override
    public void close() {
        connections.close();
        DROPPING.execute(this::dropNow);
    }

    /// Closes it, and comes back when it is gone.
    public void drop() {
        connections.close();
        dropNow();
    }

    private void dropNow() {
        execute("drop database " + name + " with (force)");
    }

    private static String template(Map<String, ChangeLog> schemas) {
        var name = "template_" + COUNT.incrementAndGet();
        execute("create database " + name);
        try (var connections = Connections.to(server().url(name), server().login())) {
            var migrations = new Migrations(connections.pool());
            schemas.forEach(migrations::migrate);
        }
        return name;
    }

    private static void execute(String sql) {
        execute("postgres", sql);
    }

    private static void execute(String database, String sql) {
        try (var connection = java.sql.DriverManager.getConnection(server().url(database), server().login());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException problem) {
            throw new IllegalStateException(sql, problem);
        }
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                var home = Files.createTempDirectory(folder(), "saluran-test");
                var programs = Path.of(System.getProperty("java.io.tmpdir"), "saluran-postgres");
                var started = EmbeddedPostgres.start(home, programs, List.of("fsync=off", "synchronous_commit=off",
                        "full_page_writes=off", "max_connections=300", "scram_iterations=1"));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, home)));
                letInQuickly(started);
                server = started;
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return server;
    }

    /// In memory where there is room. The file system of most machines, ext4, does not give the number of a deleted file to
    /// a new one for some seconds and looks for another from the beginning each time: to make and drop a database of a
    /// thousand files for each test took half of the processor's time.
    private static Path folder() throws IOException {
        return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM
                ? MEMORY
                : Path.of(System.getProperty("java.io.tmpdir"));
    }

    /// Each test opens a handful of connections, and working out the key of a password would take most of their time.
    private static void letInQuickly(EmbeddedPostgres started) {
        try (var connection = java.sql.DriverManager.getConnection(started.url("postgres"), started.login());
                var statement = connection.createStatement()) {
            statement.execute(
                    "alter role %s password '%s'".formatted(EmbeddedPostgres.USER, started.password()));
        } catch (SQLException problem) {
            throw new IllegalStateException("The test server does not let in", problem);
        }
    }

    private static void stop(EmbeddedPostgres started, Path home) {
        started.close();
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
