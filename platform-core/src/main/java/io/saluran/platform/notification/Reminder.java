package io.saluran.platform.notification;

import java.time.Instant;
import java.util.UUID;

/// What somebody wants to be reminded of.
///
/// @param path the page that it is about, for example `deals/0198…`
/// @param about what that page is about, as it is called
/// @param note in the person's own words, at most 500 characters; may be empty
public record Reminder(UUID id, String path, String about, String note, Instant due) {

    /// The longest note.
    public static final int LONGEST = 500;
}
