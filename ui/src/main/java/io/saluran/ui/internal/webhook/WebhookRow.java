package io.saluran.ui.internal.webhook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.platform.internal.webhook.Subscription;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Tone;

/// A webhook with how it is, and what can be done with it.
final class WebhookRow extends Div {

    private static final long serialVersionUID = 1;

    private final transient Subscription webhook;

    /// What can be done with one.
    interface Acts {

        void messages(Subscription webhook);

        void test(Subscription webhook);

        void pause(Subscription webhook, boolean paused);

        void edit(Subscription webhook);
    }

    WebhookRow(Subscription webhook, WebhookWords words, Acts acts) {
        this.webhook = webhook;
        addClassNames("s-row", "wrap");
        var icon = new Span(Lucide.icon("webhook"));
        icon.addClassName("s-icon");
        var name = new Div(new Span(webhook.name()));
        name.addClassName("s-medium");
        var address = new Div(webhook.address());
        address.getStyle().set("overflow-wrap", "anywhere");
        var text = new Div(name, address, small(words.kinds(webhook.kinds())),
                small(getTranslation("webhooks.in-name-of", webhook.makerName())));
        text.addClassName("s-grow");
        text.setMinWidth("0");
        if (webhook.since() != null) {
            text.add(small(getTranslation("webhooks.since." + webhook.state().key(), words.time(webhook.since()))));
        }
        add(icon, text, badge(), button("messages", () -> acts.messages(webhook)),
                button("test", () -> acts.test(webhook)), webhook.state().isOn()
                        ? button("pause", () -> acts.pause(webhook, true))
                        : button("resume", () -> acts.pause(webhook, false)),
                button("edit", () -> acts.edit(webhook)));
    }

    private Badge badge() {
        return new Badge(getTranslation("webhooks.state." + webhook.state().key()), switch (webhook.state()) {
            case ON -> Tone.WON;
            case FAILING -> Tone.WARNING;
            case PAUSED -> Tone.NEUTRAL;
            case GIVEN_UP, GONE, NO_RIGHT -> Tone.OVERDUE;
        });
    }

    private Button button(String act, Runnable what) {
        var label = getTranslation("webhooks.act." + act);
        var button = new Button(label, click -> what.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("webhooks.act-named", label, webhook.name()));
        return button;
    }

    private static Div small(String text) {
        var small = new Div(text);
        small.addClassNames("s-muted", "s-small");
        return small;
    }
}
