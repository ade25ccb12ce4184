package io.saluran.platform.importing;

import java.util.Locale;
import java.util.Optional;

/// In which order the figures of a date such as `03/11/2026` stand.
public enum DateOrder {
    DAY_FIRST("dmy"), MONTH_FIRST("mdy"), YEAR_FIRST("ymd");

    private final String code;

    DateOrder(String code) {
        this.code = code;
    }

    /// `dmy`, `mdy` or `ymd`, as on the command line.
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
