package io.saluran.platform.internal.people;

import static io.saluran.platform.internal.sql.Tables.PERSON;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Lets people in by address and password, and locks an address out for a growing time after wrong tries, on all servers.
public final class SignIn {

    private static final int TRIES = 5;
    private static final Duration FIRST_LOCK = Duration.ofMinutes(1);
    private static final int LONGEST_LOCK_DOUBLINGS = 6;

    private final Db db;
    private final Audit audit;
    private final Clock clock;
    private final WrongTries wrongTries;

    public SignIn(Db db, Audit audit, Clock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.wrongTries = new WrongTries(db, clock);
    }

    /// What came of a try.
    public sealed interface Outcome {

        /// @param epoch what [#stillValid] will ask for
        record Welcome(UUID person, int epoch) implements Outcome {}

        record Wrong() implements Outcome {}

        record Locked(Instant until) implements Outcome {}
    }

    private record Found(
            UUID id, String name, @Nullable String hash, int failures, @Nullable Instant lockedUntil, int epoch) {}

    /// A try from a network address, from which not many may be wrong.
    ///
    /// @param from an IP address in digits
    public Outcome with(String email, String password, String from) {
        var next = wrongTries.next(from);
        if (next.isAfter(clock.instant())) {
            return new Outcome.Locked(next);
        }
        var outcome = with(email, password);
        if (!(outcome instanceof Outcome.Welcome)) {
            wrongTries.count(from);
        }
        return outcome;
    }

    public Outcome with(String email, String password) {
        var now = clock.instant();
        var found = db.read(sql -> find(sql, email)).orElse(null);
        if (found != null && found.lockedUntil() != null && now.isBefore(found.lockedUntil())) {
            return new Outcome.Locked(found.lockedUntil());
        }
        // Hashing takes its time and memory, so it holds no connection.
        var right = Passwords.matches(password, found == null ? null : found.hash());
        if (found == null) {
            return new Outcome.Wrong();
        }
        return db.write(sql -> {
            // Tries that were hashing when the lock fell must not slip past it.
            var lockedUntil = sql.select(PERSON.LOCKED_UNTIL)
                    .from(PERSON)
                    .where(PERSON.ID.eq(found.id()))
                    .forUpdate()
                    .fetchSingle(PERSON.LOCKED_UNTIL);
            if (lockedUntil != null && now.isBefore(lockedUntil)) {
                return new Outcome.Locked(lockedUntil);
            }
            return right ? welcome(sql, found) : refuse(sql, found, now);
        });
    }

    /// Asks somebody who is signed in for the password again, with the same lock against guessing.
    public Outcome again(UUID person, String password) {
        return db.read(sql -> sql.select(PERSON.EMAIL).from(PERSON).where(PERSON.ID.eq(person))
                .fetchOptional(PERSON.EMAIL)).map(email -> with(email, password)).orElseGet(Outcome.Wrong::new);
    }

    /// Whether a session that began with this epoch may go on.
    public boolean stillValid(UUID person, int epoch) {
        return db.read(sql -> sql.fetchExists(PERSON, PERSON.ID.eq(person), PERSON.SESSION_EPOCH.eq(epoch),
                PERSON.LEFT_AT.isNull()));
    }

    private static Optional<Found> find(DSLContext sql, String email) {
        return sql.select(PERSON.ID, PERSON.NAME, PERSON.PASSWORD_HASH, PERSON.FAILED_ATTEMPTS, PERSON.LOCKED_UNTIL,
                PERSON.SESSION_EPOCH)
                .from(PERSON)
                .where(PERSON.EMAIL.eq(email.strip().toLowerCase(Locale.ROOT)), PERSON.LEFT_AT.isNull())
                .fetchOptional(row -> new Found(row.value1(), row.value2(), row.value3(), row.value4(), row.value5(),
                        row.value6()));
    }

    private Outcome welcome(DSLContext sql, Found found) {
        sql.update(PERSON)
                .set(PERSON.FAILED_ATTEMPTS, 0)
                .setNull(PERSON.LOCKED_UNTIL)
                .where(PERSON.ID.eq(found.id()))
                .execute();
        audit.record(sql, Viewer.of(found.id(), found.name()), "person.signed-in", found.name());
        return new Outcome.Welcome(found.id(), found.epoch());
    }

    private Outcome refuse(DSLContext sql, Found found, Instant now) {
        // Counted in the database, so that tries at the same time all count.
        var failures = sql.update(PERSON)
                .set(PERSON.FAILED_ATTEMPTS, PERSON.FAILED_ATTEMPTS.plus(1))
                .where(PERSON.ID.eq(found.id()))
                .returningResult(PERSON.FAILED_ATTEMPTS)
                .fetchSingle(PERSON.FAILED_ATTEMPTS);
        if (failures < TRIES) {
            return new Outcome.Wrong();
        }
        var until = now.plus(FIRST_LOCK.multipliedBy(1L << Math.min(failures - TRIES, LONGEST_LOCK_DOUBLINGS)));
        sql.update(PERSON).set(PERSON.LOCKED_UNTIL, until).where(PERSON.ID.eq(found.id())).execute();
        audit.record(sql, Viewer.of(found.id(), found.name()), "person.locked-out", found.name());
        return new Outcome.Locked(until);
    }
}
