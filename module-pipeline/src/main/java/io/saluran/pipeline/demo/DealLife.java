package io.saluran.pipeline.demo;

import io.saluran.pipeline.stage.Pipelines.Stage;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a deal goes through its stages: how long it stays, where it is lost, and whether it is won in the end.
///
/// @param entered the day on which it came into each stage that it reached
/// @param outcome `won` or `lost`; null while it is open
record DealLife(List<LocalDate> entered, @Nullable String outcome, @Nullable LocalDate closedOn) {

    // Of a hundred deals 35 are won; most are lost early, or when the price is on the table.
    private static final double[] LOST = {0.27, 0.22, 0.24, 0.14, 0.05};
    private static final double STUCK = 0.06;
    private static final int USUAL_DAYS = 21;

    /// @param last the day up to which is told
    static DealLife from(LocalDate opened, LocalDate last, List<Stage> stages, Chance chance) {
        var entered = new ArrayList<LocalDate>();
        var day = opened;
        for (int i = 0; i < stages.size(); i++) {
            entered.add(day);
            var next = workday(day.plusDays(stay(stages.get(i), chance)));
            if (next.isAfter(last)) {
                return new DealLife(entered, null, null);
            }
            if (chance.in(LOST[Math.min(i, LOST.length - 1)])) {
                return new DealLife(entered, "lost", next);
            }
            day = next;
        }
        return new DealLife(entered, "won", day);
    }

    private static int stay(Stage stage, Chance chance) {
        var rot = Objects.requireNonNullElse(stage.rotDays(), USUAL_DAYS);
        var share = chance.in(STUCK) ? chance.between(1.1, 2.2) : chance.between(0.4, 1.02);
        return Math.max(3, (int) Math.round(rot * share));
    }

    /// The day itself, or the Friday before.
    static LocalDate workday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                ? day.minusDays(1)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.minusDays(2) : day;
    }

    int stage() {
        return entered.size() - 1;
    }

    boolean isOpen() {
        return outcome == null;
    }
}
