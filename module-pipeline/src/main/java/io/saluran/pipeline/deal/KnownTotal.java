package io.saluran.pipeline.deal;

import java.math.BigDecimal;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// The total of sums that are kept: unknown, and not nought, where no deal has a value.
public final class KnownTotal {

    private KnownTotal() {}

    /// @param valued how many deals of a row have a value
    /// @param total what these are worth, 0 where there is none
    /// @return what all rows of a group are worth, null where none of their deals has a value
    public static Field<BigDecimal> of(Field<Long> valued, Field<BigDecimal> total) {
        return DSL.when(DSL.sum(valued).gt(BigDecimal.ZERO), DSL.sum(total));
    }
}
