package io.saluran.platform.notification;

import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.osgi.annotation.versioning.ProviderType;

/// Tells people something: it stands on their page of notifications within a second of the commit, on every node, and,
/// for who wants that and does not read it within minutes, in a letter. A bundle is handed it with the permission
/// `notify` only.
///
/// Safe for use by any thread.
@ProviderType
public interface Notifications {

    /// Tells with the running transaction, and nothing when that is rolled back. Who has left, or has chosen not to be
    /// told of this kind, is not.
    ///
    /// @param transaction the host's or the bundle's own
    /// @param people who may read what it is about; leave out who did it, who knows
    void tell(DSLContext transaction, Set<UUID> people, Notification notification);
}
