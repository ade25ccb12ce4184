package io.saluran.platform.internal.extension;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// A lock that one node, and on it one change of bundles, holds at a time. It goes with its connection, so a node that
/// dies does not keep it.
final class NodeLock implements AutoCloseable {

    // Any number that nobody else uses in this database.
    private static final long LOCK = 7_258_280L;

    private final Connection connection;

    private NodeLock(Connection connection) {
        this.connection = connection;
    }

    /// @return empty when somebody else holds it
    static Optional<NodeLock> tryHold(Extensions.ConnectionSource connections) {
        try {
            var connection = connections.open();
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
                row.next();
                if (row.getBoolean(1)) {
                    return Optional.of(new NodeLock(connection));
                }
            }
            connection.close();
            return Optional.empty();
        } catch (SQLException problem) {
            throw new IllegalStateException("The database does not answer", problem);
        }
    }

    @Override
    public void close() {
        // A server notices later that a connection is closed, and until then the next change would find it busy.
        try (connection; var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException gone) {
            throw new IllegalStateException("The database does not answer", gone);
        }
    }
}
