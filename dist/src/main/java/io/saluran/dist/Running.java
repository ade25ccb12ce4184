package io.saluran.dist;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What this process holds open, closed in the reverse order: at the end of its work, after a start that failed, or when
/// it is told to end by Ctrl-C or SIGTERM. A signal in the middle of a start waits for that start, so that no
/// PostgreSQL is left behind.
final class Running implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean ended;

    /// A start, which keeps each part as soon as it is open.
    @FunctionalInterface
    interface Start<T> {
        T with(Running running) throws Exception;
    }

    private Running() {}

    static Running untilTold() {
        var running = new Running();
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, "saluran-stop"));
        return running;
    }

    /// Starts something whole or not at all.
    synchronized <T> T start(Start<T> start) throws Exception {
        if (ended) {
            throw new StartProblem("Saluran was told to stop before it had started.");
        }
        try {
            return start.with(this);
        } catch (Exception | Error problem) {
            close();
            throw problem;
        }
    }

    synchronized <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public synchronized void close() {
        ended = true;
        while (!parts.isEmpty()) {
            var part = parts.pop();
            try {
                part.close();
            } catch (Exception problem) {
                LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), problem);
            }
        }
        notifyAll();
    }

    /// Waits until it is told to end and all is closed.
    synchronized void await() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }
}
