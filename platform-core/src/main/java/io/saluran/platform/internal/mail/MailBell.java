package io.saluran.platform.internal.mail;

import io.saluran.platform.event.Events;
import io.saluran.platform.internal.job.JobHost;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes the delivery when a letter was put into the outbox on any node.
public final class MailBell implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailBell.class);
    // A run that is under way may have looked just before; if it takes longer than this, it looks again.
    private static final int TRIES = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final JobHost jobs;
    private final Executor background;
    private final Events.Subscription hearing;

    public MailBell(JobHost jobs, Events events, Executor background) {
        this.jobs = jobs;
        this.background = background;
        this.hearing = events.on(MailQueued.class, queued -> ring());
    }

    private void ring() {
        try {
            background.execute(this::wake);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The platform stops; another node or the next start delivers", stopping);
        }
    }

    private void wake() {
        try {
            for (int tries = 1; !jobs.wake(MailDelivery.NAME) && tries < TRIES; tries++) {
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
