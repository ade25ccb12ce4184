package io.saluran.ui.internal.notification;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.notification.Inbox;
import io.saluran.platform.internal.notification.Inbox.Row;
import io.saluran.platform.internal.notification.NotificationChoices;
import io.saluran.platform.internal.notification.NotificationsChanged;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.shell.MainLayout;
import io.saluran.ui.internal.shell.SignedInOnly;
import io.saluran.ui.internal.shell.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one was told, the newest first, with what is not read marked; and how one wants to be told.
@Route(value = "notifications", layout = MainLayout.class)
@SignedInOnly
public final class NotificationsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 50;

    private final transient Viewer viewer;
    private final transient Desk desk;
    private final Tabs which;
    private final Later list = new Later();
    private int shown = PAGE;
    private transient Events.@Nullable Subscription subscription;

    /// What the page works with.
    public record Desk(Inbox inbox, NotificationChoices choices, Events events, Formats formats) {}

    public NotificationsView(Viewer viewer, Desk desk) {
        this.viewer = viewer;
        this.desk = desk;
        addClassName("s-page");
        which = new Tabs(new Tab(getTranslation("notifications.all")), new Tab(getTranslation("notifications.new")));
        which.addSelectedChangeListener(chosen -> show());
        var readAll = new Button(getTranslation("notifications.read-all"), Lucide.icon("check-check"),
                click -> readAll());
        var choose = new Button(Lucide.icon("sliders-horizontal"),
                click -> new ChoicesDialog(viewer, desk.choices()).open());
        choose.addThemeVariants(ButtonVariant.TERTIARY);
        choose.addThemeName("icon");
        choose.setAriaLabel(getTranslation("notifications.choose"));
        choose.setTooltipText(getTranslation("notifications.choose"));
        var scroll = new Div(list);
        scroll.addClassName("s-scroll");
        add(new PageHeader(getTranslation("notifications.title")).actions(readAll, choose), which, scroll);
        PageKeys.on(this).key("a", getTranslation("notifications.read-all"), this::readAll);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        var ui = attached.getUI();
        subscription = desk.events().on(NotificationsChanged.class, changed -> {
            if (changed.person().equals(viewer.person())) {
                ui.access(this::show);
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        super.onDetach(detached);
        if (subscription != null) {
            subscription.close();
        }
    }

    private void show() {
        var unread = which.getSelectedIndex() == 1;
        var limit = shown;
        list.load(() -> desk.inbox().rows(viewer, null, unread, limit + 1), rows -> rows(rows, unread, limit));
    }

    private Component rows(List<Row> rows, boolean unread, int limit) {
        if (rows.isEmpty()) {
            return new EmptyState(getTranslation(unread ? "notifications.none-new" : "notifications.none"));
        }
        var content = new Div(new NotificationList(new Times(desk.formats(), viewer),
                rows.subList(0, Math.min(limit, rows.size())), (ids, read) -> desk.inbox().mark(viewer, ids, read)));
        if (rows.size() > limit) {
            var more = new Button(getTranslation("notifications.more"), click -> {
                shown += PAGE;
                show();
            });
            more.addThemeVariants(ButtonVariant.TERTIARY);
            content.add(more);
        }
        return content;
    }

    private void readAll() {
        var marked = desk.inbox().markAll(viewer);
        if (marked.isEmpty()) {
            Toast.show(getTranslation("notifications.none-new"));
        } else {
            Toast.undo(getTranslation("notifications.were-read", marked.size()),
                    () -> desk.inbox().mark(viewer, marked, false));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("notifications.title");
    }
}
