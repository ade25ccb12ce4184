package io.saluran.ui.signin;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinSession;
import io.saluran.db.Viewer;
import io.saluran.ui.internal.shell.UiHost;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Who is signed in, in the session of the running request or page.
///
/// What the person may and sees is read again after a few seconds, so that a right taken away, a password changed or a
/// person who left ends or narrows the session soon, on every node.
public final class SignedIn {

    private static final long TRUSTED_NANOS = Duration.ofSeconds(5).toNanos();

    private final UUID person;
    private final int epoch;
    private Viewer viewer;
    private long readAt = System.nanoTime();

    private SignedIn(UUID person, int epoch, Viewer viewer) {
        this.person = person;
        this.epoch = epoch;
        this.viewer = viewer;
    }

    /// Begins a session for a person, under a new id, so that one who knew the old id gains nothing.
    ///
    /// @param epoch as [io.saluran.platform.internal.people.SignIn] gave it
    public static void as(UUID person, int epoch) {
        var viewer = UiHost.current().people().viewer(person);
        VaadinService.reinitializeSession(VaadinService.getCurrentRequest());
        VaadinSession.getCurrent().setAttribute(SignedIn.class, new SignedIn(person, epoch, viewer));
    }

    public static Optional<Viewer> current() {
        return in(VaadinSession.getCurrent());
    }

    /// Who is signed in, in a session whose lock is held.
    public static Optional<Viewer> in(@org.jspecify.annotations.Nullable VaadinSession session) {
        if (session == null) {
            return Optional.empty();
        }
        var signedIn = session.getAttribute(SignedIn.class);
        return signedIn == null ? Optional.empty() : signedIn.refreshed(session);
    }

    /// Reads again, at the next question, what the person of the running session may and sees.
    public static void readAgain() {
        forget(VaadinSession.getCurrent());
    }

    /// Reads again who is signed in on a page, and shows the sign-in page there if nobody is any more.
    public static void recheck(UI ui) {
        var session = ui.getSession();
        if (session != null && session.getAttribute(SignedIn.class) != null) {
            forget(session);
            if (in(session).isEmpty()) {
                ui.getPage().setLocation("sign-in");
            }
        }
    }

    /// As [#recheck(UI)], on a page of this person.
    public static void recheck(UI ui, UUID person) {
        var session = ui.getSession();
        var signedIn = session == null ? null : session.getAttribute(SignedIn.class);
        if (signedIn != null && signedIn.person.equals(person)) {
            recheck(ui);
        }
    }

    private static void forget(VaadinSession session) {
        var signedIn = session.getAttribute(SignedIn.class);
        if (signedIn != null) {
            signedIn.readAt = System.nanoTime() - TRUSTED_NANOS - 1;
        }
    }

    private Optional<Viewer> refreshed(VaadinSession session) {
        if (System.nanoTime() - readAt > TRUSTED_NANOS) {
            var host = UiHost.of(session.getService().getContext());
            if (!host.signIn().stillValid(person, epoch)) {
                session.setAttribute(SignedIn.class, null);
                return Optional.empty();
            }
            viewer = host.people().viewer(person);
            readAt = System.nanoTime();
        }
        return Optional.of(viewer);
    }

    /// Ends the session, on all its pages.
    public static void signOut() {
        UI.getCurrent().getPage().setLocation("sign-in");
        VaadinSession.getCurrent().getSession().invalidate();
        VaadinSession.getCurrent().close();
    }
}
