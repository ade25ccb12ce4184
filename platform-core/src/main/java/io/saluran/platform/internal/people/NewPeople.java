package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.ONE_TIME_LINK;
import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.right.BuiltInRole;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Adds people: the first administrator by a link that works once, others by an administrator.
public final class NewPeople {

    private static final Duration FIRST_LINK_LIFE = Duration.ofDays(7);
    private static final String FIRST = "first-administrator";

    private final Db db;
    private final Audit audit;
    private final Clock clock;

    public NewPeople(Db db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /// Whether somebody can administer this Saluran.
    public boolean hasAdministrator() {
        return db.read(sql -> sql.fetchExists(sql.selectOne()
                .from(PERSON_ROLE)
                .join(ROLE).on(ROLE.ID.eq(PERSON_ROLE.ROLE_ID))
                .join(PERSON).on(PERSON.ID.eq(PERSON_ROLE.PERSON_ID))
                .where(ROLE.BUILT_IN.eq(BuiltInRole.ADMINISTRATOR.name()), PERSON.LEFT_AT.isNull(),
                        PERSON.PASSWORD_HASH.isNotNull())));
    }

    /// Makes the secret of a link that lets its bearer become the first administrator; the one made before ends.
    public String firstAdministratorSecret() {
        var secret = Secrets.next();
        db.write(sql -> {
            sql.deleteFrom(ONE_TIME_LINK).where(ONE_TIME_LINK.PURPOSE.eq(FIRST)).execute();
            return sql.insertInto(ONE_TIME_LINK)
                    .set(ONE_TIME_LINK.HASH, Secrets.hash(secret))
                    .set(ONE_TIME_LINK.PURPOSE, FIRST)
                    .set(ONE_TIME_LINK.EXPIRES_AT, clock.instant().plus(FIRST_LINK_LIFE))
                    .execute();
        });
        return secret;
    }

    /// Whether the secret of a first administrator's link may still be used.
    public boolean opens(String secret) {
        return db.read(sql -> sql.fetchExists(ONE_TIME_LINK, ONE_TIME_LINK.HASH.eq(Secrets.hash(secret)),
                ONE_TIME_LINK.PURPOSE.eq(FIRST), ONE_TIME_LINK.USED_AT.isNull(),
                ONE_TIME_LINK.EXPIRES_AT.gt(clock.instant())));
    }

    /// Makes the first administrator and ends the link, in one transaction.
    ///
    /// @return empty if the link was used meanwhile
    public Optional<UUID> firstAdministrator(String secret, String name, String email, String password) {
        var passwordHash = Passwords.hash(password);
        return db.write(sql -> {
            var used = sql.update(ONE_TIME_LINK)
                    .set(ONE_TIME_LINK.USED_AT, clock.instant())
                    .where(ONE_TIME_LINK.HASH.eq(Secrets.hash(secret)), ONE_TIME_LINK.PURPOSE.eq(FIRST),
                            ONE_TIME_LINK.USED_AT.isNull(), ONE_TIME_LINK.EXPIRES_AT.gt(clock.instant()))
                    .execute();
            return used == 0
                    ? Optional.empty()
                    : Optional.of(add(sql, Viewer.system(), name, email, passwordHash, BuiltInRole.ADMINISTRATOR));
        });
    }

    /// Adds a person, or gives the person of that address the password and role.
    ///
    /// @param password null for one who gets it later
    public UUID add(Viewer who, String name, String email, @Nullable String password, BuiltInRole role) {
        var passwordHash = password == null ? null : Passwords.hash(password);
        return db.write(sql -> add(sql, who, name, email, passwordHash, role));
    }

    private UUID add(DSLContext sql, Viewer who, String name, String email, @Nullable String passwordHash,
            BuiltInRole role) {
        var id = sql.insertInto(PERSON)
                .set(PERSON.ID, Ids.next())
                .set(PERSON.NAME, name.strip())
                .set(PERSON.EMAIL, email.strip().toLowerCase(Locale.ROOT))
                .set(PERSON.PASSWORD_HASH, passwordHash)
                .onConflict(PERSON.EMAIL).doUpdate()
                .set(PERSON.PASSWORD_HASH, DSL.coalesce(DSL.excluded(PERSON.PASSWORD_HASH), PERSON.PASSWORD_HASH))
                .returningResult(PERSON.ID)
                .fetchSingle(PERSON.ID);
        sql.insertInto(PERSON_ROLE, PERSON_ROLE.PERSON_ID, PERSON_ROLE.ROLE_ID)
                .select(sql.select(DSL.val(id), ROLE.ID).from(ROLE).where(ROLE.BUILT_IN.eq(role.name())))
                .onConflictDoNothing()
                .execute();
        audit.record(sql, who, "person.added", name.strip());
        return id;
    }
}
