package io.saluran.platform.mail;

import org.jooq.DSLContext;
import org.osgi.annotation.versioning.ProviderType;

/// Sends letters. A bundle is handed it with the permission `mail.send` only.
///
/// Safe for use by any thread.
@ProviderType
public interface Mail {

    /// Whether an administrator has said by which server letters go. Cheap; ask before offering to send one.
    boolean isSetUp();

    /// Puts a letter into the outbox with the running transaction: it goes out within seconds of the commit, and never
    /// when that is rolled back. When the server does not take it, it is tried again for a day; what then has not gone
    /// is shown to the administrator. After a crash a letter may go out twice.
    ///
    /// @param transaction the host's or the bundle's own
    /// @throws IllegalStateException if mail is not set up
    void send(DSLContext transaction, Letter letter);
}
