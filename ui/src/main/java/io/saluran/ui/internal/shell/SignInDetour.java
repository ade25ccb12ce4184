package io.saluran.ui.internal.shell;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;

/// The way to the sign-in page and back to the page that was wanted.
final class SignInDetour {

    private SignInDetour() {}

    static void start(BeforeEnterEvent event) {
        var wanted = event.getLocation().getPathWithQueryParameters();
        if (wanted.isEmpty() || ".".equals(wanted)) {
            event.forwardTo("sign-in");
        } else {
            event.forwardTo("sign-in", QueryParameters.of("to", wanted));
        }
    }
}
