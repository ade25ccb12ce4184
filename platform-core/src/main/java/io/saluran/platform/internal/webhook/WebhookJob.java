package io.saluran.platform.internal.webhook;

import io.saluran.db.Db;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.job.JobBell;
import io.saluran.platform.internal.job.JobHost;
import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.people.People;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells webhooks what happened. It is woken when something did; its regular times are for what is tried again.
public final class WebhookJob implements Job {

    /// By which it is woken.
    public static final String NAME = "platform.webhooks";

    private static final Logger LOG = LoggerFactory.getLogger(WebhookJob.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration BUDGET = Duration.ofMinutes(30);
    // Messages to one address that are on their way at the same time.
    private static final int AT_ONCE = 8;

    private final WebhookOutbox outbox;
    private final WebhookRound round;
    private final Courier courier;

    /// What it works with.
    ///
    /// @param notifications the host's own
    /// @param kinds of the host and the bundles that run
    public record Services(Db db, People people, Notifications notifications, WebhookKinds kinds, Clock clock) {}

    public WebhookJob(Services services, WebhookRound round, Courier courier) {
        this.outbox = new WebhookOutbox(services);
        this.round = round;
        this.courier = courier;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Schedule schedule() {
        return Schedule.every(PAUSE);
    }

    @Override
    public Duration budget() {
        return BUDGET;
    }

    @Override
    public void run(JobRun run) throws InterruptedException {
        round.tidy();
        outbox.tidy();
        do {
            run.check();
        } while (outbox.spread() + send(round.take(AT_ONCE)) > 0);
    }

    private int send(List<UUID> taken) throws InterruptedException {
        if (taken.isEmpty()) {
            return 0;
        }
        // A receiver that keeps one waiting must not keep the others waiting too.
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var going = new ArrayList<Future<UUID>>();
            taken.forEach(each -> going.add(lanes.submit(() -> send(each))));
            for (var each : going) {
                each.get();
            }
        } catch (ExecutionException problem) {
            throw new IllegalStateException("A message could not be sent", problem.getCause());
        }
        return taken.size();
    }

    private UUID send(UUID delivery) throws InterruptedException {
        var answer = courier.bring(round.parcel(delivery));
        if (!answer.isTaken()) {
            LOG.warn("Message {} of a webhook was not taken: {}", delivery,
                    answer.problem() == null ? answer.status() : answer.problem());
        }
        round.tried(delivery, answer);
        return delivery;
    }

    /// Wakes it when there is something to send.
    public static JobBell bell(JobHost jobs, Events events, Executor background) {
        return new JobBell(jobs, NAME, events, WebhookQueued.class, background);
    }
}
