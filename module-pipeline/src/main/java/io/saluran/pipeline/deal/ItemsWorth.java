package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.DealPage.Facts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// How the worth of a deal follows its items: one that is unknown, or was their total, becomes the new total; another
/// stays.
///
/// @param worth in the deal's own currency; null while it is unknown
/// @param total of the items; null when none has a price
record ItemsWorth(@Nullable BigDecimal worth, @Nullable BigDecimal total) {

    static ItemsWorth of(Facts deal) {
        return new ItemsWorth(deal.worth(), deal.itemsTotal());
    }

    /// What the deal is worth once its items come to another total.
    ///
    /// @param former before a change of the items that is taken back now; null for a change of its own
    @Nullable
    BigDecimal after(@Nullable BigDecimal now, @Nullable ItemsWorth former) {
        if (worth != null && !isSame(worth, total)) {
            return worth;
        }
        if (former != null && isSame(former.total, now)) {
            return former.worth;
        }
        return now == null ? worth : now;
    }

    static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }
}
