package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CHECK;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_CRITERION;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import io.saluran.pipeline.stage.StageCriteria;
import io.saluran.pipeline.stage.StageCriteria.Criterion;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldValues;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What the stage of a deal asks for before the deal leaves it (P3), and what of it is met.
final class DealCriteria {

    private final Db db;
    private final DealWriting writing;

    DealCriteria(Db db, Events events, Clock clock) {
        this.db = db;
        this.writing = new DealWriting(db, events, clock);
    }

    /// @param by who ticked it; null for a field, or where nobody is known
    /// @param at when it was ticked; null for a field
    record State(Criterion criterion, boolean met, @Nullable String by, @Nullable Instant at) {}

    /// Those of the stage in which the deal is; empty when there is no such deal, or the viewer may not see it.
    List<State> of(Viewer viewer, UUID deal) {
        return db.read(viewer, sql -> sql.selectFrom(DEAL)
                .where(DEAL.ID.eq(deal), DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL))
                .fetchOptional()
                .map(known -> states(sql, known, FieldValues.of(known.getFields())))
                .orElse(List.of()));
    }

    /// What is not met of the stage in which a deal is.
    ///
    /// @param given what is filled in on the way
    static List<Criterion> unmet(DSLContext sql, DealRecord deal, List<FieldEdit> given) {
        return states(sql, deal, FieldWriting.after(FieldValues.of(deal.getFields()), given)).stream()
                .filter(state -> !state.met()).map(State::criterion).toList();
    }

    /// Whether a deal cannot go forwards to a stage, for its own asks for what is not met; in one statement for many.
    @Unrestricted("a condition only; BulkEdit asks the viewer for the deals")
    static Condition isUnmetOnTheWayTo(UUID stage) {
        var to = STAGE.as("to_stage");
        var from = STAGE.as("from_stage");
        return DSL.exists(DSL.selectOne()
                .from(STAGE_CRITERION)
                .join(from).on(from.ID.eq(STAGE_CRITERION.STAGE_ID))
                .join(to).on(to.ID.eq(stage), to.POSITION.gt(from.POSITION))
                .where(STAGE_CRITERION.STAGE_ID.eq(DEAL.STAGE_ID), isEmpty()));
    }

    /// Whether a deal cannot be won, for its stage asks for what is not met; in one statement for many.
    @Unrestricted("a condition only; BulkEdit asks the viewer for the deals")
    static Condition isUnmet() {
        return DSL.exists(DSL.selectOne().from(STAGE_CRITERION).where(STAGE_CRITERION.STAGE_ID.eq(DEAL.STAGE_ID),
                isEmpty()));
    }

    @Unrestricted("a condition only; BulkEdit asks the viewer for the deals")
    private static Condition isEmpty() {
        var ticked = DSL.exists(DSL.selectOne().from(DEAL_CHECK).where(DEAL_CHECK.CRITERION_ID.eq(STAGE_CRITERION.ID),
                DEAL_CHECK.DEAL_ID.eq(DEAL.ID)));
        var empty = STAGE_CRITERION.FIELD.isNull().andNot(ticked)
                .or(DSL.condition("not jsonb_exists({0}, substr({1}, {2}))", DEAL.FIELDS, STAGE_CRITERION.FIELD,
                        DSL.inline(FieldWriting.PREFIX.length() + 1))
                        .and(STAGE_CRITERION.FIELD.startsWith(FieldWriting.PREFIX)));
        for (var field : DealField.ALL.values()) {
            empty = empty.or(STAGE_CRITERION.FIELD.eq(field.key()).and(field.column().isNull()));
        }
        return StageCriteria.counts().and(empty);
    }

    private static List<State> states(DSLContext sql, DealRecord deal, FieldValues own) {
        return sql.select(STAGE_CRITERION.ID, STAGE_CRITERION.STAGE_ID, STAGE_CRITERION.FIELD, STAGE_CRITERION.TEXT,
                PERSON_CARD.NAME, DEAL_CHECK.AT)
                .from(STAGE_CRITERION)
                .leftJoin(DEAL_CHECK)
                .on(DEAL_CHECK.CRITERION_ID.eq(STAGE_CRITERION.ID), DEAL_CHECK.DEAL_ID.eq(deal.getId()))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL_CHECK.PERSON_ID))
                .where(STAGE_CRITERION.STAGE_ID.eq(deal.getStageId()), StageCriteria.counts())
                .orderBy(STAGE_CRITERION.POSITION, STAGE_CRITERION.ID)
                .fetch(row -> {
                    var criterion = new Criterion(row.value1(), row.value2(), row.value3(), row.value4());
                    return new State(criterion,
                            criterion.field() == null ? row.value6() != null : isFilled(deal, own, criterion.field()),
                            row.value5(), row.value6());
                });
    }

    private static boolean isFilled(DealRecord deal, FieldValues own, String field) {
        var key = FieldWriting.keyOf(field);
        if (key.isPresent()) {
            return own.get(key.get()).isPresent();
        }
        return Optional.ofNullable(DealField.ALL.get(field)).map(known -> deal.get(known.column()) != null)
                .orElse(true);
    }

    /// Ticks something for a deal, or takes the tick away.
    ///
    /// @return whether both were there and may be seen
    boolean tick(Viewer viewer, UUID deal, UUID criterion, boolean done) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return db.write(viewer, sql -> {
            var text = sql.select(STAGE_CRITERION.TEXT)
                    .from(DEAL)
                    .join(STAGE_CRITERION).on(STAGE_CRITERION.STAGE_ID.eq(DEAL.STAGE_ID))
                    .where(DEAL.ID.eq(deal), DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL),
                            STAGE_CRITERION.ID.eq(criterion), STAGE_CRITERION.TEXT.isNotNull())
                    .fetchOptional(STAGE_CRITERION.TEXT);
            text.ifPresent(words -> {
                if (set(sql, viewer, deal, criterion, done) > 0) {
                    writing.history(sql).edited(viewer, deal, "check", done ? null : words, done ? words : null);
                    writing.tellChanged(sql, viewer, deal);
                }
            });
            return text.isPresent();
        });
    }

    private int set(DSLContext sql, Viewer viewer, UUID deal, UUID criterion, boolean done) {
        return done
                ? sql.insertInto(DEAL_CHECK)
                        .set(DEAL_CHECK.DEAL_ID, deal)
                        .set(DEAL_CHECK.CRITERION_ID, criterion)
                        .set(DEAL_CHECK.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                        .set(DEAL_CHECK.AT, writing.clock().instant())
                        .onConflictDoNothing()
                        .execute()
                : sql.deleteFrom(DEAL_CHECK)
                        .where(DEAL_CHECK.DEAL_ID.eq(deal), DEAL_CHECK.CRITERION_ID.eq(criterion))
                        .execute();
    }
}
