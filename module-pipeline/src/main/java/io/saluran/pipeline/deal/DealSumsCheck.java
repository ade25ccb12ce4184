package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Compares the kept sums with the deals, each night and when the administrator has it run, and mends what differs. What
/// it finds is a fault of ours or of whoever changed the tables past their triggers, so the run counts as failed and says
/// what was found; the sums are right by then.
@Component
public final class DealSumsCheck implements Job {

    // At night in Malaysia.
    private static final LocalTime NIGHT = LocalTime.of(19, 40);

    private final Db db;

    @Activate
    public DealSumsCheck(@Reference Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "pipeline.deal-sums-check";
    }

    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(NIGHT, ZoneOffset.UTC);
    }

    @Override
    public int retries() {
        return 0;
    }

    @Override
    public void run(JobRun run) {
        var mended = mend();
        if (mended > 0) {
            throw new IllegalStateException(mended + " kept sums did not agree with the deals; they are mended now");
        }
    }

    /// @return how many sums were wrong
    long mend() {
        return db.write(sql -> {
            // One at a time, for two would both add what is missing.
            sql.execute("lock table pipeline.deal_sum, pipeline.closed_sum in share update exclusive mode");
            return sql.fetchSingle("select pipeline.repair_deal_sums() + pipeline.repair_closed_sums()").get(0,
                    Long.class);
        });
    }
}
