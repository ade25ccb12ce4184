package io.saluran.pipeline.score;

import io.saluran.db.Db;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Learns from the closed deals, twice a day.
@Component
public final class ScoreJob implements Job {

    private final Learning learning;

    @Activate
    public ScoreJob(@Reference Db db, @Reference Clock clock) {
        learning = new Learning(db, clock);
    }

    @Override
    public String name() {
        return "pipeline.deal-scores";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(12));
    }

    @Override
    public void run(JobRun run) {
        learning.learn();
    }
}
