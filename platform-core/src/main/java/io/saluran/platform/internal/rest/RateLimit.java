package io.saluran.platform.internal.rest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// How often a token may call: a bucket that holds a burst and refills steadily.
public final class RateLimit {

    private final int burst;
    private final double perSecond;
    private final Clock clock;
    // One entry for each token that was used since the start, of some bytes each.
    private final Map<UUID, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double calls, Instant at, boolean empty) {}

    /// @param burst calls at once
    /// @param perSecond calls in the long run
    public RateLimit(int burst, double perSecond, Clock clock) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.clock = clock;
    }

    /// Generous for a program that works, tight for one that runs wild.
    public static RateLimit usual(Clock clock) {
        return new RateLimit(200, 50, clock);
    }

    /// Takes one call out of the token's bucket.
    ///
    /// @return after how many seconds to come again; 0 if the call may go on
    long take(UUID token) {
        var now = clock.instant();
        var bucket = buckets.merge(token, new Bucket(burst - 1, now, false), (before, first) -> {
            var seconds = Math.max(0, Duration.between(before.at(), now).toNanos()) / 1e9;
            var calls = Math.min(burst, before.calls() + perSecond * seconds);
            return calls < 1 ? new Bucket(calls, now, true) : new Bucket(calls - 1, now, false);
        });
        return bucket.empty() ? Math.max(1, (long) Math.ceil((1 - bucket.calls()) / perSecond)) : 0;
    }
}
