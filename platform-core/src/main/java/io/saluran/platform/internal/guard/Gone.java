package io.saluran.platform.internal.guard;

/// A call failed because its bundle stopped meanwhile; what it was for has gone as well, so nobody need be told.
public final class Gone extends RuntimeException {

    private static final long serialVersionUID = 1;

    Gone(String bundle, Throwable cause) {
        super(bundle + " stopped in the middle of a call", cause);
    }

    /// Whether this is why something failed, at whatever depth.
    public static boolean isCauseOf(Throwable problem) {
        for (var each = problem; each != null; each = each.getCause()) {
            if (each instanceof Gone) {
                return true;
            }
        }
        return false;
    }
}
