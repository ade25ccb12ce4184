package io.saluran.platform.internal.webhook;

import java.time.Duration;
import java.time.Instant;

/// When a message that did not come is tried again: after 1, 2, 4, … minutes, at most 12 hours, and the last time three days
/// after the first.
final class Attempts {

    static final Duration LIFE = Duration.ofDays(3);

    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(12);
    // 2^10 minutes are more than twelve hours.
    private static final int LAST_DOUBLING = 10;

    private Attempts() {}

    static boolean isOver(Instant queued, Instant now) {
        return !now.isBefore(queued.plus(LIFE));
    }

    /// @param made attempts up to now, 1 or more
    static Instant next(Instant queued, Instant now, int made) {
        var pause = FIRST.multipliedBy(1L << Math.min(made - 1, LAST_DOUBLING));
        var next = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        var last = queued.plus(LIFE);
        // What is taken in hand at the very last is due again after it, lest a process that dies loses it.
        return next.isAfter(last) && now.isBefore(last) ? last : next;
    }
}
