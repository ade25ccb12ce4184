package io.saluran.platform.internal.extension;

import static io.saluran.platform.internal.sql.Tables.BUNDLE_GRANT;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jooq.DSLContext;

/// What third-party bundles are granted, in the database, so that every node and restart agree.
record GrantStore(Db db) {

    Set<String> granted(String symbolicName) {
        return db.read(sql -> new HashSet<>(sql.select(BUNDLE_GRANT.PERMISSION)
                .from(BUNDLE_GRANT)
                .where(BUNDLE_GRANT.SYMBOLIC_NAME.eq(symbolicName))
                .fetch(BUNDLE_GRANT.PERMISSION)));
    }

    /// Grants exactly these; what was granted before keeps who did it.
    static void grant(DSLContext sql, String symbolicName, Collection<String> permissions, Viewer who, Clock clock) {
        sql.deleteFrom(BUNDLE_GRANT)
                .where(BUNDLE_GRANT.SYMBOLIC_NAME.eq(symbolicName), BUNDLE_GRANT.PERMISSION.notIn(permissions))
                .execute();
        for (var permission : permissions) {
            sql.insertInto(BUNDLE_GRANT)
                    .set(BUNDLE_GRANT.SYMBOLIC_NAME, symbolicName)
                    .set(BUNDLE_GRANT.PERMISSION, permission)
                    .set(BUNDLE_GRANT.PERSON_ID, who.isSystem() ? null : who.person())
                    .set(BUNDLE_GRANT.PERSON_NAME, who.name())
                    .set(BUNDLE_GRANT.GRANTED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
        }
    }
}
