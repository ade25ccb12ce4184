package io.saluran.db.testing;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Connections that act as another role in each transaction, from the moment they are told whether it only reads:
/// PostgreSQL takes that as the first word of a transaction only.
record AsRole(DataSource source, String role) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        var connection = source.getConnection();
        connection.setAutoCommit(false);
        return (Connection) Proxy.newProxyInstance(AsRole.class.getClassLoader(), new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    var answer = invoke(connection, method, arguments);
                    if (method.getName().equals("setReadOnly")) {
                        takeRole(connection);
                    }
                    return answer;
                });
    }

    private static @Nullable Object invoke(Connection connection, Method method,
            @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException problem) {
            throw problem.getTargetException();
        }
    }

    private void takeRole(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            // Ends with the transaction, so that the pool gets back what it gave.
            statement.execute("set local role " + role);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(AsRole.class.getName());
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
