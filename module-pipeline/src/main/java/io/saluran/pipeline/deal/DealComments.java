package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.COMMENT_MENTION;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_COMMENT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.handover.PipelineNotifications;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.platform.event.Events;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.people.People;
import io.saluran.platform.people.Person;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What people say to each other about a deal (P27). Who is mentioned as `@Name`, and may see the deal, is told.
final class DealComments {

    /// In characters.
    static final int LONGEST = 10_000;

    /// People offered for a name that is begun.
    private static final int OFFERED = 6;

    private final Db db;
    private final DealWriting writing;
    private final People people;
    private final DealEyes eyes;
    private final Notifications notifications;

    DealComments(Db db, Events events, Clock clock, People people, Notifications notifications) {
        this.db = db;
        this.people = people;
        eyes = new DealEyes(db, people);
        this.notifications = notifications;
        writing = new DealWriting(db, events, clock);
    }

    /// People who may see a deal and whose name has a word that begins so.
    List<Person> mentionable(Viewer viewer, UUID deal, String begun) {
        var part = begun.toLowerCase(Locale.ROOT);
        return people.all().stream()
                .filter(person -> person.active() && !person.id().equals(viewer.person()))
                .filter(person -> (' ' + person.name().toLowerCase(Locale.ROOT)).contains(' ' + part))
                .filter(person -> eyes.see(person.id(), deal))
                .limit(OFFERED).toList();
    }

    /// Says something.
    ///
    /// @return its id; empty when the deal was gone, or there is nothing or too much to say
    Optional<UUID> say(Viewer viewer, UUID deal, String text) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        if (text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var mentioned = mentioned(deal, text);
        return db.write(viewer, sql -> {
            var name = sql.select(DEAL.NAME).from(DEAL).where(DealEyes.here(viewer, deal)).fetchOptional(DEAL.NAME);
            return name.map(known -> {
                var id = Ids.next();
                sql.insertInto(DEAL_COMMENT)
                        .set(DEAL_COMMENT.ID, id)
                        .set(DEAL_COMMENT.DEAL_ID, deal)
                        .set(DEAL_COMMENT.AUTHOR_ID, viewer.isSystem() ? null : viewer.person())
                        .set(DEAL_COMMENT.AT, writing.clock().instant())
                        .set(DEAL_COMMENT.TEXT, text.strip())
                        .execute();
                tell(sql, viewer, id, new Told(deal, known, text), mentioned);
                writing.tellChanged(sql, viewer, deal);
                return id;
            });
        });
    }

    /// What was said of a deal and not taken back.
    ///
    /// @param author null for nobody known
    /// @param mentions people who were mentioned
    record Said(
            UUID id,
            @Nullable UUID author,
            @Nullable String authorName,
            String text,
            Instant at,
            @Nullable Instant editedAt,
            List<UUID> mentions) {}

    private static final Field<UUID[]> MENTIONED = DSL.array(DSL.select(COMMENT_MENTION.PERSON_ID)
            .from(COMMENT_MENTION)
            .where(COMMENT_MENTION.COMMENT_ID.eq(DEAL_COMMENT.ID))
            .orderBy(COMMENT_MENTION.PERSON_ID)).as("mentions");

    /// The comments of a deal, read by [#said].
    static SelectConditionStep<? extends Record> of(DSLContext sql, Viewer viewer, UUID deal) {
        return sql
                .select(DEAL_COMMENT.ID, DEAL_COMMENT.AUTHOR_ID, PERSON_CARD.NAME, DEAL_COMMENT.TEXT, DEAL_COMMENT.AT,
                        DEAL_COMMENT.EDITED_AT, MENTIONED)
                .from(DEAL_COMMENT)
                .join(DEAL).on(DEAL.ID.eq(DEAL_COMMENT.DEAL_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL_COMMENT.AUTHOR_ID))
                .where(DealEyes.here(viewer, deal), DEAL_COMMENT.DELETED_AT.isNull());
    }

    static Said said(Record row) {
        return new Said(row.get(DEAL_COMMENT.ID), row.get(DEAL_COMMENT.AUTHOR_ID), row.get(PERSON_CARD.NAME),
                row.get(DEAL_COMMENT.TEXT), row.get(DEAL_COMMENT.AT), row.get(DEAL_COMMENT.EDITED_AT),
                List.of(row.get(MENTIONED)));
    }

    /// Changes what the viewer said; only who is mentioned anew is told.
    ///
    /// @return whether it was theirs and still there
    boolean edit(Viewer viewer, UUID comment, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return false;
        }
        var there = DEAL_COMMENT.DELETED_AT.isNull();
        var mentioned = db.read(viewer, sql -> own(sql, viewer, comment, there))
                .map(deal -> mentioned(deal, text)).orElse(List.of());
        return own(viewer, comment, there, (sql, deal) -> {
            sql.update(DEAL_COMMENT)
                    .set(DEAL_COMMENT.TEXT, text.strip())
                    .set(DEAL_COMMENT.EDITED_AT, writing.clock().instant())
                    .where(DEAL_COMMENT.ID.eq(comment))
                    .execute();
            var name = sql.select(DEAL.NAME).from(DEAL).where(DealEyes.here(viewer, deal)).fetchSingle().value1();
            tell(sql, viewer, comment, new Told(deal, name, text), mentioned);
        });
    }

    /// Takes back what the viewer said; [#restore] says it again.
    boolean delete(Viewer viewer, UUID comment) {
        return own(viewer, comment, DEAL_COMMENT.DELETED_AT.isNull(), (sql, deal) -> sql.update(DEAL_COMMENT)
                .set(DEAL_COMMENT.DELETED_AT, writing.clock().instant())
                .where(DEAL_COMMENT.ID.eq(comment)).execute());
    }

    boolean restore(Viewer viewer, UUID comment) {
        return own(viewer, comment, DEAL_COMMENT.DELETED_AT.isNotNull(), (sql, deal) -> sql.update(DEAL_COMMENT)
                .setNull(DEAL_COMMENT.DELETED_AT).where(DEAL_COMMENT.ID.eq(comment)).execute());
    }

    /// Whether the viewer said this about the deal and took it back.
    boolean isTakenBack(Viewer viewer, UUID deal, UUID comment) {
        return db.read(viewer, sql -> sql.fetchExists(DEAL_COMMENT, DEAL_COMMENT.ID.eq(comment),
                DEAL_COMMENT.DEAL_ID.eq(deal), DEAL_COMMENT.AUTHOR_ID.eq(viewer.person()),
                DEAL_COMMENT.DELETED_AT.isNotNull()));
    }

    /// What is done to a comment of a deal.
    @FunctionalInterface
    private interface Change {
        void to(DSLContext sql, UUID deal);
    }

    private boolean own(Viewer viewer, UUID comment, Condition state, Change change) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return db.write(viewer, sql -> {
            var deal = own(sql, viewer, comment, state);
            deal.ifPresent(known -> {
                change.to(sql, known);
                writing.tellChanged(sql, viewer, known);
            });
            return deal.isPresent();
        });
    }

    /// The deal of a comment of the viewer's; empty where that is not there any more.
    private static Optional<UUID> own(DSLContext sql, Viewer viewer, UUID comment, Condition state) {
        return sql.select(DEAL.ID)
                .from(DEAL_COMMENT)
                .join(DEAL).on(DEAL.ID.eq(DEAL_COMMENT.DEAL_ID))
                .where(DEAL_COMMENT.ID.eq(comment), DEAL_COMMENT.AUTHOR_ID.eq(viewer.person()), state,
                        viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .fetchOptional(DEAL.ID);
    }

    /// Those of whom the text has the name after an `@`, of several with the same beginning the one with the longest. Asks
    /// the database; not for use within a transaction.
    private List<Person> mentioned(UUID deal, String text) {
        if (text.indexOf('@') < 0) {
            return List.of();
        }
        var rest = new StringBuilder(text);
        return people.all().stream().filter(Person::active)
                .sorted(Comparator.comparingInt((Person person) -> person.name().length()).reversed())
                .filter(person -> {
                    var found = Mentions.of(List.of(person.name())).matcher(rest);
                    if (!found.find()) {
                        return false;
                    }
                    var others = found.replaceAll(" ");
                    rest.setLength(0);
                    rest.append(others);
                    return eyes.see(person.id(), deal);
                }).toList();
    }

    private void tell(DSLContext sql, Viewer viewer, UUID comment, Told told, List<Person> mentioned) {
        var anew = new HashSet<UUID>();
        for (var person : mentioned) {
            var isNew = sql.insertInto(COMMENT_MENTION)
                    .set(COMMENT_MENTION.COMMENT_ID, comment)
                    .set(COMMENT_MENTION.PERSON_ID, person.id())
                    .onConflictDoNothing()
                    .execute() > 0;
            if (isNew && !person.id().equals(viewer.person())) {
                anew.add(person.id());
            }
        }
        notifications.tell(sql, anew, new Notification(PipelineNotifications.MENTION, told.name(),
                "deals/" + told.deal(), "deal.comment.told", List.of(viewer.name(), told.text())));
    }

    /// What a comment says about which deal.
    private record Told(UUID deal, String name, String text) {

        private static final int TOLD = 500;

        Told {
            text = text.strip();
            text = text.length() > TOLD ? text.substring(0, TOLD) + " …" : text;
        }
    }
}
