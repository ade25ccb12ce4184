package io.saluran.db.connection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.saluran.db.DatabaseProblem;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/// The connections to one database.
public final class Connections implements AutoCloseable {

    private static final int OLDEST_SERVER = 16;
    private static final int LARGEST_POOL = 20;

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
        var plain = address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address;
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw new DatabaseProblem("The database address must begin with postgresql://");
        }
        var uri = URI.create(plain);
        var login = new Properties();
        var user = uri.getUserInfo();
        if (user != null) {
            var colon = user.indexOf(':');
            login.setProperty("user", colon < 0 ? user : user.substring(0, colon));
            if (colon >= 0) {
                login.setProperty("password", user.substring(colon + 1));
            }
        }
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return to("jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, login);
    }

    public DataSource pool() {
        return pool;
    }

    /// A connection outside the pool, for listening.
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, login);
    }

    private static void check(String url, Properties login) {
        DriverManager.setLoginTimeout(10);
        try (var connection = DriverManager.getConnection(url, login)) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_SERVER) {
                throw new DatabaseProblem("The database at " + url + " is PostgreSQL " + version
                        + "; Saluran needs " + OLDEST_SERVER + " or newer.");
            }
        } catch (SQLException problem) {
            throw new DatabaseProblem("The database at " + url + " cannot be reached: " + problem.getMessage(),
                    problem);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
