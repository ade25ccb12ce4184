package io.saluran.platform.importing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// What an import did.
///
/// @param rejectedFile the rejected rows with their reasons, as CSV; empty when there is none
/// @param importId empty after a dry run
public record ImportResult(
        long created,
        long updated,
        long unchanged,
        long rejected,
        Optional<Path> rejectedFile,
        Optional<UUID> importId,
        Duration took) {}
