package io.saluran.platform.testing;

import io.saluran.platform.event.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/// Events that stay in the test's process: kept to be looked at, and told to listeners at once, without waiting for the
/// commit.
public final class MemoryEvents implements Events {

    private final List<Record> published = new ArrayList<>();
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

    private record Listener<E extends Record>(Class<E> type, Consumer<? super E> consumer) {
        void tell(Record event) {
            if (type.isInstance(event)) {
                consumer.accept(type.cast(event));
            }
        }
    }

    @Override
    public synchronized void publish(DSLContext transaction, Record event) {
        published.add(event);
        listeners.forEach(listener -> listener.tell(event));
    }

    @Override
    public <E extends Record> Subscription on(Class<E> type, Consumer<? super E> listener) {
        var entry = new Listener<>(type, listener);
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    /// All that was published, the first first.
    public synchronized List<Record> published() {
        return List.copyOf(published);
    }
}
