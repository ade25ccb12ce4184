package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.ONE_TIME_LINK;
import static io.saluran.platform.internal.sql.Tables.PERSON;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.people.PersonChanged;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;

/// Links with which people choose their password, the first or a new one. Each works once, for a week, and ends the one
/// made before it.
public final class Invitations {

    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration SHORT_LIFE = Duration.ofHours(1);
    private static final String PURPOSE = "password";

    private final Db db;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    public Invitations(Db db, Audit audit, Events events, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Whom a link is for.
    public record Invited(UUID person, String name, String email) {}

    /// Makes a link's secret.
    ///
    /// @throws IllegalStateException if the person has no address, has left, or is an administrator and the asker is not
    public String invite(Viewer who, UUID person) {
        PlatformPermissions.require(who, PlatformPermissions.WRITE_PEOPLE);
        var secret = Secrets.next();
        return db.write(who, sql -> {
            Administrators.guard(sql, who, person);
            var name = sql.select(PERSON.NAME)
                    .from(PERSON)
                    .where(PERSON.ID.eq(person), PERSON.EMAIL.isNotNull(), PERSON.LEFT_AT.isNull())
                    .fetchOptional(PERSON.NAME)
                    .orElseThrow(() -> new IllegalStateException(person + " has no address or has left"));
            make(sql, person, secret, LIFE);
            audit.record(sql, who, "person.invited", name);
            return secret;
        });
    }

    private void make(DSLContext sql, UUID person, String secret, Duration life) {
        sql.deleteFrom(ONE_TIME_LINK).where(ONE_TIME_LINK.PERSON_ID.eq(person)).execute();
        sql.insertInto(ONE_TIME_LINK)
                .set(ONE_TIME_LINK.HASH, Secrets.hash(secret))
                .set(ONE_TIME_LINK.PURPOSE, PURPOSE)
                .set(ONE_TIME_LINK.PERSON_ID, person)
                .set(ONE_TIME_LINK.EXPIRES_AT, clock.instant().plus(life))
                .execute();
    }

    /// Makes the secret of a link for somebody who has forgotten the password, to be sent to nobody else. It works for an
    /// hour.
    ///
    /// @return empty for somebody without an address, or who has left
    public Optional<String> again(UUID person) {
        var secret = Secrets.next();
        return db.write(sql -> sql.select(PERSON.NAME)
                .from(PERSON)
                .where(PERSON.ID.eq(person), PERSON.EMAIL.isNotNull(), PERSON.LEFT_AT.isNull())
                .fetchOptional(PERSON.NAME)
                .map(name -> {
                    make(sql, person, secret, SHORT_LIFE);
                    audit.record(sql, Viewer.of(person, name), "person.password-asked", name);
                    return secret;
                }));
    }

    /// Whom the link is for, while it works.
    public Optional<Invited> opens(String secret) {
        return db.read(sql -> sql.select(PERSON.ID, PERSON.NAME, PERSON.EMAIL)
                .from(ONE_TIME_LINK)
                .join(PERSON).on(PERSON.ID.eq(ONE_TIME_LINK.PERSON_ID))
                .where(ONE_TIME_LINK.HASH.eq(Secrets.hash(secret)), ONE_TIME_LINK.PURPOSE.eq(PURPOSE),
                        ONE_TIME_LINK.USED_AT.isNull(), ONE_TIME_LINK.EXPIRES_AT.gt(clock.instant()),
                        PERSON.LEFT_AT.isNull(), PERSON.EMAIL.isNotNull())
                .fetchOptional(Records.mapping(Invited::new)));
    }

    /// Sets the password and ends the link and all sessions of the person.
    ///
    /// @return false if the link was used meanwhile
    public boolean accept(String secret, String password) {
        var invited = opens(secret).orElse(null);
        if (invited == null) {
            return false;
        }
        var hash = Passwords.hash(password);
        return db.write(sql -> {
            if (!use(sql, secret)) {
                return false;
            }
            sql.update(PERSON)
                    .set(PERSON.PASSWORD_HASH, hash)
                    .set(PERSON.FAILED_ATTEMPTS, 0)
                    .setNull(PERSON.LOCKED_UNTIL)
                    .set(PERSON.SESSION_EPOCH, PERSON.SESSION_EPOCH.plus(1))
                    .where(PERSON.ID.eq(invited.person()))
                    .execute();
            audit.record(sql, Viewer.of(invited.person(), invited.name()), "person.password-set", invited.name());
            events.publish(sql, new PersonChanged(invited.person()));
            return true;
        });
    }

    private boolean use(DSLContext sql, String secret) {
        return sql.update(ONE_TIME_LINK)
                .set(ONE_TIME_LINK.USED_AT, clock.instant())
                .where(ONE_TIME_LINK.HASH.eq(Secrets.hash(secret)), ONE_TIME_LINK.USED_AT.isNull(),
                        ONE_TIME_LINK.EXPIRES_AT.gt(clock.instant()))
                .execute() == 1;
    }
}
