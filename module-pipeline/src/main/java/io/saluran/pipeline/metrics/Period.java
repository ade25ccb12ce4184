package io.saluran.pipeline.metrics;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The time whose closed deals are counted, up to today. Each one holds all that stand before it.
enum Period {
    QUARTER("quarter"), YEAR("year"), TWELVE_MONTHS("12-months"), ALL("all");

    private static final int MONTHS_OF_QUARTER = 3;

    private final String key;

    Period(String key) {
        this.key = key;
    }

    /// How it is called in the address.
    String key() {
        return key;
    }

    /// All time where the address says nothing that is known.
    static Period of(String key) {
        return Arrays.stream(values()).filter(period -> period.key.equals(key)).findFirst().orElse(ALL);
    }

    /// Its first day; null for all time.
    @Nullable
    LocalDate from(LocalDate today) {
        return switch (this) {
            case QUARTER -> today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % MONTHS_OF_QUARTER);
            case YEAR -> today.withDayOfYear(1);
            case TWELVE_MONTHS -> today.minusMonths(12).plusDays(1);
            case ALL -> null;
        };
    }
}
