package io.saluran.platform.internal.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.guard.Guard;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Events by `NOTIFY`: PostgreSQL holds them back until the commit, drops them on a roll-back, and keeps their order.
///
/// Each listener is told on a thread of its own, in the order of the events, so that one that takes long holds up no other.
/// One connection listens, on a thread of its own; when it breaks it is opened again. What was told in between is lost,
/// so an event is a hint to read again, never the only copy of a fact.
public final class PostgresEvents implements Events, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresEvents.class);
    private static final String CHANNEL = "saluran";
    private static final int LARGEST = 7_000;
    private static final int POLL_MILLIS = 500;

    private final ConnectionSource connections;
    private final List<Turn<?>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService tellers = Executors.newVirtualThreadPerTaskExecutor();
    private final Guard guard;
    private final Thread thread;
    private volatile boolean closed;

    /// Opens a connection outside the pool.
    @FunctionalInterface
    public interface ConnectionSource {
        Connection open() throws SQLException;
    }

    public PostgresEvents(ConnectionSource connections) {
        this(connections, new Guard(Clock.systemUTC()));
    }

    /// @param guard through which listeners are told
    public PostgresEvents(ConnectionSource connections, Guard guard) {
        this.connections = connections;
        this.guard = guard;
        this.thread = Thread.ofPlatform().name("saluran-events").daemon().unstarted(this::listen);
    }

    public void start() {
        thread.start();
    }

    @Override
    public void publish(DSLContext transaction, Record event) {
        var payload = text(event);
        if (payload.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new IllegalArgumentException("Event larger than " + LARGEST + " bytes: " + event.getClass());
        }
        transaction.connection(connection -> {
            try (var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
                notify.setString(1, CHANNEL);
                notify.setString(2, payload);
                notify.execute();
            }
        });
    }

    private static String text(Record event) {
        try {
            return event.getClass().getName() + ' ' + EventJson.of(event.getClass()).writeValueAsString(event);
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException("Not a record of plain values: " + event, problem);
        }
    }

    @Override
    public <E extends Record> Subscription on(Class<E> type, Consumer<? super E> listener) {
        var entry = new Turn<>(type, listener, guard, tellers);
        listeners.add(entry);
        return () -> listeners.remove(entry);
    }

    private void listen() {
        while (!closed) {
            try (var connection = connections.open()) {
                try (var statement = connection.createStatement()) {
                    statement.execute("LISTEN " + CHANNEL);
                }
                var postgres = connection.unwrap(PGConnection.class);
                while (!closed) {
                    deliver(postgres.getNotifications(POLL_MILLIS));
                }
            } catch (SQLException problem) {
                if (!closed) {
                    LOG.warn("Listening to events was cut off, trying again: {}", problem.getMessage());
                    pause();
                }
            }
        }
    }

    private void deliver(PGNotification @Nullable [] notifications) {
        if (notifications == null) {
            return;
        }
        for (var notification : notifications) {
            var payload = notification.getParameter();
            var space = payload.indexOf(' ');
            var type = payload.substring(0, space);
            for (var listener : listeners) {
                if (listener.type().getName().equals(type)) {
                    listener.tell(payload.substring(space + 1), EventJson.of(listener.type()));
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        tellers.shutdownNow();
    }
}
