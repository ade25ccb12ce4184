package io.saluran.pipeline.record;

import io.saluran.db.Viewer;

/// Somebody tried what no role allows them; pages do not offer it to them, so this is a bug or an attack.
public final class NotPermitted extends RuntimeException {

    private static final long serialVersionUID = 1;

    private NotPermitted(String permission) {
        super("This needs the permission " + permission);
    }

    /// @throws NotPermitted if the viewer may not
    public static void unless(Viewer viewer, String permission) {
        if (!viewer.may(permission)) {
            throw new NotPermitted(permission);
        }
    }
}
