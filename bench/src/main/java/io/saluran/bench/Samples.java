package io.saluran.bench;

import java.util.List;
import java.util.Locale;

/// Durations in milliseconds that were measured one after the other.
record Samples(List<Double> millis) {

    Samples {
        millis = millis.stream().sorted().toList();
    }

    int count() {
        return millis.size();
    }

    /// The value below which this share of them lies, by the nearest rank.
    ///
    /// @param share between 0 and 1
    double percentile(double share) {
        if (millis.isEmpty()) {
            return Double.NaN;
        }
        return millis.get(Math.max(0, (int) Math.ceil(share * millis.size()) - 1));
    }

    String median() {
        return text(percentile(0.5));
    }

    String p95() {
        return text(percentile(0.95));
    }

    String most() {
        return text(percentile(1));
    }

    static String text(double millis) {
        return Double.isNaN(millis) ? "none" : String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }
}
