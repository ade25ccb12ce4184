package io.saluran.platform.job;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.osgi.annotation.versioning.ProviderType;

/// When a job is due.
@ProviderType
public sealed interface Schedule {

    /// Again and again, with this time from the end of a run to the next; the first time within a minute of the job's
    /// first appearance.
    record Every(Duration pause) implements Schedule {
        public Every {
            if (pause.compareTo(Duration.ofMillis(100)) < 0) {
                throw new IllegalArgumentException("Too often: every " + pause);
            }
        }
    }

    /// Once a day, at this time of this zone.
    record DailyAt(LocalTime time, ZoneId zone) implements Schedule {}

    /// By a cron expression.
    ///
    /// @param expression six fields, seconds first: `0 0 3 * * MON` is Mondays at three
    record Cron(String expression, ZoneId zone) implements Schedule {
        public Cron {
            if (expression.strip().split("\\s+").length != 6) {
                throw new IllegalArgumentException("Not six fields, seconds first: " + expression);
            }
        }
    }

    static Schedule every(Duration pause) {
        return new Every(pause);
    }

    static Schedule dailyAt(LocalTime time, ZoneId zone) {
        return new DailyAt(time, zone);
    }

    static Schedule cron(String expression, ZoneId zone) {
        return new Cron(expression, zone);
    }
}
