package io.saluran.pipeline.deal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What is wrong with an open deal, the worst first: it rots, its close date has passed, it has no next step (P1).
sealed interface Ripeness {

    /// @param days beyond what is usual in its stage
    record Rotting(long days) implements Ripeness {}

    record DatePassed(LocalDate date) implements Ripeness {}

    record NoNextStep() implements Ripeness {}

    record Fine() implements Ripeness {}

    static Ripeness of(DealBoard.Card deal, @Nullable Integer rotDays, Clock clock, ZoneId zone) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var days = daysInStage(deal.stageSince(), clock.instant());
        if (rotDays != null && days > rotDays) {
            return new Rotting(days - rotDays);
        }
        if (deal.closesOn() != null && deal.closesOn().isBefore(today)) {
            return new DatePassed(deal.closesOn());
        }
        return deal.nextStep() == null ? new NoNextStep() : new Fine();
    }

    /// Whole days; 0 where nobody knows since when.
    static long daysInStage(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toDays());
    }
}
