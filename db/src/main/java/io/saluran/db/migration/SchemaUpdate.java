package io.saluran.db.migration;

import io.saluran.db.role.BundleRole;
import io.saluran.db.role.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ui.LoggerUIService;
import org.jspecify.annotations.Nullable;

/// Has Liquibase apply a change log to a schema.
record SchemaUpdate(DataSource source, Migrations.Login login) {

    /// Does it in the running transaction, or, for a role that logs in, in one of its own.
    void update(Connection connection, String schema, ChangeLog changeLog, @Nullable BundleRole role)
            throws SQLException {
        if (role == null) {
            makeSchema(connection, schema);
            update(connection, schema, changeLog);
        } else if (role.logsIn()) {
            loggedIn(connection, schema, changeLog, role);
        } else {
            makeSchema(connection, schema);
            Roles.take(connection, Roles.ensure(connection, role));
            update(connection, schema, changeLog);
            Roles.leave(connection);
        }
    }

    private void loggedIn(Connection connection, String schema, ChangeLog changeLog, BundleRole role)
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
            update(own, schema, changeLog);
            own.commit();
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

    private static void update(Connection connection, String schema, ChangeLog changeLog) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path to " + schema + ", public");
        }
        try {
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                var database = new PostgresDatabase();
                database.setConnection(new JdbcConnection(OneTransaction.within(connection)));
                database.setDefaultSchemaName(schema);
                database.setLiquibaseSchemaName(schema);
                database.setOutputDefaultSchema(true);
                var liquibase = new Liquibase(ChangeLog.ROOT, new ChangeLogAccessor(changeLog), database);
                liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                liquibase.update(new Contexts(), new LabelExpression());
            });
        } catch (Exception problem) {
            throw new MigrationFailed(schema, problem);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path to default");
        }
    }
}
