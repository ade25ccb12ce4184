package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What a page hears while it is open: it begins when the page is attached and ends when it is detached, so that a page
/// that was left is not held. Made in the page's constructor.
public final class Hearing {

    private final Component page;
    private final Events events;
    private final List<Subscription> subscriptions = new ArrayList<>();

    /// @param page which is told
    public Hearing(Component page, Events events) {
        this.page = page;
        this.events = events;
        page.addDetachListener(detached -> {
            subscriptions.forEach(Subscription::close);
            subscriptions.clear();
        });
    }

    /// Every event of a type.
    ///
    /// @param heard runs under the session's lock
    public <E extends Record> Hearing of(Class<E> type, Consumer<? super E> heard) {
        return of(type, event -> true, heard);
    }

    /// The events of a type that matter to this page.
    ///
    /// @param matters asked outside the session's lock, so that a page is not woken for what is nothing to it
    /// @param heard runs under the session's lock
    public <E extends Record> Hearing of(Class<E> type, Predicate<? super E> matters, Consumer<? super E> heard) {
        page.addAttachListener(attached -> {
            var ui = attached.getUI();
            subscriptions.add(events.on(type, event -> {
                if (matters.test(event)) {
                    ui.access(() -> heard.accept(event));
                }
            }));
        });
        return this;
    }
}
