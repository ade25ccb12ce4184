package io.saluran.platform.internal.notification;

import static io.saluran.platform.internal.sql.Tables.NOTIFICATION;

import io.saluran.db.Db;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.notification.Notifications;
import java.time.Clock;
import java.time.Duration;

/// Tells what people wanted to be reminded of, sends letters about what is not read, and forgets what is old.
public final class NotificationRound implements Job {

    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(90);

    private final Db db;
    private final Parts parts;
    private final Clock clock;

    /// @param notifications the host's own
    public record Parts(StoredReminders reminders, Notifications notifications, NotificationLetters letters) {}

    public NotificationRound(Db db, Parts parts, Clock clock) {
        this.db = db;
        this.parts = parts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "platform.notifications";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        while (parts.reminders().tellDue(parts.notifications()) > 0) {
            run.check();
        }
        parts.letters().send();
        db.write(sql -> sql.deleteFrom(NOTIFICATION)
                .where(NOTIFICATION.TOLD_AT.lt(clock.instant().minus(KEPT)))
                .execute());
    }
}
