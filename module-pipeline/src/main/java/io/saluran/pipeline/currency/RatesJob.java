package io.saluran.pipeline.currency;

import static io.saluran.pipeline.sql.pipeline.Tables.REPORTING;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.platform.event.Events;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.setting.Settings;
import java.time.Duration;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Lets values follow the rates that begin to count today, and the company's currency where it was set before there was
/// any amount.
@Component
public final class RatesJob implements Job {

    private final Db db;
    private final Events events;
    private final Settings settings;

    @Activate
    public RatesJob(@Reference Db db, @Reference Events events, @Reference Settings settings) {
        this.db = db;
        this.events = events;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "pipeline.rates";
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(Duration.ofHours(1));
    }

    @Override
    public void run(JobRun run) {
        follow();
    }

    void follow() {
        db.write(sql -> {
            follow(sql, settings);
            if (Revaluation.all(sql) > 0) {
                events.publish(sql, new PipelinesChanged(Viewer.system().person()));
            }
            return true;
        });
    }

    /// The company's currency can be set elsewhere only while there is no amount, or with the first ones.
    static void follow(DSLContext sql, Settings settings) {
        var known = sql.selectFrom(REPORTING).forUpdate().fetchSingle();
        var set = settings.reportingCurrency().getCurrencyCode();
        if (!known.getCurrency().equals(set)) {
            sql.update(REPORTING).set(REPORTING.CURRENCY, set).execute();
        }
    }
}
