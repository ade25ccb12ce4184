package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.people.PersonChanged;
import java.time.Clock;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What people say about themselves and keep for themselves.
public final class Profiles {

    private final Db db;
    private final SignIn signIn;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    public Profiles(Db db, SignIn signIn, Audit audit, Events events, Clock clock) {
        this.db = db;
        this.signIn = signIn;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// @param language `en` or `ms`
    /// @param theme `system`, `light` or `dark`
    /// @param density `compact`, `normal` or `roomy`
    public record Profile(
            String name, @Nullable String email, String language, String timeZone, String theme, String density) {}

    public Profile of(UUID person) {
        return db.read(sql -> sql.select(PERSON.NAME, PERSON.EMAIL, PERSON.LANGUAGE, PERSON.TIME_ZONE, PERSON.THEME,
                PERSON.DENSITY)
                .from(PERSON)
                .where(PERSON.ID.eq(person))
                .fetchSingle(mapping(Profile::new)));
    }

    /// Keeps all but the address, which is the administrators' to change.
    public void save(Viewer who, Profile profile) {
        db.write(who, sql -> {
            var changed = sql.update(PERSON)
                    .set(PERSON.NAME, profile.name().strip())
                    .set(PERSON.LANGUAGE, profile.language())
                    .set(PERSON.TIME_ZONE, profile.timeZone())
                    .set(PERSON.THEME, profile.theme())
                    .set(PERSON.DENSITY, profile.density())
                    .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                    .set(PERSON.UPDATED_AT, clock.instant())
                    .where(PERSON.ID.eq(who.person()))
                    .execute();
            events.publish(sql, new PersonChanged(who.person()));
            return changed;
        });
    }

    /// Keeps light, dark or the device's choice.
    public void theme(Viewer who, String theme) {
        db.write(who, sql -> sql.update(PERSON).set(PERSON.THEME, theme).where(PERSON.ID.eq(who.person())).execute());
    }

    /// Changes the password and ends all sessions.
    ///
    /// @return what [SignIn] said to the old password: with [SignIn.Outcome.Welcome] it is changed, and the session that
    ///         is to go on begins anew with its epoch
    public SignIn.Outcome changePassword(Viewer who, String old, String password) {
        return switch (signIn.again(who.person(), old)) {
            case SignIn.Outcome.Welcome welcome -> {
                var hash = Passwords.hash(password);
                yield new SignIn.Outcome.Welcome(who.person(), db.write(who, sql -> {
                    sql.update(PERSON).set(PERSON.PASSWORD_HASH, hash).where(PERSON.ID.eq(who.person())).execute();
                    audit.record(sql, who, "person.password-set", who.name());
                    return endSessions(sql, who);
                }));
            }
            case SignIn.Outcome.Wrong wrong -> wrong;
            case SignIn.Outcome.Locked locked -> locked;
        };
    }

    /// Ends all sessions of the person.
    ///
    /// @return the epoch with which one may go on
    public int signOutEverywhere(Viewer who) {
        return db.write(who, sql -> {
            audit.record(sql, who, "person.signed-out-everywhere", who.name());
            return endSessions(sql, who);
        });
    }

    private int endSessions(DSLContext sql, Viewer who) {
        events.publish(sql, new PersonChanged(who.person()));
        return sql.update(PERSON)
                .set(PERSON.SESSION_EPOCH, PERSON.SESSION_EPOCH.plus(1))
                .where(PERSON.ID.eq(who.person()))
                .returningResult(PERSON.SESSION_EPOCH)
                .fetchSingle(PERSON.SESSION_EPOCH);
    }
}
