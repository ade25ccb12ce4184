package io.saluran.platform.internal.mail;

import io.saluran.db.Viewer;
import io.saluran.platform.mail.Letter;
import java.util.Optional;

/// Sends a letter at once, past the outbox, to see whether a server takes it.
public record MailTrial(MailServers servers, String company) {

    /// Waits for the server, a minute at most; never on the UI thread.
    ///
    /// @return why it was not taken; empty when it was, or when no server is chosen
    public Optional<String> send(Viewer who, Letter letter) {
        MailServers.require(who);
        var server = servers.current();
        if (server.isEmpty()) {
            return Optional.empty();
        }
        try {
            new Postman(server.get(), company).send(letter);
            return Optional.empty();
        } catch (Postman.NotTaken refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }
}
