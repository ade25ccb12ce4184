package io.saluran.ui.component;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/// A short word on what was done, with the way back where there is one.
public final class Toast {

    private static final int SECONDS = 5;
    private static final int SECONDS_WITH_UNDO = 12;

    private Toast() {}

    public static Notification show(String text) {
        return open(text, SECONDS);
    }

    /// What went wrong; stays until it is closed.
    public static Notification error(String text) {
        var toast = open(text, 0);
        toast.addThemeVariants(NotificationVariant.ERROR);
        toast.setAssertive(true);
        addButton(toast, UI.getCurrent().getTranslation("ui.close"), () -> {});
        return toast;
    }

    /// @param undo runs under the session's lock when the person takes it back
    public static Notification undo(String text, Runnable undo) {
        return offer(text, undo).toast();
    }

    /// The same, for who takes it back by other ways.
    static Offers.Offer offer(String text, Runnable undo) {
        var toast = open(text, SECONDS_WITH_UNDO);
        addButton(toast, UI.getCurrent().getTranslation("ui.undo"), undo);
        return Offers.of(UI.getCurrent()).add(toast, undo);
    }

    private static Notification open(String text, int seconds) {
        var toast = new Notification();
        var row = new Div(new Span(text));
        row.addClassNames("s-row", "s-toast");
        toast.add(row);
        toast.setDuration(seconds * 1000);
        toast.setPosition(Notification.Position.BOTTOM_END);
        toast.open();
        return toast;
    }

    private static void addButton(Notification toast, String label, Runnable action) {
        var button = new Button(label, click -> {
            toast.close();
            action.run();
        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        toast.getChildren().findFirst().ifPresent(row -> ((Div) row).add(button));
    }
}
