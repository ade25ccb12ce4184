package io.saluran.platform.internal.event;

import io.saluran.platform.event.EventHandler;
import io.saluran.platform.event.Events.Subscription;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The events that wait for one handler, handed to it one after the other.
final class HandlerLane<E extends Record> {

    private static final Logger LOG = LoggerFactory.getLogger(HandlerLane.class);
    private static final int LONGEST = 1_000;

    private final EventHandler<E> handler;
    private final String bundle;
    private final Executor executor;
    private final Deque<E> waiting = new ArrayDeque<>();
    private @Nullable Subscription subscription;
    private @Nullable Thread worker;
    private boolean busy;
    private boolean ended;

    HandlerLane(EventHandler<E> handler, String bundle, Executor executor) {
        this.handler = handler;
        this.bundle = bundle;
        this.executor = executor;
    }

    synchronized void hears(Subscription to) {
        subscription = to;
    }

    synchronized void take(E event) {
        if (ended) {
            return;
        }
        if (waiting.size() == LONGEST) {
            LOG.warn("A handler of {} is behind; {} is left out", bundle, waiting.poll());
        }
        waiting.add(event);
        if (!busy) {
            busy = true;
            executor.execute(this::work);
        }
    }

    private void work() {
        for (var event = next(); event != null; event = next()) {
            try {
                handler.handle(event);
            } catch (Exception | LinkageError problem) {
                if (!hasEnded()) {
                    LOG.error("A handler of {} failed at {}", bundle, event, problem);
                }
            }
        }
    }

    private synchronized boolean hasEnded() {
        return ended;
    }

    private synchronized @Nullable E next() {
        var event = waiting.poll();
        busy = event != null;
        worker = busy ? Thread.currentThread() : null;
        return event;
    }

    /// Hands nothing on any more, and ends what is under way.
    synchronized void end() {
        ended = true;
        waiting.clear();
        if (subscription != null) {
            subscription.close();
        }
        if (worker != null) {
            worker.interrupt();
        }
    }
}
