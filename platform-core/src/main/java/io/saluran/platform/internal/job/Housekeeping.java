package io.saluran.platform.internal.job;

import static io.saluran.platform.internal.sql.Tables.IDEMPOTENT_REQUEST;
import static io.saluran.platform.internal.sql.Tables.JOB_DUE;
import static io.saluran.platform.internal.sql.Tables.JOB_RUN;
import static io.saluran.platform.internal.sql.Tables.ONE_TIME_LINK;
import static io.saluran.platform.internal.sql.Tables.TOKEN;

import io.saluran.db.Db;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;

/// Removes what the platform keeps for a time only, once that time is over.
public final class Housekeeping implements Job {

    private static final LocalTime NIGHT = LocalTime.of(19, 30);
    private static final Duration LINKS = Duration.ofDays(7);
    private static final Duration TOKENS = Duration.ofDays(90);
    // As long as an answer is given again.
    private static final Duration ANSWERS = Duration.ofDays(1);
    private static final Duration RUNS = Duration.ofDays(30);
    private static final Duration ABSENT_JOBS = Duration.ofDays(90);

    private final Db db;
    private final Clock clock;

    public Housekeeping(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    private interface Step {
        int in(DSLContext sql);
    }

    @Override
    public String name() {
        return "platform.housekeeping";
    }

    /// At night in Malaysia.
    @Override
    public Schedule schedule() {
        return Schedule.dailyAt(NIGHT, ZoneOffset.UTC);
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        var steps = List.<Step>of(this::links, this::tokens, this::answers, this::runs, this::absentJobs);
        for (int done = 0; done < steps.size(); done++) {
            run.check();
            db.write(steps.get(done)::in);
            run.progress((done + 1.0) / steps.size());
        }
    }

    private int links(DSLContext sql) {
        var before = clock.instant().minus(LINKS);
        return sql.deleteFrom(ONE_TIME_LINK)
                .where(ONE_TIME_LINK.EXPIRES_AT.lt(before).or(ONE_TIME_LINK.USED_AT.lt(before)))
                .execute();
    }

    private int tokens(DSLContext sql) {
        var before = clock.instant().minus(TOKENS);
        return sql.deleteFrom(TOKEN)
                .where(TOKEN.EXPIRES_AT.lt(before).or(TOKEN.REVOKED_AT.lt(before)))
                .execute();
    }

    private int answers(DSLContext sql) {
        return sql.deleteFrom(IDEMPOTENT_REQUEST)
                .where(IDEMPOTENT_REQUEST.BEGUN_AT.lt(clock.instant().minus(ANSWERS)))
                .execute();
    }

    private int runs(DSLContext sql) {
        return sql.deleteFrom(JOB_RUN)
                .where(JOB_RUN.ENDED_AT.lt(clock.instant().minus(RUNS)))
                .execute();
    }

    /// Jobs whose bundle has not come back.
    private int absentJobs(DSLContext sql) {
        return sql.deleteFrom(JOB_DUE)
                .where(JOB_DUE.EXECUTION_TIME.lt(clock.instant().minus(ABSENT_JOBS)), JOB_DUE.PICKED.isFalse())
                .execute();
    }
}
