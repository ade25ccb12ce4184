package io.saluran.platform.internal.importing;

import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.List;

/// What roles may allow about imports, beside the targets' own permissions.
public final class ImportPermissions implements PermissionSet {

    /// To see the wizard and one's own imports.
    public static final String OWN = "platform.import.own";

    /// To see everybody's imports and take them back.
    public static final String ALL = "platform.import.all";

    /// To import people, teams and offices.
    public static final String PEOPLE = "platform.import.people";

    @Override
    public List<Permission> permissions() {
        return List.of(Permission.of(OWN, BuiltInRole.MANAGER, BuiltInRole.REP, BuiltInRole.MARKETER),
                Permission.of(ALL), Permission.of(PEOPLE));
    }
}
