package io.saluran.platform.importing;

import java.util.Locale;
import java.util.Optional;

/// How a date is written: in which order the figures of one such as `03/11/2026` stand, or as a count of days.
public enum DateOrder {
    DAY_FIRST("dmy"), MONTH_FIRST("mdy"), YEAR_FIRST("ymd"),
    /// The days since the end of 1899, as a spreadsheet keeps them: 46330 is 3 November 2026.
    DAY_COUNT("days");

    private final String code;

    DateOrder(String code) {
        this.code = code;
    }

    /// `dmy`, `mdy`, `ymd` or `days`, as on the command line.
    public String code() {
        return code;
    }

    public static Optional<DateOrder> of(String code) {
        for (var order : values()) {
            if (order.code.equals(code.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(order);
            }
        }
        return Optional.empty();
    }
}
