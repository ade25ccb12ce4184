package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.people.PersonChanged;
import io.saluran.platform.rest.Versions;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// People as those who run the company keep them: who comes, what they are, who leaves. Nobody is deleted, for their
/// records stay.
public final class Staff {

    private final Db db;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    public Staff(Db db, Audit audit, Events events, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// What is kept of a person.
    ///
    /// @param email null or blank for one who cannot sign in
    /// @param roles null leaves them as they are
    public record Details(String name, @Nullable String email, @Nullable UUID team, @Nullable Set<UUID> roles) {

        @Nullable
        String address() {
            return email == null || email.isBlank() ? null : email.strip().toLowerCase(Locale.ROOT);
        }
    }

    /// What came of a change.
    public sealed interface Outcome {

        record Done(UUID person) implements Outcome {}

        /// Somebody else signs in with this address.
        record AddressTaken(String by) implements Outcome {}

        /// Nobody could administer Saluran any more.
        record LastAdministrator() implements Outcome {}
    }

    public Outcome add(Viewer who, Details details) {
        PlatformPermissions.require(who, PlatformPermissions.WRITE_PEOPLE);
        return db.write(who, sql -> {
            var holder = holder(sql, details, null);
            if (holder != null) {
                return new Outcome.AddressTaken(holder);
            }
            var id = Ids.next();
            sql.insertInto(PERSON)
                    .set(PERSON.ID, id)
                    .set(PERSON.NAME, details.name().strip())
                    .set(PERSON.EMAIL, details.address())
                    .set(PERSON.TEAM_ID, details.team())
                    .execute();
            setRoles(sql, who, id, details.roles());
            return done(sql, who, "person.added", id);
        });
    }

    public Outcome change(Viewer who, UUID person, Details details) {
        return change(who, person, details, null);
    }

    /// As [#change(Viewer, UUID, Details)], unless somebody changed the person meanwhile.
    ///
    /// @param ifMatch what the caller has seen, as [Versions#check] takes it; null for a change that overtakes others
    /// @throws io.saluran.platform.rest.Problem with status 412 if it was changed
    Outcome change(Viewer who, UUID person, Details details, @Nullable String ifMatch) {
        PlatformPermissions.require(who, PlatformPermissions.WRITE_PEOPLE);
        return db.write(who, sql -> {
            Administrators.guard(sql, who, person);
            Versions.check(ifMatch, sql.select(PERSON.VERSION)
                    .from(PERSON)
                    .where(PERSON.ID.eq(person))
                    .forUpdate()
                    .fetchSingle(PERSON.VERSION), "person");
            var holder = holder(sql, details, person);
            if (holder != null) {
                return new Outcome.AddressTaken(holder);
            }
            var loses = details.address() == null
                    || (details.roles() != null && !Administrators.include(sql, details.roles()));
            if (loses && Administrators.isLast(sql, person)) {
                return new Outcome.LastAdministrator();
            }
            sql.update(PERSON)
                    .set(PERSON.NAME, details.name().strip())
                    .set(PERSON.EMAIL, details.address())
                    .set(PERSON.TEAM_ID, details.team())
                    .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                    .set(PERSON.UPDATED_AT, clock.instant())
                    .where(PERSON.ID.eq(person))
                    .execute();
            setRoles(sql, who, person, details.roles());
            return done(sql, who, "person.changed", person);
        });
    }

    /// The person has left: all sessions end, and nobody can sign in as them.
    public Outcome leave(Viewer who, UUID person) {
        PlatformPermissions.require(who, PlatformPermissions.WRITE_PEOPLE);
        return db.write(who, sql -> {
            Administrators.guard(sql, who, person);
            if (Administrators.isLast(sql, person)) {
                return new Outcome.LastAdministrator();
            }
            sql.update(PERSON)
                    .set(PERSON.LEFT_AT, clock.instant())
                    .set(PERSON.SESSION_EPOCH, PERSON.SESSION_EPOCH.plus(1))
                    .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                    .where(PERSON.ID.eq(person))
                    .execute();
            return done(sql, who, "person.left", person);
        });
    }

    public Outcome comeBack(Viewer who, UUID person) {
        PlatformPermissions.require(who, PlatformPermissions.WRITE_PEOPLE);
        return db.write(who, sql -> {
            Administrators.guard(sql, who, person);
            sql.update(PERSON)
                    .setNull(PERSON.LEFT_AT)
                    .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                    .where(PERSON.ID.eq(person))
                    .execute();
            return done(sql, who, "person.came-back", person);
        });
    }

    private Outcome done(DSLContext sql, Viewer who, String action, UUID person) {
        var name = sql.select(PERSON.NAME).from(PERSON).where(PERSON.ID.eq(person)).fetchSingle(PERSON.NAME);
        audit.record(sql, who, action, name);
        events.publish(sql, new PersonChanged(person));
        return new Outcome.Done(person);
    }

    /// Who else has the address.
    private static @Nullable String holder(DSLContext sql, Details details, @Nullable UUID person) {
        var address = details.address();
        if (address == null) {
            return null;
        }
        return sql.select(PERSON.NAME)
                .from(PERSON)
                .where(PERSON.EMAIL.eq(address), PERSON.ID.isDistinctFrom(person))
                .fetchOne(PERSON.NAME);
    }

    private static void setRoles(DSLContext sql, Viewer who, UUID person, @Nullable Set<UUID> roles) {
        if (roles == null) {
            return;
        }
        PlatformPermissions.require(who, PlatformPermissions.WRITE_ROLES);
        Administrators.guardRoles(sql, who, roles);
        sql.deleteFrom(PERSON_ROLE)
                .where(PERSON_ROLE.PERSON_ID.eq(person), PERSON_ROLE.ROLE_ID.notIn(roles))
                .execute();
        for (var role : roles) {
            sql.insertInto(PERSON_ROLE)
                    .set(PERSON_ROLE.PERSON_ID, person)
                    .set(PERSON_ROLE.ROLE_ID, role)
                    .onConflictDoNothing()
                    .execute();
        }
    }
}
