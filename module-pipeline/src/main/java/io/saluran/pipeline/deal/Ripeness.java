package io.saluran.pipeline.deal;

import io.saluran.ui.component.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with an open deal, the worst first: it rots, its close date has passed, it has no next step, it stands
/// longer in its stage than deals that were won (P1).
sealed interface Ripeness {

    /// @param days beyond what is usual in its stage
    record Rotting(long days) implements Ripeness {}

    record DatePassed(LocalDate date) implements Ripeness {}

    record NoNextStep() implements Ripeness {}

    /// @param days that it has been in its stage
    /// @param usual days that deals that were won stood there
    record Slow(long days, int usual) implements Ripeness {}

    record Fine() implements Ripeness {}

    /// How it is coloured.
    default Tone tone() {
        return this instanceof Rotting || this instanceof DatePassed ? Tone.OVERDUE : Tone.WARNING;
    }

    /// The worst of all; what is usual for won deals is not asked.
    static Ripeness of(DealBoard.Card deal, @Nullable Integer rotDays, Clock clock, ZoneId zone) {
        return all(deal, new Limits(rotDays, null), clock, zone).stream().findFirst().orElseGet(Fine::new);
    }

    /// @param rotDays days after which a deal rots in its stage; null for never
    /// @param usual days that won deals stood there; null when nobody knows
    record Limits(@Nullable Integer rotDays, @Nullable Integer usual) {}

    /// What an open deal is judged by.
    record Signs(@Nullable Instant stageSince, @Nullable LocalDate closesOn, @Nullable String nextStep) {}

    /// All that is wrong, the worst first; empty for a deal that is fine.
    static List<Ripeness> all(DealBoard.Card deal, Limits limits, Clock clock, ZoneId zone) {
        return all(new Signs(deal.stageSince(), deal.closesOn(), deal.nextStep()), limits, clock, zone);
    }

    /// All that is wrong, the worst first; empty for a deal that is fine.
    static List<Ripeness> all(Signs deal, Limits limits, Clock clock, ZoneId zone) {
        var found = new ArrayList<Ripeness>();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var days = daysInStage(deal.stageSince(), clock.instant());
        var rotDays = limits.rotDays();
        var usual = limits.usual();
        var rots = rotDays != null && days > rotDays;
        if (rotDays != null && rots) {
            found.add(new Rotting(days - rotDays));
        }
        if (deal.closesOn() != null && deal.closesOn().isBefore(today)) {
            found.add(new DatePassed(deal.closesOn()));
        }
        if (deal.nextStep() == null) {
            found.add(new NoNextStep());
        }
        if (!rots && usual != null && days > usual) {
            found.add(new Slow(days, usual));
        }
        return found;
    }

    /// Whole days; 0 where nobody knows since when.
    static long daysInStage(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toDays());
    }
}
