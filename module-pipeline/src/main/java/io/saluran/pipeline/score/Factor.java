package io.saluran.pipeline.score;

import java.util.Locale;

/// What of a deal its chance is told from. All of it is known when the deal begins and does not follow from how it ended;
/// whose deal it is, is left out: the score is of the deal and not of the person.
public enum Factor {
    SOURCE, PRODUCT, INDUSTRY,
    /// Which fifth of the pipeline's closed deals its value would be in.
    SIZE,
    /// Whether the account bought before.
    BOUGHT_BEFORE;

    /// Its name in the database and in texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
