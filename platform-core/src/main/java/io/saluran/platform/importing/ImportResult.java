package io.saluran.platform.importing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What an import did.
///
/// @param rejectedFile the rejected rows with their reasons, as CSV; empty when there is none
/// @param made what was made on the way
/// @param importId empty after a dry run
public record ImportResult(
        long created,
        long updated,
        long unchanged,
        long rejected,
        List<ImportMade> made,
        Optional<Path> rejectedFile,
        Optional<UUID> importId,
        Duration took) {

    /// What an import did that made nothing on the way.
    public ImportResult(long created, long updated, long unchanged, long rejected, Optional<Path> rejectedFile,
            Optional<UUID> importId, Duration took) {
        this(created, updated, unchanged, rejected, List.of(), rejectedFile, importId, took);
    }
}
