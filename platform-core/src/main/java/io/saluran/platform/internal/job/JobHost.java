package io.saluran.platform.internal.job;

import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.host.Contributions.Contribution;
import io.saluran.platform.job.Job;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The jobs that are here at this moment, run by db-scheduler at their times and once across all nodes.
///
/// Safe for use by any thread.
public final class JobHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobHost.class);

    private final Services services;
    private final Options options;
    private final JobLog log;
    private final JobTasks tasks;
    private final JobScheduler scheduler;
    private final Set<Contribution<Job>> contributed = ConcurrentHashMap.newKeySet();
    private final Map<String, PresentJob> present = new ConcurrentHashMap<>();
    private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();
    private @Nullable Contributions<Job> contributions;

    /// What it works with.
    ///
    /// @param background what calls bundles that come, so that the thread that starts them waits for nothing
    public record Services(BundleContext context, DataSource source, Db db, Audit audit, Events events, Clock clock,
            Executor background) {}

    /// @param node this process, different from every other
    /// @param poll how often due jobs are looked for
    /// @param heartbeat a node that misses four beats is taken for dead, and its runs are done again
    /// @param retry the time before a failed run is tried again; four times as long after each further failure
    public record Options(String node, Duration poll, Duration heartbeat, Duration retry) {

        /// What the product runs with.
        public static Options of(String node) {
            return new Options(node, Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1));
        }
    }

    public JobHost(Services services, Options options) {
        this.services = services;
        this.options = options;
        this.log = new JobLog(services.db(), services.events(), services.clock());
        this.tasks = new JobTasks(this, services.clock()::instant);
        this.scheduler = JobScheduler.over(services.source(), tasks, options, services.clock()::instant);
    }

    /// Begins to run what is due.
    public void start() {
        contributions = Contributions.of(services.context(), Job.class, came -> {
            contributed.add(came);
            background(() -> arrive(came));
        }, this::depart);
        scheduler.start();
    }

    private void background(Runnable work) {
        try {
            services.background().execute(work);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The platform stops", stopping);
        }
    }

    private void arrive(Contribution<Job> came) {
        try {
            var name = came.service().name();
            var here = PresentJob.of(came);
            synchronized (present) {
                if (!contributed.contains(came)) {
                    return;
                }
                var other = present.putIfAbsent(name, here);
                if (other != null) {
                    LOG.warn("Job {} of {} is left out, for {} has one of that name", name, here.bundle(),
                            other.bundle());
                    return;
                }
                tasks.came(name);
            }
            plan(name, here);
            log.changed(name);
        } catch (RuntimeException problem) {
            LOG.error("A job of {} cannot be taken in", came.bundle().getSymbolicName(), problem);
        }
    }

    /// A new job gets its first time; one that was known keeps its time, if its schedule does not say an earlier one.
    private void plan(String name, PresentJob here) {
        if (scheduler.scheduleIfNotExists(new JobTask(name, this).at(here.first(now())))) {
            return;
        }
        var regular = here.next(now());
        var known = scheduler.getScheduledExecution(id(name));
        if (known.isPresent() && !known.get().isPicked() && known.get().getExecutionTime().isAfter(regular)) {
            scheduler.reschedule(id(name), regular);
        }
        scheduler.triggerCheckForDueExecutions();
    }

    private void depart(Contribution<Job> gone) {
        contributed.remove(gone);
        Optional<String> left;
        synchronized (present) {
            left = present.entrySet().stream().filter(entry -> entry.getValue().from().equals(gone))
                    .map(Map.Entry::getKey).findFirst();
            left.ifPresent(name -> {
                present.remove(name);
                tasks.went(name);
            });
        }
        left.ifPresent(this::leave);
    }

    private void leave(String name) {
        var attempt = attempts.get(name);
        if (attempt != null && !attempt.stop()) {
            LOG.warn("Job {} goes on although its bundle stops", name);
        }
        background(() -> log.changed(name));
    }

    /// @return whether the work was done; false when the job is not here, or was stopped
    boolean run(String name, Instant due) {
        var here = present.get(name);
        if (here == null) {
            tasks.went(name);
            return false;
        }
        var before = attempts.get(name);
        var run = log.began(name, here.bundle(), options.node());
        if (before != null && before.goesOn()) {
            log.ended(run, name, "failed", "The run before goes on, although it was told to end");
            throw new JobFailed("The run before goes on");
        }
        var attempt = new Attempt(name, here.from().service(), due, share -> log.progress(run, name, share));
        attempts.put(name, attempt);
        if (!here.equals(present.get(name))) {
            // It went between the look-up and now, when nobody could stop the attempt.
            log.ended(run, name, "stopped", null);
            return false;
        }
        return run(name, here, attempt, run);
    }

    private boolean run(String name, PresentJob here, Attempt attempt, UUID run) {
        try {
            var done = attempt.within(here.budget());
            log.ended(run, name, done ? "done" : "stopped", null);
            return done;
        } catch (JobFailed failure) {
            LOG.error("Job {} of {} failed: {}", name, here.bundle(), failure.getMessage(), failure.getCause());
            log.ended(run, name, "failed", failure.getMessage());
            throw failure;
        } finally {
            if (!attempt.goesOn()) {
                attempts.remove(name, attempt);
            }
        }
    }

    Instant now() {
        return services.clock().instant();
    }

    Instant afterSuccess(String name, ExecutionComplete complete, Instant due) {
        var here = present.get(name);
        return here == null ? due : here.next(complete.getTimeDone());
    }

    Instant afterFailure(String name, Execution failed) {
        var here = present.get(name);
        if (here == null) {
            return failed.executionTime;
        }
        return here.afterFailure(now(), options.retry(), failed.consecutiveFailures);
    }

    /// Runs a job now, beside its regular times.
    ///
    /// @return false when it runs already or is not here
    public boolean runNow(Viewer who, String name) {
        if (!who.may(JobPermissions.RUN)) {
            throw new IllegalStateException(who.name() + " lacks " + JobPermissions.RUN);
        }
        if (!wake(name)) {
            return false;
        }
        services.db().write(who, sql -> {
            services.audit().record(sql, who, "job.run", name);
            return true;
        });
        return true;
    }

    /// Lets a job run as soon as it can, beside its regular times and without anybody having asked.
    ///
    /// @return false when it runs already or is not here
    public boolean wake(String name) {
        if (!present.containsKey(name)) {
            return false;
        }
        try {
            scheduler.reschedule(id(name), now());
        } catch (TaskInstanceCurrentlyExecutingException | TaskInstanceNotFoundException running) {
            return false;
        }
        scheduler.triggerCheckForDueExecutions();
        return true;
    }

    Optional<PresentJob> here(String name) {
        return Optional.ofNullable(present.get(name));
    }

    private static TaskInstanceId id(String name) {
        return TaskInstanceId.of(name, JobTask.INSTANCE);
    }

    @Override
    public void close() {
        if (contributions != null) {
            contributions.close();
        }
        scheduler.stop();
    }
}
