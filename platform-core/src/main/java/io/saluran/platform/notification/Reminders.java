package io.saluran.platform.notification;

import io.saluran.db.Viewer;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/// Reminders that people set for themselves, which nobody else sees. When one is due, its person is told by a notification
/// within a minute, and it is gone. Every call is a query.
///
/// Safe for use by any thread.
@ProviderType
public interface Reminders {

    /// Those of a page that this person has set, the next first.
    List<Reminder> at(Viewer viewer, String path);

    /// Sets one; one of the same id is replaced.
    ///
    /// @throws IllegalArgumentException if the note is too long
    void set(Viewer viewer, Reminder reminder);

    void remove(Viewer viewer, UUID reminder);
}
