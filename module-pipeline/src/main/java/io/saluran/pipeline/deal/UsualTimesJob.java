package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Measures the usual times of stages, twice a day.
@Component
public final class UsualTimesJob implements Job {

    private final UsualTimes times;

    @Activate
    public UsualTimesJob(@Reference Db db) {
        times = new UsualTimes(db);
    }

    @Override
    public String name() {
        return "pipeline.usual-times";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(12));
    }

    @Override
    public void run(JobRun run) {
        times.measure();
    }
}
