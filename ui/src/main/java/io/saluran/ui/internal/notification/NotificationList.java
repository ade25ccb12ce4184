package io.saluran.ui.internal.notification;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.platform.internal.notification.Inbox.Row;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.internal.shell.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/// Notifications, those about one page together, at the place of the newest of them.
final class NotificationList extends Div {

    private static final long serialVersionUID = 1;
    /// Of one page; more stand on that page itself.
    private static final int SHOWN = 3;

    private final transient Times times;
    private final transient BiConsumer<List<UUID>, Boolean> mark;

    /// @param mark marks some as read or as not read
    NotificationList(Times times, List<Row> rows, BiConsumer<List<UUID>, Boolean> mark) {
        this.times = times;
        this.mark = mark;
        addClassNames("s-list", "s-news");
        var pages = new LinkedHashMap<String, List<Row>>();
        rows.forEach(row -> pages.computeIfAbsent(row.path(), path -> new ArrayList<>()).add(row));
        pages.values().forEach(about -> add(group(about)));
    }

    private Div group(List<Row> rows) {
        var newest = rows.getFirst();
        var unread = rows.stream().filter(row -> !row.read()).map(Row::id).toList();
        var sign = new Span(Lucide.icon(newest.kind().endsWith("reminder") ? "alarm-clock" : "bell"));
        sign.addClassName("s-icon");
        var link = new Anchor(newest.path(), newest.about());
        link.getElement().setAttribute("router-link", true);
        link.addClassName("title");
        if (!unread.isEmpty()) {
            // Before the navigation that the same click begins.
            link.getElement().addEventListener("click", click -> mark.accept(unread, true));
        }
        var text = new Div(link);
        text.addClassName("s-grow");
        rows.stream().limit(SHOWN).forEach(row -> text.add(line(row)));
        if (rows.size() > SHOWN) {
            var rest = new Div(getTranslation("notifications.earlier", rows.size() - SHOWN));
            rest.addClassNames("s-muted", "s-small");
            text.add(rest);
        }
        var line = new Div(sign, text, button(newest.about(), unread, rows));
        line.addClassNames("s-row", "top");
        if (!unread.isEmpty()) {
            line.addClassName("unread");
        }
        return line;
    }

    private Div line(Row row) {
        var when = new Span(times.of(row.told()));
        when.addClassNames("s-muted", "s-small");
        var words = new Span(row.words());
        words.addClassName("words");
        var line = new Div();
        if (!row.read()) {
            var fresh = new Span(getTranslation("notifications.unread"));
            fresh.addClassNames("s-badge", "brand");
            line.add(fresh);
        }
        line.add(words, when);
        line.addClassName("why");
        return line;
    }

    private Button button(String about, List<UUID> unread, List<Row> rows) {
        var read = !unread.isEmpty();
        var ids = read ? unread : rows.stream().limit(1).map(Row::id).toList();
        var button = new Button(Lucide.icon(read ? "check" : "mail"), click -> mark.accept(ids, read));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.addThemeName("icon");
        button.setAriaLabel(getTranslation(read ? "notifications.read-named" : "notifications.unread-named", about));
        button.setTooltipText(getTranslation(read ? "notifications.mark-read" : "notifications.mark-unread"));
        return button;
    }
}
