package io.saluran.pipeline.stage;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.platform.event.Events;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Counts every hour how many deals were won after they reached each stage.
@Component
public final class MeasuredRatesJob implements Job {

    private final Db db;
    private final Events events;

    @Activate
    public MeasuredRatesJob(@Reference Db db, @Reference Events events) {
        this.db = db;
        this.events = events;
    }

    @Override
    public String name() {
        return "pipeline.measured-rates";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(1));
    }

    @Override
    public void run(JobRun run) {
        db.write(sql -> {
            var changed = MeasuredRates.count(sql);
            if (changed > 0) {
                events.publish(sql, new PipelinesChanged(Viewer.system().person()));
            }
            return changed;
        });
    }
}
