package io.saluran.ui.internal.webhook;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.webhook.Deliveries;
import io.saluran.platform.internal.webhook.Deliveries.Row;
import io.saluran.platform.internal.webhook.Deliveries.State;
import io.saluran.platform.internal.webhook.Subscription;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Tone;
import java.util.List;

/// The messages of a webhook with what was answered to each, the newest first; one can be sent again.
final class MessagesDialog extends Dialog {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 25;

    private final transient Viewer viewer;
    private final transient Deliveries deliveries;
    private final transient WebhookWords words;
    private final transient Subscription webhook;
    private final Later list = new Later();
    private int shown = PAGE;

    MessagesDialog(Viewer viewer, Deliveries deliveries, WebhookWords words, Subscription webhook) {
        this.viewer = viewer;
        this.deliveries = deliveries;
        this.words = words;
        this.webhook = webhook;
        setHeaderTitle(getTranslation("webhooks.messages-of", webhook.name()));
        setWidth("680px");
        setMaxWidth("96vw");
        add(list);
        getFooter().add(new Button(getTranslation("ui.close"), click -> close()));
        show();
    }

    Subscription webhook() {
        return webhook;
    }

    /// Reads them again.
    void show() {
        var limit = shown;
        list.load(() -> deliveries.rows(viewer, webhook.id(), null, limit + 1), rows -> rows(rows, limit));
    }

    private Component rows(List<Row> rows, int limit) {
        if (rows.isEmpty()) {
            return new EmptyState(getTranslation("webhooks.messages.none"));
        }
        var all = new Div();
        all.addClassNames("s-list", "inset");
        rows.stream().limit(limit).forEach(row -> all.add(row(row)));
        var content = new Div(all);
        if (rows.size() > limit) {
            var more = new Button(getTranslation("webhooks.messages.more"), click -> {
                shown += PAGE;
                show();
            });
            more.addThemeVariants(ButtonVariant.TERTIARY);
            content.add(more);
        }
        return content;
    }

    private Div row(Row row) {
        var kind = new Div(new Span(words.kind(row.kind())));
        kind.addClassName("s-medium");
        var text = new Div(kind, small(words.time(row.queued()) + " · "
                + getTranslation("webhooks.attempts", row.attempts())));
        text.addClassName("s-grow");
        text.setMinWidth("0");
        var answer = row.answer();
        if (answer != null) {
            text.add(new Div(words.answer(answer)));
            if (!answer.text().isEmpty()) {
                var said = new Pre(answer.text());
                said.getStyle().set("white-space", "pre-wrap").set("overflow-wrap", "anywhere");
                text.add(new Details(getTranslation("webhooks.answer"), said));
            }
        }
        if (row.next() != null && webhook.state().isOn()) {
            text.add(small(getTranslation("webhooks.next", words.time(row.next()))));
        }
        var line = new Div(text, badge(row.state()));
        line.addClassNames("s-row", "wrap", "top");
        if (row.state() != State.WAITING && webhook.state().isOn()) {
            line.add(again(row));
        }
        return line;
    }

    private Button again(Row row) {
        var button = new Button(getTranslation("webhooks.again"), click -> {
            Toast.show(getTranslation(deliveries.again(viewer, webhook.id(), row.id())
                    ? "webhooks.again.begun"
                    : "webhooks.again.not"));
            show();
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("webhooks.again-named", words.kind(row.kind()), words.time(row.queued())));
        return button;
    }

    private Badge badge(State state) {
        return new Badge(getTranslation("webhooks.delivery." + state.key()), switch (state) {
            case WAITING -> Tone.NEUTRAL;
            case SENT -> Tone.WON;
            case FAILED -> Tone.OVERDUE;
        });
    }

    private static Div small(String text) {
        var small = new Div(text);
        small.addClassNames("s-muted", "s-small");
        return small;
    }
}
