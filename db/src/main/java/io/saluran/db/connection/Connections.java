package io.saluran.db.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.saluran.db.DatabaseProblem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/// The connections to one database.
public final class Connections implements AutoCloseable {

    private static final int OLDEST_SERVER = 16;
    private static final int LARGEST_POOL = 20;
    private static final long WAIT_MILLIS = 10_000;
    private static final int POOL_OF_A_BUNDLE = 5;
    private static final long IDLE_MILLIS = 30_000;
    private static final String ANSWER_SECONDS = "2";

    private final String url;
    private final Properties login;
    private final HikariDataSource pool;

    private Connections(String url, Properties login) {
        this.url = url;
        this.login = login;
        var settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setDataSourceProperties(login);
        settings.setMaximumPoolSize(LARGEST_POOL);
        settings.setMinimumIdle(2);
        settings.setConnectionTimeout(WAIT_MILLIS);
        settings.setAutoCommit(false);
        settings.setPoolName("saluran");
        settings.addDataSourceProperty("reWriteBatchedInserts", "true");
        settings.addDataSourceProperty("ApplicationName", "saluran");
        this.pool = new HikariDataSource(settings);
    }

    /// @throws DatabaseProblem if the server cannot be reached, does not let us in, or is older than 16
    public static Connections to(String url, Properties login) {
        check(url, login);
        return new Connections(url, login);
    }

    /// As [#to(String, Properties)] for an address as an administrator writes it: `postgresql://user:password@host/db`,
    /// with or without `jdbc:` before it, or JDBC's own form.
    public static Connections to(String address) {
        var read = DatabaseAddress.read(address);
        return to(read.url(), read.login());
    }

    /// A connection outside the pool as another role.
    public Connection open(String role, String password) throws SQLException {
        return DriverManager.getConnection(url, as(role, password));
    }

    /// A small pool of another role's, empty while nobody uses it. Whoever takes it closes it.
    public HikariDataSource pool(String role, String password) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setDataSourceProperties(as(role, password));
        settings.setMaximumPoolSize(POOL_OF_A_BUNDLE);
        settings.setMinimumIdle(0);
        settings.setIdleTimeout(IDLE_MILLIS);
        settings.setConnectionTimeout(WAIT_MILLIS);
        settings.setInitializationFailTimeout(-1);
        settings.setAutoCommit(false);
        settings.setPoolName("saluran " + role);
        settings.addDataSourceProperty("ApplicationName", "saluran " + role);
        return new HikariDataSource(settings);
    }

    private Properties as(String role, String password) {
        var other = new Properties();
        other.putAll(login);
        other.setProperty("user", role);
        other.setProperty("password", password);
        return other;
    }

    public DataSource pool() {
        return pool;
    }

    /// A connection outside the pool, for listening.
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, login);
    }

    /// Whether the database lets us in, within some seconds. It asks outside the pool, which may be all in use.
    public boolean answers() {
        var brief = new Properties();
        brief.putAll(login);
        brief.setProperty("loginTimeout", ANSWER_SECONDS);
        brief.setProperty("connectTimeout", ANSWER_SECONDS);
        brief.setProperty("socketTimeout", ANSWER_SECONDS);
        try (var connection = DriverManager.getConnection(url, brief);
                var statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException away) {
            return false;
        }
    }

    /// Counts and times the pool's connections.
    ///
    /// @param registry a Micrometer `MeterRegistry`
    public void measure(Object registry) {
        pool.setMetricRegistry(registry);
    }

    private static void check(String url, Properties login) {
        var patient = new Properties();
        patient.putAll(login);
        patient.putIfAbsent("loginTimeout", "10");
        try (var connection = DriverManager.getConnection(url, patient)) {
            refuseOlder(DatabaseAddress.plain(url), connection.getMetaData().getDatabaseMajorVersion());
        } catch (SQLException problem) {
            throw DatabaseAddress.refused(url, login, problem);
        }
    }

    /// @throws DatabaseProblem if Saluran cannot live on this version
    static void refuseOlder(String place, int version) {
        if (version < OLDEST_SERVER) {
            throw new DatabaseProblem("The database at " + place + " is PostgreSQL " + version + "; Saluran needs "
                    + OLDEST_SERVER + " or newer.");
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
