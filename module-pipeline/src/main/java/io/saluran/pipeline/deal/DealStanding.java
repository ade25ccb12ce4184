package io.saluran.pipeline.deal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// What a deal's stage and its owner say of it in the table.
///
/// @param probability of the stage, 0 to 1
/// @param rotDays days after which a deal rots in the stage; null for never
/// @param usual days that won deals stood there; null when nobody knows
/// @param team of the owner
record DealStanding(BigDecimal probability, @Nullable Integer rotDays, @Nullable Integer usual, @Nullable String team) {

    Ripeness.Limits limits() {
        return new Ripeness.Limits(rotDays, usual);
    }
}
