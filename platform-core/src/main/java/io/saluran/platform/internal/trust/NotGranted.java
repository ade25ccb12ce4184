package io.saluran.platform.internal.trust;

/// A bundle did what it was not granted.
public final class NotGranted extends SecurityException {

    private static final long serialVersionUID = 1;

    NotGranted(String bundle, Capability capability) {
        super(bundle + " was not granted " + capability.permission()
                + "; name it in the header " + Declaration.PERMISSIONS_HEADER);
    }
}
