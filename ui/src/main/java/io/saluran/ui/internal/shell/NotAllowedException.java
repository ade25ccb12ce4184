package io.saluran.ui.internal.shell;

/// A page that the person may not open.
public final class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotAllowedException() {
        super("Not allowed");
    }
}
