package io.saluran.pipeline.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A deal, as it was when it was read.
///
/// @param account null for a deal that belongs to none yet, as its name
/// @param owner null for a deal that nobody owns
/// @param stageName in the company's words
/// @param value in the company's currency, 0 or more; null while nobody has said one
/// @param version to be given back with a change, so that nobody's change is lost
public record Deal(
        UUID id,
        String name,
        @Nullable UUID account,
        @Nullable String accountName,
        @Nullable UUID owner,
        UUID stage,
        String stageName,
        @Nullable BigDecimal value,
        @Nullable LocalDate closesOn,
        State state,
        int version) {

    /// How it is with a deal.
    public enum State {
        OPEN, WON, LOST
    }
}
