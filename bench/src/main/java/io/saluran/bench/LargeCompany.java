package io.saluran.bench;

import io.saluran.db.connection.Connections;
import io.saluran.db.embedded.EmbeddedPostgres;
import io.saluran.db.internal.JooqDb;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// The home of a Saluran that has many deals, before it is started.
final class LargeCompany {

    private LargeCompany() {}

    /// Has Saluran make the home, and fills its database.
    static void in(Path home, int deals) throws IOException, SQLException {
        Server.start(home).close();
        try (var server = EmbeddedPostgres.start(home);
                var connections = Connections.to(server.url(), server.login())) {
            ManyDeals.into(new JooqDb(connections.pool(), false), deals);
            try (var connection = connections.open(); var statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        }
    }
}
