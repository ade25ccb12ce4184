package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE;

import io.saluran.db.Viewer;
import io.saluran.platform.right.BuiltInRole;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;

/// What keeps administrators: nobody else changes them or makes one, and the last stays.
final class Administrators {

    private static final String BUILT_IN = BuiltInRole.ADMINISTRATOR.name();

    private Administrators() {}

    /// @throws IllegalStateException if the person is an administrator and the asker is none
    static void guard(DSLContext sql, Viewer who, UUID person) {
        if (!who.may(Viewer.EVERYTHING) && sql.fetchExists(PERSON_ROLE.join(ROLE).on(ROLE.ID.eq(PERSON_ROLE.ROLE_ID)),
                PERSON_ROLE.PERSON_ID.eq(person), ROLE.BUILT_IN.eq(BUILT_IN))) {
            throw new IllegalStateException(who.name() + " is no administrator and may not change one");
        }
    }

    /// @throws IllegalStateException if the roles include the administrator's and the asker is none
    static void guardRoles(DSLContext sql, Viewer who, Collection<UUID> roles) {
        if (!who.may(Viewer.EVERYTHING) && include(sql, roles)) {
            throw new IllegalStateException(who.name() + " is no administrator and may not make one");
        }
    }

    static boolean include(DSLContext sql, Collection<UUID> roles) {
        return sql.fetchExists(ROLE, ROLE.ID.in(roles), ROLE.BUILT_IN.eq(BUILT_IN));
    }

    /// Whether nobody else could administer Saluran. Holds the role until the transaction ends, so that of two who leave
    /// at the same time one stays.
    static boolean isLast(DSLContext sql, UUID person) {
        sql.select(ROLE.ID).from(ROLE).where(ROLE.BUILT_IN.eq(BUILT_IN)).forUpdate().execute();
        var able = sql.select(PERSON.ID)
                .from(PERSON)
                .join(PERSON_ROLE).on(PERSON_ROLE.PERSON_ID.eq(PERSON.ID))
                .join(ROLE).on(ROLE.ID.eq(PERSON_ROLE.ROLE_ID))
                .where(ROLE.BUILT_IN.eq(BUILT_IN), PERSON.LEFT_AT.isNull(), PERSON.PASSWORD_HASH.isNotNull())
                .fetch(PERSON.ID);
        return able.size() == 1 && able.contains(person);
    }
}
