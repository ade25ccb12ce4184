package io.saluran.pipeline.handover;

import io.saluran.db.Db;
import io.saluran.pipeline.handover.HandOvers.HandOver;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Tells people which records others have handed over to them.
@Component
public final class HandOverJob implements Job {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Db db;
    private final Notifications notifications;
    private final Clock clock;

    @Activate
    public HandOverJob(@Reference Db db, @Reference Notifications notifications, @Reference Clock clock) {
        this.db = db;
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pipeline.handed-over";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    @Override
    public void run(JobRun run) {
        db.write(sql -> {
            var given = HandOvers.take(sql, clock);
            given.forEach(each -> notifications.tell(sql, Set.of(each.owner()), told(each)));
            return given.size();
        });
    }

    private static Notification told(HandOver given) {
        var list = given.kind() + 's';
        return given.count() == 1
                ? new Notification(PipelineNotifications.HANDED_OVER, given.name(), list + '/' + given.record(),
                        "handover." + given.kind(), List.of(given.by()))
                : new Notification(PipelineNotifications.HANDED_OVER, given.name() + " …",
                        list + (given.kind().equals("deal") ? "/table?" : "?") + "owner=" + given.owner(),
                        "handover." + list, List.of(given.by(), given.count()));
    }
}
