package io.saluran.dist;

import java.util.function.BooleanSupplier;

/// Whether this Saluran can be used at the moment. The database is asked once a second at most, for anybody may ask us.
final class Health {

    private static final long FRESH_NANOS = 1_000_000_000L;

    private final BooleanSupplier database;
    private volatile boolean serving;
    private boolean answered;
    private long askedAt = System.nanoTime() - FRESH_NANOS;

    /// @param database whether it answers, within some seconds
    Health(BooleanSupplier database) {
        this.database = database;
    }

    /// Pages are served from now on, or no more.
    void serving(boolean now) {
        serving = now;
    }

    /// Whether pages are served and the database answers.
    boolean ready() {
        return serving && databaseAnswers();
    }

    private synchronized boolean databaseAnswers() {
        if (System.nanoTime() - askedAt >= FRESH_NANOS) {
            answered = database.getAsBoolean();
            askedAt = System.nanoTime();
        }
        return answered;
    }
}
