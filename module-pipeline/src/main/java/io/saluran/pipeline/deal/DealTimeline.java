package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACTIVITY;
import static io.saluran.pipeline.sql.pipeline.Tables.ACTIVITY_CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.COMMENT_MENTION;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_COMMENT;
import static io.saluran.pipeline.sql.pipeline.Tables.NOTE;
import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_MOVE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record11;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What happened to a deal, newest first: touches, notes, moves and changed fields in one list, a page at a time by key.
final class DealTimeline {

    static final int PAGE = 50;

    private static final Field<String> NONE = inline((String) null);
    private static final Field<Integer> NO_NUMBER = inline((Integer) null);

    private final Db db;

    DealTimeline(Db db) {
        this.db = db;
    }

    /// @param kind `note`, `comment`, `move`, `change`, or the key of what was done, such as `call`
    /// @param what the stage of a note; the outcome of a closing move or of a touch; the field of a change; `edited` of a
    ///        comment that was
    /// @param personId who wrote a comment
    /// @param imported whether an import did it
    /// @param before the stage left, the value that was, or the names of those whom a comment mentions or with whom
    ///        something was done, one in a line
    /// @param after the stage entered, the value that is, or the text of the note
    /// @param subject of what was done
    /// @param minutes how long that took
    record Entry(
            UUID id,
            String kind,
            Instant at,
            @Nullable String person,
            @Nullable String what,
            @Nullable String before,
            @Nullable String after,
            @Nullable UUID personId,
            boolean imported,
            @Nullable String subject,
            @Nullable Integer minutes) {}

    /// What of it is shown.
    ///
    /// @param part of what happened
    /// @param stage the one at which something was written or done; null for all, not null only with [Part#WORK]
    record Narrow(Part part, @Nullable UUID stage) {

        static final Narrow NOT = new Narrow(Part.ALL, null);

        boolean has(Part other) {
            return part == Part.ALL || part == other || (part == Part.WORK && other != Part.ALL);
        }
    }

    /// A part of what happened.
    enum Part {
        ALL,
        /// What people wrote and did, without moves and changes.
        WORK, NOTES, TOUCHES
    }

    /// Where an entry stands among those of its deal.
    record Spot(Instant at, UUID id) {}

    /// @param last the oldest entry that is shown; null for the newest page
    List<Entry> page(Viewer viewer, UUID deal, Narrow narrow, @Nullable Entry last) {
        return page(viewer, deal, narrow, last == null ? null : new Spot(last.at(), last.id()), PAGE);
    }

    /// @param last where the page before ended; null for the newest
    List<Entry> page(Viewer viewer, UUID deal, Narrow narrow, @Nullable Spot last, int limit) {
        return db.read(viewer, sql -> {
            var from = STAGE.as("from_stage");
            var to = STAGE.as("to_stage");
            var visible = DSL.exists(select(inline(1)).from(DEAL).where(DEAL.ID.eq(deal), viewer.maySee(DEAL)));
            var entries = select(NOTE.ID, inline("note").as("kind"), NOTE.AT, PERSON_CARD.NAME.as("person"),
                    STAGE.NAME.as("what"), inline((String) null).as("before"), NOTE.TEXT.as("after"),
                    inline((UUID) null).as("person_id"), inline(false).as("imported"),
                    inline((String) null).as("subject"), inline((Integer) null).as("minutes"))
                    .from(NOTE)
                    .leftJoin(STAGE).on(STAGE.ID.eq(NOTE.STAGE_ID))
                    .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(NOTE.AUTHOR_ID))
                    .where(NOTE.DEAL_ID.eq(deal), visible, shown(narrow, Part.NOTES), at(narrow, NOTE.STAGE_ID))
                    .unionAll(done(deal, visible, narrow))
                    .unionAll(select(DEAL_COMMENT.ID, inline("comment"), DEAL_COMMENT.AT, PERSON_CARD.NAME,
                            DSL.when(DEAL_COMMENT.EDITED_AT.isNotNull(), inline("edited")), mentioned(),
                            DEAL_COMMENT.TEXT, DEAL_COMMENT.AUTHOR_ID, inline(false), NONE, NO_NUMBER)
                            .from(DEAL_COMMENT)
                            .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL_COMMENT.AUTHOR_ID))
                            .where(DEAL_COMMENT.DEAL_ID.eq(deal), DEAL_COMMENT.DELETED_AT.isNull(), visible,
                                    shown(narrow, Part.NOTES),
                                    narrow.stage() == null ? DSL.noCondition() : DSL.falseCondition()))
                    .unionAll(select(STAGE_MOVE.ID, inline("move"), STAGE_MOVE.AT, PERSON_CARD.NAME, STAGE_MOVE.OUTCOME,
                            from.NAME, to.NAME, inline((UUID) null), DSL.field(STAGE_MOVE.IMPORT_ID.isNotNull()),
                            NONE, NO_NUMBER)
                            .from(STAGE_MOVE)
                            .leftJoin(from).on(from.ID.eq(STAGE_MOVE.FROM_STAGE_ID))
                            .leftJoin(to).on(to.ID.eq(STAGE_MOVE.TO_STAGE_ID))
                            .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(STAGE_MOVE.PERSON_ID))
                            .where(STAGE_MOVE.DEAL_ID.eq(deal), visible, shown(narrow, Part.ALL)))
                    .unionAll(select(RECORD_CHANGE.ID, inline("change"), RECORD_CHANGE.AT, PERSON_CARD.NAME,
                            RECORD_CHANGE.FIELD, RECORD_CHANGE.OLD_VALUE, RECORD_CHANGE.NEW_VALUE, inline((UUID) null),
                            DSL.field(RECORD_CHANGE.IMPORT_ID.isNotNull()), NONE, NO_NUMBER)
                            .from(RECORD_CHANGE)
                            .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(RECORD_CHANGE.PERSON_ID))
                            .where(RECORD_CHANGE.RECORD_TYPE.eq("deal"), RECORD_CHANGE.RECORD_ID.eq(deal), visible,
                                    shown(narrow, Part.ALL)))
                    .asTable("entry");
            var at = entries.field("at", Instant.class);
            var id = entries.field("id", UUID.class);
            Condition older = last == null ? DSL.noCondition() : row(at, id).lt(row(val(last.at()), val(last.id())));
            return sql.selectFrom(entries).where(older).orderBy(at.desc(), id.desc()).limit(limit)
                    .fetchInto(Entry.class);
        });
    }

    private static Field<String> mentioned() {
        var told = PERSON_CARD.as("told");
        return DSL.field(select(DSL.groupConcat(told.NAME).separator("\n"))
                .from(COMMENT_MENTION)
                .join(told).on(told.ID.eq(COMMENT_MENTION.PERSON_ID))
                .where(COMMENT_MENTION.COMMENT_ID.eq(DEAL_COMMENT.ID)));
    }

    /// What was done with the buyer, at the moment at which it was.
    private static Select<Record11<UUID, String, Instant, String, String, String, String, UUID, Boolean, String, Integer>> done(
            UUID deal, Condition visible, Narrow narrow) {
        var with = DSL.field(select(DSL.groupConcat(CONTACT.NAME).orderBy(CONTACT.NAME).separator("\n"))
                .from(ACTIVITY_CONTACT)
                .join(CONTACT).on(CONTACT.ID.eq(ACTIVITY_CONTACT.CONTACT_ID))
                .where(ACTIVITY_CONTACT.ACTIVITY_ID.eq(ACTIVITY.ID)));
        return select(ACTIVITY.ID, ACTIVITY.KIND, ACTIVITY.DONE_AT, PERSON_CARD.NAME, ACTIVITY.OUTCOME, with,
                ACTIVITY.TEXT, inline((UUID) null), inline(false), ACTIVITY.SUBJECT, ACTIVITY.MINUTES)
                .from(ACTIVITY)
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DSL.coalesce(ACTIVITY.ASSIGNEE_ID, ACTIVITY.AUTHOR_ID)))
                .where(ACTIVITY.DEAL_ID.eq(deal), ACTIVITY.DONE_AT.isNotNull(), ACTIVITY.DELETED_AT.isNull(), visible,
                        shown(narrow, Part.TOUCHES), at(narrow, ACTIVITY.STAGE_ID));
    }

    private static Condition at(Narrow narrow, Field<UUID> stage) {
        return narrow.stage() == null ? DSL.noCondition() : stage.eq(narrow.stage());
    }

    private static Condition shown(Narrow narrow, Part part) {
        return narrow.has(part) ? DSL.noCondition() : DSL.falseCondition();
    }
}
