package io.saluran.platform.internal.job;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.saluran.platform.internal.host.Contributions.Contribution;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.Schedule;
import java.time.Duration;
import java.time.Instant;

/// A job whose bundle runs on this node, and when it is due.
///
/// @param retries how many times a failed run is tried again before the next regular time
record PresentJob(Contribution<Job> from, Schedule schedule, Duration budget, int retries) {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int BACK_OFF = 4;
    // 4^10 minutes are two years.
    private static final int MOST_BACK_OFFS = 10;

    static PresentJob of(Contribution<Job> from) {
        var job = from.service();
        return new PresentJob(from, job.schedule(), job.budget(), job.retries());
    }

    String bundle() {
        return from.bundle().getBundleId() == 0 ? "Saluran" : from.bundle().getSymbolicName();
    }

    /// When it is due for the first time.
    Instant first(Instant now) {
        return schedule instanceof Schedule.Every(var pause)
                ? now.plus(pause.compareTo(SOON) < 0 ? pause : SOON)
                : next(now);
    }

    /// Its regular time after this one.
    Instant next(Instant after) {
        return times().getNextExecutionTime(ExecutionComplete.simulatedSuccess(after));
    }

    /// @param failures how many runs failed in a row before this one
    Instant afterFailure(Instant now, Duration retry, int failures) {
        var regular = next(now);
        if (failures >= retries) {
            return regular;
        }
        var again = now.plus(retry.multipliedBy((long) Math.pow(BACK_OFF, Math.min(failures, MOST_BACK_OFFS))));
        return again.isBefore(regular) ? again : regular;
    }

    private com.github.kagkarlsson.scheduler.task.schedule.Schedule times() {
        return switch (schedule) {
            case Schedule.Every(var pause) -> Schedules.fixedDelay(pause);
            case Schedule.DailyAt(var time, var zone) -> Schedules.daily(zone, time);
            case Schedule.Cron(var expression, var zone) -> Schedules.cron(expression, zone);
        };
    }
}
