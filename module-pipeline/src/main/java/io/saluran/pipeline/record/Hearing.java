package io.saluran.pipeline.record;

import com.vaadin.flow.component.Component;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a page hears while it is open.
public final class Hearing {

    private final Component page;
    private final Events events;
    private final List<Subscription> subscriptions = new ArrayList<>();

    public Hearing(Component page, Events events) {
        this.page = page;
        this.events = events;
        page.addDetachListener(detached -> {
            subscriptions.forEach(Subscription::close);
            subscriptions.clear();
        });
    }

    /// @param heard runs under the session's lock
    public <E extends Record> Hearing of(Class<E> type, Consumer<? super E> heard) {
        page.addAttachListener(attached -> {
            var ui = attached.getUI();
            subscriptions.add(events.on(type, event -> ui.access(() -> heard.accept(event))));
        });
        return this;
    }
}
