package io.saluran.platform.internal.job;

import io.saluran.platform.event.Events;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wakes a job when there is something for it to do, by an event of any node. Of a thousand events in a second one wakes
/// it.
public final class JobBell implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobBell.class);
    // A run that is under way may have looked just before; if it takes longer than this, it looks again.
    private static final int TRIES = 5;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final JobHost jobs;
    private final String job;
    private final Executor background;
    private final AtomicBoolean ringing = new AtomicBoolean();
    private final Events.Subscription hearing;

    /// @param job its name
    public JobBell(JobHost jobs, String job, Events events, Class<? extends Record> event, Executor background) {
        this.jobs = jobs;
        this.job = job;
        this.background = background;
        this.hearing = events.on(event, came -> ring());
    }

    private void ring() {
        if (!ringing.compareAndSet(false, true)) {
            return;
        }
        try {
            background.execute(this::wake);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The platform stops; another node or the next start does what there is to do", stopping);
        }
    }

    private void wake() {
        try {
            ringing.set(false);
            for (int tries = 1; !jobs.wake(job) && tries < TRIES; tries++) {
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
