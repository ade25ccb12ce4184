package io.saluran.ui.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What happened, newest first, under a heading for each day.
public final class Timeline extends Div {

    private static final long serialVersionUID = 1;

    private @Nullable String day;
    private OrderedList rows = new OrderedList();

    public Timeline() {
        addClassName("s-timeline");
    }

    /// Adds a row at the end; a new heading comes before it when its day differs from the row before.
    ///
    /// @param day heading of the day, for example "Today"
    /// @param body a box below the line; null for none
    public void add(String day, String icon, Tone tone, Component line, String time, @Nullable Component body) {
        if (!Objects.equals(this.day, day)) {
            this.day = day;
            var heading = new H3(day);
            heading.addClassName("day");
            rows = new OrderedList();
            add(heading, rows);
        }
        var sign = new Span(Lucide.icon(icon));
        sign.addClassNames("s-icon", "round");
        if (!tone.cssClass().isEmpty()) {
            sign.addClassName(tone.cssClass());
        }
        var text = new Div(line);
        text.addClassName("text");
        if (body != null) {
            var box = new Div(body);
            box.addClassName("box");
            text.add(box);
        }
        var when = new NativeTime(time);
        var row = new ListItem(sign, text, when);
        row.addClassName("event");
        rows.add(row);
    }

    @Tag("time")
    private static final class NativeTime extends HtmlContainer {
        private static final long serialVersionUID = 1;

        NativeTime(String text) {
            setText(text);
        }
    }
}
