package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.ROLE_PERMISSION;

import io.saluran.db.Viewer;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.right.Permission;
import io.saluran.platform.right.PermissionSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/// Which permissions there are, and which of them roles have: the usual ones of a built-in role, unless the company said
/// otherwise.
public final class Permissions {

    private final Supplier<List<PermissionSet>> sets;

    /// @param sets those that bundles contribute at the moment
    public Permissions(Supplier<List<PermissionSet>> sets) {
        this.sets = sets;
    }

    /// All that can be given, by key; what two sets name is one permission.
    public List<Permission> known() {
        var known = new TreeMap<String, Permission>();
        sets.get().stream().flatMap(set -> set.permissions().stream())
                .forEach(permission -> known.putIfAbsent(permission.key(), permission));
        return List.copyOf(known.values());
    }

    /// Whether a built-in role has it before the company says otherwise.
    static boolean usual(Permission permission, BuiltInRole role) {
        return role == BuiltInRole.ADMINISTRATOR || permission.usualRoles().contains(role);
    }

    Set<String> of(DSLContext sql, List<Directory.Role> roles) {
        var granted = new HashSet<String>();
        for (var role : roles) {
            if (BuiltInRole.ADMINISTRATOR.name().equals(role.builtIn())) {
                return Set.of(Viewer.EVERYTHING);
            }
            granted.addAll(of(sql, role));
        }
        return granted;
    }

    /// What one role allows; for administrators what there is at the moment.
    Set<String> of(DSLContext sql, Directory.Role role) {
        var keys = new HashSet<String>();
        if (role.builtIn() != null) {
            var builtIn = BuiltInRole.valueOf(role.builtIn());
            known().stream().filter(permission -> usual(permission, builtIn)).forEach(
                    permission -> keys.add(permission.key()));
        }
        keys.addAll(said(sql, role.id(), true));
        said(sql, role.id(), false).forEach(keys::remove);
        return keys;
    }

    private static List<String> said(DSLContext sql, UUID role, boolean granted) {
        return sql.select(ROLE_PERMISSION.PERMISSION)
                .from(ROLE_PERMISSION)
                .where(ROLE_PERMISSION.ROLE_ID.eq(role), ROLE_PERMISSION.GRANTED.eq(granted))
                .fetch(ROLE_PERMISSION.PERMISSION);
    }
}
