package io.saluran.platform.internal.webhook;

import io.saluran.platform.event.Events;
import io.saluran.platform.internal.job.JobHost;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes the job when something happened on any node that a webhook wants to be told of.
public final class WebhookBell implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookBell.class);
    // A run that is under way may have looked just before; if it takes longer than this, it looks again.
    private static final int TRIES = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final JobHost jobs;
    private final Executor background;
    private final AtomicBoolean ringing = new AtomicBoolean();
    private final Events.Subscription hearing;

    public WebhookBell(JobHost jobs, Events events, Executor background) {
        this.jobs = jobs;
        this.background = background;
        this.hearing = events.on(WebhookQueued.class, queued -> ring());
    }

    private void ring() {
        // Of a thousand changes in a second one wakes it.
        if (!ringing.compareAndSet(false, true)) {
            return;
        }
        try {
            background.execute(this::wake);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The platform stops; another node or the next start delivers", stopping);
        }
    }

    private void wake() {
        try {
            ringing.set(false);
            for (int tries = 1; !jobs.wake(WebhookJob.NAME) && tries < TRIES; tries++) {
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        hearing.close();
    }
}
