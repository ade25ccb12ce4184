package io.saluran.platform.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands until the test moves it.
public final class MovableClock extends Clock {

    private Instant now = Instant.parse("2026-11-24T01:00:00Z");

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /// Stands still from then on.
    @Override
    public Clock withZone(ZoneId zone) {
        return fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
