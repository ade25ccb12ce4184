package io.saluran.platform.internal.job;

import io.saluran.platform.job.Job;
import io.saluran.platform.job.JobRun;
import java.time.Duration;
import java.time.Instant;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// One run on a thread of its own, which is waited for no longer than its time.
final class Attempt implements JobRun, Runnable {

    private static final long TELL_MILLIS = 1_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Job job;
    private final Instant due;
    private final DoubleConsumer told;
    private final Thread thread;
    private volatile boolean ending;
    private volatile boolean stopped;
    private volatile @Nullable Throwable problem;
    private long toldAt;

    Attempt(String name, Job job, Instant due, DoubleConsumer told) {
        this.job = job;
        this.due = due;
        this.told = told;
        this.thread = Thread.ofPlatform().daemon().name("saluran-job-" + name).unstarted(this);
    }

    /// Runs it to its end, or until its time is over.
    ///
    /// @return whether it did its work; false when it was stopped before
    /// @throws JobFailed when it threw or took too long
    boolean within(Duration budget) {
        if (!begin()) {
            return false;
        }
        var ended = join(budget);
        if (!ended && !stopped) {
            end();
            throw new JobFailed(join(LAST_WORDS)
                    ? "It took longer than " + seconds(budget) + " and was ended"
                    : "It takes longer than " + seconds(budget) + " and does not end when told to");
        }
        if (stopped) {
            return false;
        }
        var thrown = problem;
        if (thrown != null) {
            var failure = new JobFailed(thrown.getMessage() == null
                    ? thrown.getClass().getSimpleName()
                    : thrown.getMessage());
            failure.initCause(thrown);
            throw failure;
        }
        return true;
    }

    private synchronized boolean begin() {
        if (!stopped) {
            thread.start();
        }
        return !stopped;
    }

    private static String seconds(Duration budget) {
        return budget.toSeconds() + " s";
    }

    boolean goesOn() {
        return thread.isAlive();
    }

    /// Ends it since its bundle or the platform stops, and waits a moment for that.
    ///
    /// @return whether it has ended
    boolean stop() {
        synchronized (this) {
            stopped = true;
            if (thread.getState() == Thread.State.NEW) {
                return true;
            }
        }
        end();
        return join(LAST_WORDS);
    }

    private void end() {
        ending = true;
        thread.interrupt();
    }

    private boolean join(Duration time) {
        try {
            return thread.join(time);
        } catch (InterruptedException interrupted) {
            // The platform stops.
            stopped = true;
            end();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void run() {
        try {
            job.run(this);
        } catch (Throwable thrown) { // an Error ends this run and no more
            problem = thrown;
        }
    }

    @Override
    public Instant due() {
        return due;
    }

    @Override
    public synchronized void progress(double share) {
        var now = System.currentTimeMillis();
        if (now - toldAt >= TELL_MILLIS) {
            toldAt = now;
            told.accept(Math.clamp(share, 0, 1));
        }
    }

    @Override
    public boolean isEnding() {
        return ending;
    }
}
