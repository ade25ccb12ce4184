package io.saluran.platform.internal.job;

import static io.saluran.platform.internal.sql.Tables.JOB_RUN;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes down what came of each run, told to all open pages.
final class JobLog {

    private static final int LONGEST_PROBLEM = 2_000;

    private final Db db;
    private final Events events;
    private final Clock clock;

    JobLog(Db db, Events events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    UUID began(String job, String bundle, String node) {
        return db.write(sql -> {
            // A node has the job to itself, so one that is still written down as running died with its node.
            sql.update(JOB_RUN)
                    .set(JOB_RUN.OUTCOME, "lost")
                    .set(JOB_RUN.ENDED_AT, clock.instant())
                    .where(JOB_RUN.JOB.eq(job), JOB_RUN.OUTCOME.eq("running"))
                    .execute();
            var id = Ids.next();
            sql.insertInto(JOB_RUN)
                    .set(JOB_RUN.ID, id)
                    .set(JOB_RUN.JOB, job)
                    .set(JOB_RUN.BUNDLE, bundle)
                    .set(JOB_RUN.NODE, node)
                    .set(JOB_RUN.BEGAN_AT, clock.instant())
                    .set(JOB_RUN.OUTCOME, "running")
                    .execute();
            events.publish(sql, new JobChanged(job));
            return id;
        });
    }

    void progress(UUID run, String job, double share) {
        db.write(sql -> {
            events.publish(sql, new JobChanged(job));
            return sql.update(JOB_RUN).set(JOB_RUN.PROGRESS, share)
                    .where(JOB_RUN.ID.eq(run), JOB_RUN.OUTCOME.eq("running")).execute();
        });
    }

    /// @param outcome `done`, `failed` or `stopped`
    void ended(UUID run, String job, String outcome, @Nullable String problem) {
        db.write(sql -> {
            events.publish(sql, new JobChanged(job));
            return sql.update(JOB_RUN)
                    .set(JOB_RUN.OUTCOME, outcome)
                    .set(JOB_RUN.ENDED_AT, clock.instant())
                    .set(JOB_RUN.PROBLEM, problem == null || problem.length() <= LONGEST_PROBLEM
                            ? problem
                            : problem.substring(0, LONGEST_PROBLEM))
                    .where(JOB_RUN.ID.eq(run))
                    .execute();
        });
    }

    /// A job came or went.
    void changed(String job) {
        db.write(sql -> {
            events.publish(sql, new JobChanged(job));
            return true;
        });
    }
}
