package io.saluran.ui.internal.web;

import com.vaadin.flow.server.VaadinSession;
import io.saluran.db.Viewer;
import io.saluran.ui.signin.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// Who is signed in on the pages of the browser that sends a request, for the servlets beside Vaadin's.
public final class SessionViewer {

    private SessionViewer() {}

    /// Waits for the session's lock, which a page holds for a moment only.
    public static Optional<Viewer> of(HttpServletRequest request) {
        var browser = request.getSession(false);
        if (browser == null) {
            return Optional.empty();
        }
        for (var session : VaadinSession.getAllSessions(browser)) {
            session.lock();
            try {
                var viewer = SignedIn.in(session);
                if (viewer.isPresent()) {
                    return viewer;
                }
            } finally {
                session.unlock();
            }
        }
        return Optional.empty();
    }
}
