package io.saluran.db.migration;

import io.saluran.db.role.BundleRole;
import io.saluran.db.role.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.RanChangeSet;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;
import org.jspecify.annotations.Nullable;

/// Has Liquibase bring a schema to what a change log says, or back.
record SchemaUpdate(DataSource source, Migrations.Login login) {

    private static final Act<Boolean> UPDATE = (liquibase, database) -> {
        liquibase.update(new Contexts(), new LabelExpression());
        return true;
    };

    /// What Liquibase is to do.
    @FunctionalInterface
    interface Act<T> {
        T on(Liquibase liquibase, Database database) throws LiquibaseException, SQLException;
    }

    /// Applies it in the running transaction, or, for a role that logs in, in one of its own.
    void update(Connection connection, String schema, ChangeLog changeLog, @Nullable BundleRole role)
            throws SQLException {
        run(connection, schema, changeLog, role, UPDATE);
    }

    /// Undoes the changes that are not among some, the latest first, up to one that says no way back; in the same
    /// transactions as [#update].
    ///
    /// @return the ids of those that stay
    List<String> undo(Connection connection, String schema, ChangeLog changeLog, @Nullable BundleRole role,
            Set<String> before) throws SQLException {
        return run(connection, schema, changeLog, role, (liquibase, database) -> undo(liquibase, database, before));
    }

    private static List<String> undo(Liquibase liquibase, Database database, Set<String> before)
            throws LiquibaseException, SQLException {
        try (var patience = ((JdbcConnection) database.getConnection()).createStatement()) {
            patience.execute("set local lock_timeout = '10s'");
        }
        var ran = database.getRanChangeSetList();
        int count = 0;
        for (var change : ran.reversed()) {
            var known = liquibase.getDatabaseChangeLog().getChangeSet(change);
            if (before.contains(change.getId()) || known == null || !known.supportsRollback(database)) {
                break;
            }
            count++;
        }
        var stay = ran.subList(0, ran.size() - count).stream().map(RanChangeSet::getId)
                .filter(id -> !before.contains(id)).toList();
        if (count > 0) {
            liquibase.rollback(count, null, new Contexts(), new LabelExpression());
        }
        return stay;
    }

    private <T> T run(Connection connection, String schema, ChangeLog changeLog, @Nullable BundleRole role, Act<T> act)
            throws SQLException {
        if (role != null && role.logsIn()) {
            return loggedIn(connection, schema, changeLog, role, act);
        }
        makeSchema(connection, schema);
        if (role == null) {
            return run(connection, schema, changeLog, act);
        }
        Roles.take(connection, Roles.ensure(connection, role));
        var result = run(connection, schema, changeLog, act);
        Roles.leave(connection);
        return result;
    }

    private <T> T loggedIn(Connection connection, String schema, ChangeLog changeLog, BundleRole role, Act<T> act)
            throws SQLException {
        // Who logs in sees only what was committed. A change log that fails leaves an empty schema that was there before.
        String name;
        String password;
        var made = !isThere(connection, schema);
        try (var host = source.getConnection()) {
            host.setAutoCommit(false);
            makeSchema(host, schema);
            name = Roles.ensure(host, role);
            password = Roles.password(host, name);
            host.commit();
        }
        try (var own = login.open(name, password)) {
            own.setAutoCommit(false);
            var result = run(own, schema, changeLog, act);
            own.commit();
            return result;
        } catch (SQLException | MigrationFailed problem) {
            if (made) {
                dropSchema(schema);
            }
            throw problem;
        }
    }

    private void dropSchema(String schema) throws SQLException {
        try (var host = source.getConnection(); var statement = host.createStatement()) {
            host.setAutoCommit(false);
            statement.execute("drop schema if exists " + schema + " cascade");
            Roles.drop(host, schema);
            host.commit();
        }
    }

    private static boolean isThere(Connection connection, String schema) throws SQLException {
        try (var query = connection.prepareStatement("select from pg_namespace where nspname = ?")) {
            query.setString(1, schema);
            try (var found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void makeSchema(Connection connection, String schema) throws SQLException {
        if (!isThere(connection, schema)) {
            try (var statement = connection.createStatement()) {
                statement.execute("create schema if not exists " + schema);
            }
        }
    }

    private static <T> T run(Connection connection, String schema, ChangeLog changeLog, Act<T> act)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path to " + schema + ", public");
        }
        T result;
        try {
            result = Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                var database = new PostgresDatabase();
                database.setConnection(new JdbcConnection(OneTransaction.within(connection)));
                database.setDefaultSchemaName(schema);
                database.setLiquibaseSchemaName(schema);
                database.setOutputDefaultSchema(true);
                var liquibase = new Liquibase(ChangeLog.ROOT, new ChangeLogAccessor(changeLog), database);
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                return act.on(liquibase, database);
            });
        } catch (Exception problem) {
            throw new MigrationFailed(schema, problem);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path to default");
        }
        return result;
    }
}
