package io.saluran.pipeline.record;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a record stands in the list from which its page was opened.
///
/// @param number from 1; above [#COUNTED] only that it is
/// @param total above [#COUNTED] only that it is
/// @param before null at the first
/// @param after null at the last
public record Place(int number, int total, @Nullable UUID before, @Nullable UUID after) {

    /// Who walks from one to the next has done a few; counting them all would take longer than the page.
    public static final int COUNTED = 1_000;

    boolean isNumberKnown() {
        return number <= COUNTED;
    }

    boolean isTotalKnown() {
        return total <= COUNTED;
    }
}
