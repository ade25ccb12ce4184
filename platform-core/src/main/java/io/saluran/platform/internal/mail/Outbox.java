package io.saluran.platform.internal.mail;

import static io.saluran.platform.internal.sql.Tables.MAIL;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.mail.Letter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Letters on their way, and those that did not go, in the database.
public final class Outbox {

    /// When a letter that was not taken is tried again; after the last it has failed.
    static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15),
            Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(8), Duration.ofHours(12));

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int SHOWN = 100;
    private static final int LONGEST_PROBLEM = 1_000;

    private final Db db;
    private final Events events;
    private final Clock clock;

    public Outbox(Db db, Events events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /// How it is with a letter.
    public enum State {
        WAITING, SENT, FAILED
    }

    /// @param bundle who sent it
    /// @param since when it was sent or failed, or put here
    /// @param next when it is tried again; null when it is not
    /// @param problem why it was not taken the last time; null when it was
    public record Row(UUID id, String bundle, String recipient, String subject, State state, Instant since,
            @Nullable Instant next, int attempts, @Nullable String problem) {}

    /// The newest first.
    public List<Row> rows() {
        return db.read(sql -> sql.select(MAIL.ID, MAIL.BUNDLE, MAIL.RECIPIENT, MAIL.SUBJECT, MAIL.SENT_AT,
                MAIL.FAILED_AT, MAIL.QUEUED_AT, MAIL.DUE_AT, MAIL.ATTEMPTS, MAIL.PROBLEM)
                .from(MAIL)
                .orderBy(MAIL.QUEUED_AT.desc(), MAIL.ID.desc())
                .limit(SHOWN)
                .fetch(mapping(Outbox::row)));
    }

    private static Row row(UUID id, String bundle, String recipient, String subject, @Nullable Instant sent,
            @Nullable Instant failed, Instant queued, @Nullable Instant due, int attempts, @Nullable String problem) {
        var state = sent != null ? State.SENT : failed != null ? State.FAILED : State.WAITING;
        return new Row(id, bundle, recipient, subject, state, sent != null ? sent : failed != null ? failed : queued,
                due, attempts, problem);
    }

    /// Tries one that waits or has failed at once, and again as often as the first time.
    public void again(Viewer who, UUID id) {
        MailServers.require(who);
        db.write(who, sql -> {
            events.publish(sql, new MailQueued(""));
            return sql.update(MAIL)
                    .set(MAIL.DUE_AT, clock.instant())
                    .setNull(MAIL.FAILED_AT)
                    .set(MAIL.ATTEMPTS, 0)
                    .where(MAIL.ID.eq(id), MAIL.SENT_AT.isNull(), MAIL.BODY.isNotNull())
                    .execute();
        });
    }

    /// Whether a letter was put here for an address lately.
    public boolean wroteLately(String recipient, String bundle, Duration within) {
        return db.read(sql -> sql.fetchExists(sql.selectFrom(MAIL)
                .where(MAIL.RECIPIENT.eq(recipient), MAIL.BUNDLE.eq(bundle),
                        MAIL.QUEUED_AT.gt(clock.instant().minus(within)))));
    }

    /// One that is to be delivered now.
    record Due(UUID id, Letter letter, int attempts) {}

    /// Takes those that are due. Until they are told to be sent or failed, they are due again after a pause: so a process
    /// that dies loses none.
    List<Due> take(int most) {
        return db.write(sql -> {
            var due = sql.select(MAIL.ID, MAIL.RECIPIENT, MAIL.RECIPIENT_NAME, MAIL.SUBJECT, MAIL.BODY, MAIL.ATTEMPTS)
                    .from(MAIL)
                    .where(MAIL.DUE_AT.le(clock.instant()))
                    .orderBy(MAIL.DUE_AT, MAIL.ID)
                    .limit(most)
                    .forUpdate().skipLocked()
                    .fetch(mapping((id, to, name, subject, body, attempts) -> new Due(id,
                            new Letter(to, name, subject, body), attempts + 1)));
            due.forEach(each -> sql.update(MAIL)
                    .set(MAIL.ATTEMPTS, each.attempts())
                    .set(MAIL.DUE_AT, clock.instant().plus(pause(each.attempts())))
                    .where(MAIL.ID.eq(each.id()))
                    .execute());
            return due;
        });
    }

    private static Duration pause(int attempts) {
        return PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
    }

    /// The text is not kept: what stands in it is the recipient's, and may be a key.
    void sent(Due due) {
        db.write(sql -> sql.update(MAIL)
                .set(MAIL.SENT_AT, clock.instant())
                .setNull(MAIL.DUE_AT)
                .setNull(MAIL.BODY)
                .setNull(MAIL.PROBLEM)
                .where(MAIL.ID.eq(due.id()))
                .execute());
    }

    /// @param forGood whether it makes no sense to try again
    void notTaken(Due due, String why, boolean forGood) {
        var failed = forGood || due.attempts() > PAUSES.size();
        db.write(sql -> sql.update(MAIL)
                .set(MAIL.PROBLEM, why.substring(0, Math.min(why.length(), LONGEST_PROBLEM)))
                .set(MAIL.DUE_AT, failed ? null : clock.instant().plus(pause(due.attempts())))
                .set(MAIL.FAILED_AT, failed ? clock.instant() : null)
                .where(MAIL.ID.eq(due.id()))
                .execute());
    }

    /// Forgets letters that went or failed long ago.
    int tidy() {
        return db.write(sql -> sql.deleteFrom(MAIL)
                .where(coalesce(MAIL.SENT_AT, MAIL.FAILED_AT).lt(clock.instant().minus(KEPT)))
                .execute());
    }
}
