package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.Notification.Position;
import java.util.List;

/// What an author has to mend, on every open page of a server that watches the author's folder; it stays until it is mended.
///
/// Safe for use by any thread.
public final class DevNotice {

    private final String words;

    private DevNotice(String words) {
        this.words = words;
    }

    public static DevNotice none() {
        return new DevNotice("");
    }

    /// @param problems as `FILE:LINE: message`
    public static DevNotice of(List<String> problems) {
        return new DevNotice(String.join("\n", problems));
    }

    /// Shows it on open pages that do not show it yet.
    public void showOn(OpenPages pages) {
        if (!words.isEmpty()) {
            pages.each(this::show);
        }
    }

    private void show(UI ui) {
        if (ComponentUtil.getData(ui, DevNotice.class) == this) {
            return;
        }
        var heading = new Span(ui.getTranslation("dev.not-in-place"));
        heading.addClassName("s-strong");
        var lines = new Pre(words);
        lines.addClassName("s-small");
        var content = new Div(heading, lines);
        content.addClassNames("s-stack", "tight");
        content.getElement().setAttribute("role", "alert");
        var shown = new Notification();
        shown.add(content);
        shown.setDuration(0);
        shown.setPosition(Position.BOTTOM_STRETCH);
        shown.open();
        ComponentUtil.setData(ui, DevNotice.class, this);
        ComponentUtil.setData(ui, Notification.class, shown);
    }

    /// Takes it away.
    public void clear(OpenPages pages) {
        if (!words.isEmpty()) {
            pages.each(ui -> {
                var shown = ComponentUtil.getData(ui, Notification.class);
                if (shown != null) {
                    shown.close();
                }
                ComponentUtil.setData(ui, DevNotice.class, null);
                ComponentUtil.setData(ui, Notification.class, null);
            });
        }
    }
}
