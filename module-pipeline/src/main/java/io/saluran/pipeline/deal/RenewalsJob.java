package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Renewals.Ending;
import io.saluran.pipeline.deal.Renewals.Renewed;
import io.saluran.pipeline.handover.PipelineNotifications;
import io.saluran.platform.event.Events;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Makes the renewals of deals that end soon, and tells their owners; each in a transaction of its own.
@Component
public final class RenewalsJob implements Job {

    private static final int AT_ONCE = 500;

    private final Db db;
    private final Renewals renewals;
    private final Notifications notifications;
    private final Clock clock;

    @Activate
    public RenewalsJob(@Reference Db db, @Reference Events events, @Reference Notifications notifications,
            @Reference Clock clock) {
        this.db = db;
        renewals = new Renewals(new DealWriting(db, events, clock));
        this.notifications = notifications;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "pipeline.renewals";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(6));
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        int made;
        do {
            made = 0;
            for (var ending : renewals.due(today, AT_ONCE)) {
                run.check();
                made += renew(ending, today) ? 1 : 0;
            }
        } while (made == AT_ONCE);
    }

    private boolean renew(Ending ending, LocalDate today) {
        return db.write(sql -> {
            if (!(renewals.renew(sql, Viewer.system(), ending.id(),
                    null) instanceof Renewed.Made(var deal, var name))) {
                return false;
            }
            if (ending.owner() != null) {
                notifications.tell(sql, Set.of(ending.owner()), new Notification(PipelineNotifications.RENEWAL, name,
                        "deals/" + deal, "renewal.told",
                        List.of(ending.name(), ChronoUnit.DAYS.between(today, ending.endsOn()))));
            }
            return true;
        });
    }
}
