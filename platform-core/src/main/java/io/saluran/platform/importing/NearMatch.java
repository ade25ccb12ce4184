package io.saluran.platform.importing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A value in the file that is not the name of anything, but nearly; or that nothing is like.
///
/// @param value as the file has it
/// @param candidate the record it may mean; null when nothing is like it
/// @param candidateName null as the candidate is
/// @param alike 0 to 1, by trigram similarity (`pg_trgm`), 1 when only case, space and signs differ
/// @param rows how many rows have the value
/// @param mayCreate whether a record of this name can be made on the way
public record NearMatch(
        String field,
        String value,
        @Nullable UUID candidate,
        @Nullable String candidateName,
        double alike,
        long rows,
        boolean mayCreate) {}
