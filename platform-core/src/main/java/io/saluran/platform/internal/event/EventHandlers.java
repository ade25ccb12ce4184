package io.saluran.platform.internal.event;

import io.saluran.platform.event.EventHandler;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.host.Contributions.Contribution;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Subscribes the handlers that bundles contribute, each with a lane of its own.
@SuppressWarnings({"rawtypes", "unchecked"}) // a service's class has no type parameter
public final class EventHandlers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventHandlers.class);

    private final Events events;
    private final Predicate<Bundle> admitted;
    private final Executor background;
    private final Map<Contribution<EventHandler>, HandlerLane<?>> lanes = new ConcurrentHashMap<>();
    private final Contributions<EventHandler> contributions;

    /// @param admitted whether a bundle may hear events
    /// @param background where handlers are called
    public EventHandlers(BundleContext context, Events events, Predicate<Bundle> admitted, Executor background) {
        this.events = events;
        this.admitted = admitted;
        this.background = background;
        this.contributions = Contributions.of(context, EventHandler.class, this::came, this::gone);
    }

    private void came(Contribution<EventHandler> came) {
        if (!admitted.test(came.bundle())) {
            LOG.warn("A handler of {} is left out, which was not granted to hear events",
                    came.bundle().getSymbolicName());
            return;
        }
        try {
            open(came, came.service());
        } catch (RuntimeException problem) {
            LOG.error("An event handler of {} cannot be taken in", came.bundle().getSymbolicName(), problem);
        }
    }

    private <E extends Record> void open(Contribution<EventHandler> came, EventHandler<E> handler) {
        var lane = new HandlerLane<>(handler, came.bundle().getSymbolicName(), this::execute);
        lanes.put(came, lane);
        lane.hears(events.on(handler.type(), lane::take));
    }

    private void execute(Runnable work) {
        try {
            background.execute(work);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("The platform stops", stopping);
        }
    }

    private void gone(Contribution<EventHandler> gone) {
        var lane = lanes.remove(gone);
        if (lane != null) {
            lane.end();
        }
    }

    @Override
    public void close() {
        contributions.close();
    }
}
