package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE_PERMISSION;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.right.Permission;
import io.saluran.platform.right.RoleChanged;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The roles of the company: those that exist from the start and its own.
public final class Roles {

    private static final Comparator<Role> BUILT_IN_FIRST = Comparator.comparing(Role::builtIn,
            Comparator.nullsLast(Comparator.naturalOrder()));

    private final Db db;
    private final Permissions permissions;
    private final Audit audit;
    private final Events events;

    public Roles(Db db, Permissions permissions, Audit audit, Events events) {
        this.db = db;
        this.permissions = permissions;
        this.audit = audit;
        this.events = events;
    }

    /// Whose records a role shows.
    public enum Width {
        OWN, TEAM, ALL;

        private static Width of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param builtIn null for a role of the company's own
    /// @param people how many active people have it
    /// @param allowed keys of the permissions; for administrators all there are
    public record Role(
            UUID id, @Nullable BuiltInRole builtIn, String name, Width width, int people, Set<String> allowed) {

        public boolean isAdministrator() {
            return builtIn == BuiltInRole.ADMINISTRATOR;
        }
    }

    /// Those from the start first, then by name.
    public List<Role> all() {
        return db.read(sql -> sql.select(ROLE.ID, ROLE.BUILT_IN, ROLE.NAME, ROLE.VISIBILITY, people())
                .from(ROLE)
                .orderBy(DSL.lower(ROLE.NAME))
                .stream()
                .map(row -> new Role(row.value1(), row.value2() == null ? null : BuiltInRole.valueOf(row.value2()),
                        row.value3(), Width.of(row.value4()), row.value5(),
                        permissions.of(sql, new Directory.Role(row.value1(), row.value2(), row.value4()))))
                .sorted(BUILT_IN_FIRST)
                .toList());
    }

    private static org.jooq.Field<Integer> people() {
        return DSL.field(DSL.selectCount()
                .from(PERSON_ROLE)
                .join(PERSON).on(PERSON.ID.eq(PERSON_ROLE.PERSON_ID))
                .where(PERSON_ROLE.ROLE_ID.eq(ROLE.ID), PERSON.LEFT_AT.isNull()));
    }

    /// All that can be given, by key, as the running bundles contribute it.
    public List<Permission> known() {
        return permissions.known();
    }

    public UUID add(Viewer who, String name, Width width) {
        var id = Ids.next();
        return write(who, id, "role.added", sql -> sql.insertInto(ROLE)
                .set(ROLE.ID, id)
                .set(ROLE.NAME, name.strip())
                .set(ROLE.VISIBILITY, width.key())
                .execute());
    }

    public void rename(Viewer who, UUID role, String name) {
        write(who, role, "role.changed", sql -> sql.update(ROLE).set(ROLE.NAME, name.strip())
                .where(ROLE.ID.eq(role), ROLE.BUILT_IN.isNull()).execute());
    }

    /// Changes whose records the role shows; an administrator's always shows all.
    public void show(Viewer who, UUID role, Width width) {
        write(who, role, "role.changed", sql -> sql.update(ROLE).set(ROLE.VISIBILITY, width.key())
                .where(ROLE.ID.eq(role), notAdministrator()).execute());
    }

    /// Gives or takes a permission; an administrator always has all.
    public void permit(Viewer who, UUID role, String permission, boolean granted) {
        write(who, role, granted ? "role.permitted" : "role.forbidden", sql -> sql.insertInto(ROLE_PERMISSION,
                ROLE_PERMISSION.ROLE_ID, ROLE_PERMISSION.PERMISSION, ROLE_PERMISSION.GRANTED)
                .select(sql.select(ROLE.ID, DSL.val(permission), DSL.val(granted)).from(ROLE)
                        .where(ROLE.ID.eq(role), notAdministrator()))
                .onConflict(ROLE_PERMISSION.ROLE_ID, ROLE_PERMISSION.PERMISSION)
                .doUpdate()
                .set(ROLE_PERMISSION.GRANTED, granted)
                .execute(), permission);
    }

    /// Removes one of the company's own; those who had it keep their others.
    public void remove(Viewer who, UUID role) {
        PlatformPermissions.require(who, PlatformPermissions.WRITE_ROLES);
        db.write(who, sql -> {
            var name = name(sql, role);
            var removed = sql.deleteFrom(ROLE).where(ROLE.ID.eq(role), ROLE.BUILT_IN.isNull()).execute();
            if (removed == 1) {
                audit.record(sql, who, "role.removed", name);
                events.publish(sql, new RoleChanged(role));
            }
            return removed;
        });
    }

    private static org.jooq.Condition notAdministrator() {
        return ROLE.BUILT_IN.isDistinctFrom(BuiltInRole.ADMINISTRATOR.name());
    }

    private UUID write(Viewer who, UUID role, String action, Db.Work<Integer> work, String... more) {
        PlatformPermissions.require(who, PlatformPermissions.WRITE_ROLES);
        return db.write(who, sql -> {
            if (work.in(sql) > 0) {
                audit.record(sql, who, action, name(sql, role) + (more.length == 0 ? "" : ": " + more[0]));
                events.publish(sql, new RoleChanged(role));
            }
            return role;
        });
    }

    private static String name(DSLContext sql, UUID role) {
        return sql.select(ROLE.NAME).from(ROLE).where(ROLE.ID.eq(role)).fetchSingle(ROLE.NAME);
    }
}
