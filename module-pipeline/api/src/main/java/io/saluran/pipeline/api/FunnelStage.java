package io.saluran.pipeline.api;

import java.util.Locale;

/// Where the buyer is. Every stage of a pipeline maps to one.
public enum FunnelStage {
    AWARENESS, INTEREST, DECISION, ACTION;

    /// As the database and record facts have it: lower case.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FunnelStage of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /// The third of the funnel, for which content is made: `top`, `middle` or `bottom`.
    public String third() {
        return switch (this) {
            case AWARENESS -> "top";
            case INTEREST, DECISION -> "middle";
            case ACTION -> "bottom";
        };
    }
}
