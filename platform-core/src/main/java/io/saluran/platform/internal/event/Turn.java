package io.saluran.platform.internal.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.platform.internal.guard.Calls;
import io.saluran.platform.internal.guard.Gone;
import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.internal.guard.Kind;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A listener to one type of event, told of one after the other.
final class Turn<E extends Record> {

    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    // An event is a hint to read again: of many that wait, the newest say all.
    private static final int MOST_WAITING = 10_000;

    private final Class<E> type;
    private final Consumer<? super E> listener;
    private final Guard guard;
    private final Calls calls;
    private final Executor tellers;
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger length = new AtomicInteger();

    Turn(Class<E> type, Consumer<? super E> listener, Guard guard, Executor tellers) {
        this.type = type;
        this.listener = listener;
        this.guard = guard;
        this.calls = guard.calls(Kind.HANDLER, listener.getClass());
        this.tellers = tellers;
    }

    Class<E> type() {
        return type;
    }

    /// Tells it as soon as what came before is over; does not wait for it.
    void tell(String payload, ObjectMapper json) {
        waiting.add(payload);
        var before = length.getAndIncrement();
        if (before == 0) {
            tellers.execute(() -> work(json));
        } else if (before > MOST_WAITING && waiting.poll() != null) {
            length.decrementAndGet();
            LOG.warn("{} of {} is too slow for the events that it asked for; the oldest is dropped", calls.name(),
                    calls.bundle());
        }
    }

    private void work(ObjectMapper json) {
        do {
            var payload = waiting.poll();
            if (payload != null) {
                tellNow(payload, json);
            }
        } while (length.decrementAndGet() > 0);
    }

    private void tellNow(String payload, ObjectMapper json) {
        try {
            var event = json.readValue(payload, type);
            guard.call(calls, listener.getClass().getClassLoader(), () -> {
                listener.accept(event);
                return event;
            });
        } catch (Gone gone) {
            LOG.info("{}", gone.getMessage());
        } catch (Exception | Error problem) { // a class that is missing is an Error too
            // One listener's fault must not keep the event from the others.
            LOG.error("A listener to {} failed", type.getName(), problem);
        }
    }
}
