package io.saluran.training.handbook;

import static io.saluran.training.sql.training.Tables.PAGE;
import static io.saluran.training.sql.training.Tables.PAGE_VERSION;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.setting.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Removes for good the pages whose time to be restored is over, with all their versions.
@Component
@Unrestricted("what was deleted goes, whoever owned it")
public final class PagePurge implements Job {

    // At night in Malaysia.
    private static final LocalTime NIGHT = LocalTime.of(19, 10);

    private final Db db;
    private final Settings settings;
    private final Clock clock;

    @Activate
    public PagePurge(@Reference Db db, @Reference Settings settings, @Reference Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "training.purge";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(NIGHT, ZoneOffset.UTC);
    }

    @Override
    public void run(JobRun run) {
        var before = clock.instant().minus(Duration.ofDays(HandbookSettings.KEEP_DELETED.numberIn(settings)));
        db.write(sql -> {
            var old = DSL.select(PAGE.ID).from(PAGE).where(PAGE.DELETED_AT.lt(before));
            // A page that was brought back from below one that goes stands at the top.
            sql.update(PAGE).setNull(PAGE.PARENT_ID)
                    .where(PAGE.PARENT_ID.in(old), PAGE.DELETED_AT.isNull().or(PAGE.DELETED_AT.ge(before)))
                    .execute();
            sql.deleteFrom(PAGE_VERSION).where(PAGE_VERSION.PAGE_ID.in(old)).execute();
            return sql.deleteFrom(PAGE).where(PAGE.DELETED_AT.lt(before)).execute();
        });
    }
}
