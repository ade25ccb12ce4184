package io.saluran.platform.importing;

import java.util.UUID;

/// An import was written. Its records are in `platform.import_record`.
///
/// @param person who did it; zeros for the platform itself
public record ImportFinished(
        UUID importId, String target, UUID person, long created, long updated, long unchanged, long rejected) {}
