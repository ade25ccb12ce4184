package io.saluran.db.migration;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A connection on which commit and roll-back are savepoints of one transaction, whose end is not in the hands of who
/// uses it. Liquibase commits after each change set, and looks for its tables by queries that may fail.
final class OneTransaction implements InvocationHandler {

    private final Connection connection;
    private Savepoint savepoint;

    private OneTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.savepoint = connection.setSavepoint();
    }

    static Connection within(Connection connection) throws SQLException {
        return (Connection) Proxy.newProxyInstance(OneTransaction.class.getClassLoader(),
                new Class<?>[] {Connection.class}, new OneTransaction(connection));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "commit" -> {
                connection.releaseSavepoint(savepoint);
                savepoint = connection.setSavepoint();
                return null;
            }
            case "rollback" -> {
                connection.rollback(savepoint);
                return null;
            }
            case "close", "setAutoCommit" -> {
                return null;
            }
            default -> {
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException problem) {
                    throw Objects.requireNonNull(problem.getCause());
                }
            }
        }
    }
}
