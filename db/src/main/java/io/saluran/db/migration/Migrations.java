package io.saluran.db.migration;

import io.saluran.db.DatabaseProblem;
import io.saluran.db.role.BundleRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Brings a schema to what its change log says, in one transaction, one node at a time.
///
/// Liquibase takes a second to wake up, so the digest of a change log that was applied is kept, and the same change log
/// costs one look.
public final class Migrations {

    // Any number that nobody else uses in this database.
    private static final long LOCK = 7_258_278L;
    private static final Pattern CHANGE_SET = Pattern.compile("^--\\s*changeset\\s+[^:\\s]+:(\\S+)", Pattern.MULTILINE);
    private static final java.util.logging.Logger LIQUIBASE = java.util.logging.Logger.getLogger("liquibase");

    static {
        System.setProperty("liquibase.analytics.enabled", "false");
        LIQUIBASE.setLevel(Level.WARNING);
    }

    private final DataSource source;
    private final Login login;

    /// Opens a connection as a role that logs in.
    @FunctionalInterface
    public interface Login {
        Connection open(String role, String password) throws SQLException;
    }

    /// For schemas whose bundles have no role that logs in.
    public Migrations(DataSource source) {
        this(source, (role, password) -> {
            throw new SQLException("Nobody logs in as " + role);
        });
    }

    public Migrations(DataSource source, Login login) {
        this.source = source;
        this.login = login;
    }

    /// As [#migrate(String, ChangeLog, BundleRole)], by the host's own user.
    public void migrate(String schema, ChangeLog changeLog) {
        migrate(schema, changeLog, null);
    }

    /// @param schema lower case letters; made when it is not there
    /// @param role in which it is done, so that nothing outside of the schema is changed; null for the host's own
    /// @throws MigrationFailed if a change fails; nothing of the change log is left then
    /// @throws DatabaseProblem if a newer Saluran has been here
    public void migrate(String schema, ChangeLog changeLog, @Nullable BundleRole role) {
        if (!schema.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("Not a name for a schema: " + schema);
        }
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var digest = digest(changeLog);
            if (digest.equals(applied(connection, schema))) {
                connection.rollback();
                return;
            }
            try {
                lock(connection);
                if (!digest.equals(applied(connection, schema))) {
                    refuseNewer(connection, schema, changeLog);
                    new SchemaUpdate(source, login).update(connection, schema, changeLog, role);
                    remember(connection, schema, digest);
                }
                connection.commit();
            } catch (SQLException | MigrationFailed | DatabaseProblem problem) {
                connection.rollback();
                throw problem;
            }
        } catch (SQLException | IOException problem) {
            throw new MigrationFailed(schema, problem);
        }
    }

    /// Undoes what a change log did to a schema beyond some changes, the latest first, up to one that has no rollback.
    ///
    /// @param before the ids of the changes that are to stay
    /// @return the ids of those that stay beside them, since one of them cannot be undone
    /// @throws MigrationFailed if undoing fails, or waits 10 s for who holds a table; all stay then
    public List<String> undo(String schema, ChangeLog changeLog, @Nullable BundleRole role, Set<String> before) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                var stay = new SchemaUpdate(source, login).undo(connection, schema, changeLog, role, before);
                forget(connection, schema);
                connection.commit();
                return stay;
            } catch (SQLException | MigrationFailed problem) {
                connection.rollback();
                throw problem;
            }
        } catch (SQLException problem) {
            throw new MigrationFailed(schema, problem);
        }
    }

    /// The next start looks at its change log again.
    private static void forget(Connection connection, String schema) throws SQLException {
        try (var statement = connection.prepareStatement("delete from saluran.change_log where schema_name = ?")) {
            statement.setString(1, schema);
            statement.execute();
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            statement.execute("create schema if not exists saluran");
            statement.execute("""
                    create table if not exists saluran.change_log (
                        schema_name text constraint change_log_pk primary key,
                        digest text not null,
                        applied_at timestamptz not null default now())""");
        }
    }

    private static String applied(Connection connection, String schema) throws SQLException {
        try (var exists = connection.createStatement().executeQuery(
                "select to_regclass('saluran.change_log') is not null")) {
            exists.next();
            if (!exists.getBoolean(1)) {
                return "";
            }
        }
        try (var query = connection.prepareStatement("select digest from saluran.change_log where schema_name = ?")) {
            query.setString(1, schema);
            try (var found = query.executeQuery()) {
                return found.next() ? found.getString(1) : "";
            }
        }
    }

    private static void remember(Connection connection, String schema, String digest) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into saluran.change_log (schema_name, digest) values (?, ?)
                on conflict (schema_name) do update set digest = excluded.digest, applied_at = now()""")) {
            statement.setString(1, schema);
            statement.setString(2, digest);
            statement.execute();
        }
    }

    private static void refuseNewer(Connection connection, String schema, ChangeLog changeLog)
            throws SQLException, IOException {
        var known = new HashSet<String>();
        for (var file : changeLog.files()) {
            try (var in = changeLog.open(file)) {
                CHANGE_SET.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8)).results()
                        .forEach(found -> known.add(found.group(1)));
            }
        }
        var there = appliedChangeSets(connection, schema);
        there.removeAll(known);
        if (!there.isEmpty()) {
            throw new DatabaseProblem("The database was written by a newer Saluran (schema " + schema
                    + " has changes this one does not know); start the newer Saluran.");
        }
    }

    private static Set<String> appliedChangeSets(Connection connection, String schema) throws SQLException {
        var ids = new HashSet<String>();
        try (var statement = connection.createStatement();
                var exists = statement
                        .executeQuery("select to_regclass('" + schema + ".databasechangelog') is not null")) {
            exists.next();
            if (!exists.getBoolean(1)) {
                return ids;
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from " + schema + ".databasechangelog")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    private static String digest(ChangeLog changeLog) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : changeLog.files()) {
                digest.update(file.getBytes(StandardCharsets.UTF_8));
                try (var in = changeLog.open(file)) {
                    digest.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
