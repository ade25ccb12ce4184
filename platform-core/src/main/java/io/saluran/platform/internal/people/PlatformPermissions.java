package io.saluran.platform.internal.people;

import io.saluran.db.Viewer;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;

/// What roles may allow about the platform itself.
public final class PlatformPermissions implements PermissionSet {

    public static final String READ_PEOPLE = "platform.people.read";
    public static final String WRITE_PEOPLE = "platform.people.write";
    public static final String WRITE_ROLES = "platform.roles.write";
    public static final String READ_AUDIT = "platform.audit.read";
    public static final String WRITE_SETTINGS = "platform.settings.write";
    public static final String WRITE_EXTENSIONS = "platform.extensions.write";
    public static final String WRITE_TOKENS = "platform.tokens.write";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(READ_PEOPLE, BuiltInRole.values()), Permission.of(WRITE_PEOPLE),
                Permission.of(WRITE_ROLES), Permission.of(READ_AUDIT), Permission.of(WRITE_SETTINGS),
                Permission.of(WRITE_EXTENSIONS), Permission.of(WRITE_TOKENS, BuiltInRole.values()));
    }

    /// Guards a command; the page or resource has asked before, so this fails only for one that forgot.
    public static void require(Viewer who, String permission) {
        if (!who.may(permission)) {
            throw new IllegalStateException(who.name() + " lacks " + permission);
        }
    }
}
