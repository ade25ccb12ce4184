package io.saluran.ui.internal.notification;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.event.Events.Subscription;
import io.saluran.platform.internal.notification.Inbox;
import io.saluran.platform.internal.notification.NotificationsChanged;
import io.saluran.ui.internal.shell.UiHost;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/// How many notifications somebody has not read, while a component shows it.
public record Unread(Inbox inbox, Events events) {

    /// Tells the component now and whenever the number changes; reads it off the UI thread.
    ///
    /// @param show runs under the session's lock
    public void on(Component component, Viewer viewer, UiHost host, IntConsumer show) {
        var hearing = new ArrayList<Subscription>();
        component.addAttachListener(attached -> {
            var ui = attached.getUI();
            hearing.add(events.on(NotificationsChanged.class, changed -> {
                if (changed.person().equals(viewer.person())) {
                    count(ui, viewer, host, show);
                }
            }));
            count(ui, viewer, host, show);
        });
        component.addDetachListener(detached -> {
            List.copyOf(hearing).forEach(Subscription::close);
            hearing.clear();
        });
    }

    private void count(UI ui, Viewer viewer, UiHost host, IntConsumer show) {
        host.background().execute(() -> {
            var count = inbox.unread(viewer);
            ui.access(() -> show.accept(count));
        });
    }
}
