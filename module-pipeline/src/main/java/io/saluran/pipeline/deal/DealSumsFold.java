package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Makes one row of what was added to the same kept sum, so that boards read few. People move deals meanwhile.
@Component
public final class DealSumsFold implements Job {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Db db;

    @Activate
    public DealSumsFold(@Reference Db db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "pipeline.deal-sums";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    @Override
    public void run(JobRun run) {
        db.write(sql -> sql.execute("select pipeline.fold_deal_sums(), pipeline.fold_closed_sums()"));
    }
}
