package io.saluran.ui.signin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import io.saluran.db.Viewer;
import java.util.Optional;

/// Who is signed in, in the session of the running request or page.
public final class SignedIn {

    private SignedIn() {}

    public static Optional<Viewer> current() {
        var session = VaadinSession.getCurrent();
        return session == null ? Optional.empty() : Optional.ofNullable(session.getAttribute(Viewer.class));
    }

    public static void signOut() {
        UI.getCurrent().getPage().setLocation("sign-in");
        VaadinSession.getCurrent().getSession().invalidate();
        VaadinSession.getCurrent().close();
    }
}
