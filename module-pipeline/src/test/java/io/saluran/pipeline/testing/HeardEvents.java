package io.saluran.pipeline.testing;

import io.saluran.platform.event.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/// Events that are told at once, inside the transaction, and remembered.
public final class HeardEvents implements Events {

    private record Listener<E extends Record>(Class<E> type, Consumer<? super E> takes) {
        void tell(Record event) {
            if (type.isInstance(event)) {
                takes.accept(type.cast(event));
            }
        }
    }

    private final List<Record> told = new ArrayList<>();
    private final List<Listener<?>> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(DSLContext transaction, Record event) {
        told.add(event);
        listeners.forEach(listener -> listener.tell(event));
    }

    @Override
    public <E extends Record> Subscription on(Class<E> type, Consumer<? super E> listener) {
        var known = new Listener<>(type, listener);
        listeners.add(known);
        return () -> listeners.remove(known);
    }

    public List<Record> told() {
        return List.copyOf(told);
    }

    public int listeners() {
        return listeners.size();
    }
}
