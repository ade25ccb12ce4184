package io.saluran.platform.importing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import that was begun.
///
/// @param number counted from 1, for people
/// @param by the name of who did it
/// @param finishedAt null while it runs and when it broke off
/// @param undoUntil until when it, or what is left of it, can be taken back; null when it cannot
/// @param problem why it failed, a text for the operator; null when it did not
/// @param hasRejected whether the file of rejected rows can be had
/// @param kept how many records stayed when it was taken back, because people changed or used them since
/// @param keptNames their names, at most the first 1,000
public record PastImport(
        UUID id,
        long number,
        String target,
        String fileName,
        State state,
        long rows,
        long created,
        long updated,
        long unchanged,
        long rejected,
        String by,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant undoUntil,
        @Nullable String problem,
        boolean hasRejected,
        long kept,
        List<String> keptNames) {

    /// Where an import stands.
    public enum State {
        RUNNING, DONE, FAILED, UNDONE,
        /// Stopped by its person; nothing of it was written.
        CANCELLED,
        /// Taken back but for some records; what is left can be tried again.
        PARTLY
    }
}
