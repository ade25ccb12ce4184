package io.saluran.dist;

import io.saluran.db.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A PostgreSQL that several nodes share, as an administrator sets one up: a database that a user owns who may make roles.
/// The tests look at it as its superuser.
final class ExternalDatabase implements AutoCloseable {

    private static final String NAME = "shared";
    private static final String PASSWORD = "satu untuk semua";
    private static final int LOCK = 4_711;
    private static final int CHANGE_LOG_LOCK = 4_712;

    /// A statement at which a change log may be held up.
    static final String IN_CHANGE_LOG = "select pg_advisory_xact_lock_shared(" + CHANGE_LOG_LOCK + ");";

    private static final int PATIENCE_SECONDS = 60;

    private final EmbeddedPostgres server;
    private final Path folder;
    private final Connection connection;

    private ExternalDatabase(EmbeddedPostgres server, Path folder) throws SQLException {
        this.server = server;
        this.folder = folder;
        try (var first = DriverManager.getConnection(server.url("postgres"), server.login());
                var statement = first.createStatement()) {
            statement.execute("create role company login createrole password '" + PASSWORD + "'");
            statement.execute("create database " + NAME + " owner company");
        }
        this.connection = DriverManager.getConnection(server.url(NAME), server.login());
        run("create schema waiting");
        run("""
                create function waiting.here() returns trigger language plpgsql as $$
                begin
                    perform pg_advisory_xact_lock_shared(%d);
                    return new;
                end $$""".formatted(LOCK));
    }

    static ExternalDatabase in(Path folder) throws SQLException {
        var programs = Path.of(System.getProperty("java.io.tmpdir"), "saluran-postgres");
        return new ExternalDatabase(EmbeddedPostgres.start(folder.resolve("server"), programs, List.of("fsync=off",
                "synchronous_commit=off", "full_page_writes=off")), folder);
    }

    /// The home of a node, which finds the database and the shared folder by its settings.
    Path home(String name) throws IOException {
        var home = Files.createDirectories(folder.resolve(name));
        Files.writeString(home.resolve("saluran.properties"), "database-url=" + address() + "\nfiles="
                + folder.resolve("files") + '\n');
        return home;
    }

    private String address() {
        return server.url(NAME).replace("jdbc:postgresql://", "postgresql://company:" + PASSWORD.replace(" ", "%20")
                + '@');
    }

    /// The first column of what a query finds, as text.
    List<String> list(String query) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    String one(String query) throws SQLException {
        return String.valueOf(list(query).getFirst());
    }

    void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Waits until a query says so.
    void await(String query, String answer) throws SQLException, InterruptedException {
        var end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        var said = one(query);
        while (!said.equals(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(query + " still says " + said + ", not " + answer);
            }
            Thread.sleep(20);
            said = one(query);
        }
    }

    /// Holds up whoever comes to rows of some kind, as a slow disk would, so that it can be killed there.
    Hold hold() throws SQLException {
        return new Hold(LOCK);
    }

    /// Holds up change logs that say [#IN_CHANGE_LOG].
    Hold holdChangeLogs() throws SQLException {
        return new Hold(CHANGE_LOG_LOCK);
    }

    /// See [#hold].
    final class Hold implements AutoCloseable {

        private final int lock;
        private final String waiting;
        private final List<String> triggers = new ArrayList<>();
        private List<String> held = List.of();

        private Hold(int lock) throws SQLException {
            this.lock = lock;
            this.waiting = "from pg_locks where locktype = 'advisory' and objid = " + lock + " and not granted";
            run("select pg_advisory_lock(" + lock + ')');
        }

        /// @param what `insert` or `update`
        /// @param condition on the row `new`
        Hold before(String what, String table, String condition) throws SQLException {
            var name = "waiting_" + triggers.size();
            run("create trigger " + name + " before " + what + " on " + table + " for each row when (" + condition
                    + ") execute function waiting.here()");
            triggers.add(name + " on " + table);
            return this;
        }

        /// Waits until so many are held up.
        void await(int count) throws SQLException, InterruptedException {
            ExternalDatabase.this.await("select count(*) " + waiting, Integer.toString(count));
            held = list("select pid " + waiting);
        }

        /// Kills a node whose statements are held up, and waits until PostgreSQL has noticed.
        void kill(Process node) throws SQLException, InterruptedException {
            node.destroyForcibly().waitFor();
            run("select pg_advisory_unlock(" + lock + ')');
            ExternalDatabase.this.await("select count(*) from pg_stat_activity where pid in ("
                    + String.join(", ", held) + ')', "0");
        }

        @Override
        public void close() throws SQLException {
            run("select pg_advisory_unlock_all()");
            for (var trigger : triggers) {
                run("drop trigger " + trigger);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.close();
    }
}
