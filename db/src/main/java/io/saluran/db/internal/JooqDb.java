package io.saluran.db.internal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.db.role.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;
import org.jspecify.annotations.Nullable;

/// [Db] over a data source.
public final class JooqDb implements Db {

    private final DataSource source;
    private final boolean rowSecurity;
    private final @Nullable String role;
    // One for all transactions: with it jOOQ keeps what it has found out about the classes that rows are read into.
    private final Configuration configuration = new DefaultConfiguration().set(SQLDialect.POSTGRES)
            .set(new Settings().withExecuteLogging(false).withRenderSchema(true));

    /// @param rowSecurity whether the viewer is told to PostgreSQL's policies too; only the tests need that
    public JooqDb(DataSource source, boolean rowSecurity) {
        this(source, rowSecurity, null);
    }

    private JooqDb(DataSource source, boolean rowSecurity, @Nullable String role) {
        this.source = source;
        this.rowSecurity = rowSecurity;
        this.role = role;
    }

    /// The same, with every transaction in a role.
    public static JooqDb as(String role, DataSource source) {
        return new JooqDb(source, false, role);
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return run(Viewer.system(), true, work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return run(Viewer.system(), false, work);
    }

    @Override
    public <T extends @Nullable Object> T read(Viewer viewer, Work<T> work) {
        return run(viewer, true, work);
    }

    @Override
    public <T extends @Nullable Object> T write(Viewer viewer, Work<T> work) {
        return run(viewer, false, work);
    }

    private <T extends @Nullable Object> T run(Viewer viewer, boolean readOnly, Work<T> work) {
        try (var connection = source.getConnection()) {
            connection.setReadOnly(readOnly);
            connection.setAutoCommit(false);
            if (role != null) {
                Roles.take(connection, role);
            }
            var sql = DSL.using(configuration.derive(new DefaultConnectionProvider(connection)));
            if (rowSecurity) {
                tellPolicies(sql, viewer);
            }
            return finish(connection, sql, work);
        } catch (SQLException problem) {
            throw new org.jooq.exception.DataAccessException("The database does not answer", problem);
        }
    }

    private static <T extends @Nullable Object> T finish(Connection connection, DSLContext sql, Work<T> work)
            throws SQLException {
        var done = false;
        try {
            var result = work.in(sql);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    private static void tellPolicies(DSLContext sql, Viewer viewer) {
        var owners = switch (viewer.visibility()) {
            case Visibility.All all -> "*";
            case Visibility.Owners some -> some.people().stream().map(Objects::toString)
                    .collect(Collectors.joining(",", "{", "}"));
        };
        sql.execute("select set_config('saluran.owners', ?, true), set_config('saluran.viewer', ?, true)", owners,
                viewer.person().toString());
    }
}
