package io.saluran.platform.internal.job;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.PollingStrategyConfig;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.TaskRepository;
import com.github.kagkarlsson.scheduler.Waiter;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepository;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;

/// db-scheduler over tasks that come and go. Its builder takes a fixed list of tasks, so the parts are put together here.
final class JobScheduler extends Scheduler {

    private static final String TABLE = "platform.job_due";
    private static final int RUNS_AT_ONCE = 4;
    private static final int HOUSEKEEPERS = 3;
    // db-scheduler's least.
    private static final int MISSED_BEATS = 4;
    private static final Duration LAST_RUNS = Duration.ofSeconds(10);

    private JobScheduler(TaskRepository repository, JobTasks tasks, JobHost.Options options, Clock clock) {
        super(clock, repository, repository, tasks, RUNS_AT_ONCE,
                Executors.newFixedThreadPool(RUNS_AT_ONCE, threads("saluran-jobs-")), name(options),
                new Waiter(options.poll(), clock), options.heartbeat(), MISSED_BEATS, List.of(), List.of(),
                PollingStrategyConfig.DEFAULT_FETCH, Duration.ofDays(1), LAST_RUNS, LogLevel.OFF, false, List.of(),
                Executors.newSingleThreadExecutor(threads("saluran-jobs-due-")),
                Executors.newScheduledThreadPool(HOUSEKEEPERS, threads("saluran-jobs-beat-")));
    }

    static JobScheduler over(DataSource source, JobTasks tasks, JobHost.Options options, Clock clock) {
        var customization = new PostgreSqlJdbcCustomization(false, true);
        return new JobScheduler(new JdbcTaskRepository(source, true, customization, TABLE, tasks, name(options), false,
                clock), tasks, options, clock);
    }

    private static SchedulerName name(JobHost.Options options) {
        return new SchedulerName.Fixed(options.node());
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().daemon().name(name, 1).factory();
    }
}
