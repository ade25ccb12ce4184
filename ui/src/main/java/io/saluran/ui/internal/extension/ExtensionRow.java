package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Tone;
import io.saluran.ui.internal.extension.ExtensionList.Row;

/// An extension: which it is, how it is, and what can be done with it.
final class ExtensionRow extends Div {

    private static final long serialVersionUID = 1;

    private final transient Row row;

    /// What can be done.
    interface Acts {

        void startOrStop(Row row);

        void back(Row row);

        void remove(Row row, boolean withData);
    }

    ExtensionRow(Row row, Acts acts) {
        this.row = row;
        addClassNames("s-row", "wrap");
        var icon = new Span(Lucide.icon(row.icon().matches("[a-z0-9-]+") ? row.icon() : "puzzle"));
        icon.addClassName("s-icon");
        add(icon, text(), badge());
        add(row.state() == ExtensionList.State.RUNNING
                ? button("extensions.stop", "extensions.stop-named", () -> acts.startOrStop(row))
                : button("extensions.start", "extensions.start-named", () -> acts.startOrStop(row)));
        if (row.canGoBack()) {
            add(button("extensions.back", "extensions.back-named", () -> acts.back(row)));
        }
        if (row.thirdParty()) {
            add(button("extensions.remove", "extensions.remove-named", () -> acts.remove(row, false)),
                    button("extensions.remove-all", "extensions.remove-all-named", () -> acts.remove(row, true)));
        }
    }

    private Div text() {
        var name = new Div(new Span(row.name()));
        name.addClassName("s-medium");
        var version = new Div(row.version() + (row.vendor().isEmpty() ? "" : " · " + row.vendor()));
        version.addClassNames("s-muted", "s-small");
        var text = new Div(name, version);
        text.addClassName("s-grow");
        row.failure().ifPresent(reason -> text.add(new Div(reason)));
        if (!row.withheld().isEmpty()) {
            text.add(new Div(getTranslation("extensions.withheld", row.withheld())));
        }
        if (!row.leftThreads().isEmpty()) {
            text.add(new Div(getTranslation("extensions.left-threads", row.leftThreads())));
        }
        return text;
    }

    private Badge badge() {
        return switch (row.state()) {
            case RUNNING -> new Badge(getTranslation("extensions.runs"), Tone.WON);
            case STOPPED -> new Badge(getTranslation("extensions.stopped"), Tone.NEUTRAL);
            case FAILED -> new Badge(getTranslation("extensions.failed"), Tone.OVERDUE);
        };
    }

    private Button button(String key, String named, Runnable action) {
        var button = new Button(getTranslation(key), click -> action.run());
        button.setAriaLabel(getTranslation(named, row.name()));
        return button;
    }
}
