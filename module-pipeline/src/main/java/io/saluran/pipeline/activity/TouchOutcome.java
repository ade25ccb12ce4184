package io.saluran.pipeline.activity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What came of a touch.
public enum TouchOutcome {
    SPOKE(true), LEFT_MESSAGE(false), NO_ANSWER(false), WRONG_NUMBER(false), HELD(true), NO_SHOW(false), POSTPONED(
            false), SENT(false),
    /// The buyer wrote.
    RECEIVED(true), BOUNCED(false);

    private final boolean reached;

    TouchOutcome(boolean reached) {
        this.reached = reached;
    }

    /// Its name in the database, in texts and over HTTP.
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TouchOutcome> of(String key) {
        return Stream.of(values()).filter(outcome -> outcome.key().equals(key)).findFirst();
    }

    /// Whether the buyer was there or wrote, rather than only being tried.
    public boolean reached() {
        return reached;
    }
}
