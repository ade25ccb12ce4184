package example.rimba.competitors;

import static org.jooq.impl.DSL.selectOne;

import example.rimba.competitors.Tables.Competitor;
import example.rimba.competitors.Tables.Encounter;
import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.setting.Settings;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Removes for good, each night, what was deleted long ago. Doing it twice does no harm.
@Component
@Unrestricted("what was deleted is removed for everybody, by the platform itself")
public final class PurgeJob implements Job {

    private final Db db;
    private final Settings settings;

    @Activate
    public PurgeJob(@Reference Db db, @Reference Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "competitors.purge";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(LocalTime.of(19, 30), ZoneOffset.UTC);
    }

    @Override
    public void run(JobRun run) {
        var before = run.due().minus(Duration.ofDays(CompetitorSettings.DELETED_DAYS.numberIn(settings)))
                .atOffset(ZoneOffset.UTC);
        db.write(sql -> sql.deleteFrom(Encounter.TABLE)
                .where(Encounter.DELETED_AT.lt(before))
                .execute());
        db.write(sql -> sql.deleteFrom(Competitor.TABLE)
                .where(Competitor.DELETED_AT.lt(before))
                .andNotExists(selectOne().from(Encounter.TABLE).where(Encounter.COMPETITOR_ID.eq(Competitor.ID)))
                .execute());
    }
}
