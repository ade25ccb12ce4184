package io.saluran.ui.internal.shell;

import io.saluran.db.Viewer;
import io.saluran.ui.signin.SignedIn;
import java.util.Optional;

/// Who looks at the page that is being made.
public final class CurrentViewer {

    private CurrentViewer() {}

    public static Optional<Viewer> find() {
        return SignedIn.current();
    }

    /// @throws IllegalStateException when nobody is signed in
    public static Viewer require() {
        return find().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
