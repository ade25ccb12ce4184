package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.REMOVAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.stage.PipelineChanges.Outcome;
import io.saluran.pipeline.stage.PipelineChanges.Refusal;
import java.sql.Timestamp;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// How a stage or a pipeline goes, and comes back: its deals go to another stage in the same transaction. What was removed
/// is kept for the history of its deals.
@Unrestricted("a stage is removed with all its deals, whoever owns them; guarded by its own permission")
record StageRemoval(StageWriting writing) {

    /// @param dealsTo another stage of the pipeline; may be null for a stage without deals
    Outcome stage(Viewer viewer, UUID stage, @Nullable UUID dealsTo) {
        return writing.change(viewer, sql -> {
            var pipeline = StageWriting.pipelineOf(sql, stage);
            if (pipeline == null || (dealsTo != null
                    && (dealsTo.equals(stage) || !pipeline.equals(StageWriting.pipelineOf(sql, dealsTo))))) {
                return new Outcome.Refused(Refusal.GONE);
            }
            if (sql.fetchCount(STAGE, STAGE.PIPELINE_ID.eq(pipeline), STAGE.REMOVED_AT.isNull()) < 2) {
                return new Outcome.Refused(Refusal.LAST_ONE);
            }
            var deals = DEAL.STAGE_ID.eq(stage);
            if (dealsTo == null && sql.fetchExists(DEAL, deals)) {
                return new Outcome.Refused(Refusal.IN_USE);
            }
            var removal = begin(sql, stage, null);
            if (dealsTo != null) {
                moveDeals(sql, viewer, removal, deals, dealsTo);
            }
            sql.update(STAGE).set(STAGE.REMOVED_AT, writing.clock().instant()).where(STAGE.ID.eq(stage)).execute();
            return new Outcome.Done(removal);
        });
    }

    /// @param dealsTo a stage of another pipeline, to which the open deals go; the closed ones keep the pipeline
    Outcome pipeline(Viewer viewer, UUID pipeline, @Nullable UUID dealsTo) {
        return writing.change(viewer, sql -> {
            if (sql.fetchCount(PIPELINE_, PIPELINE_.ARCHIVED_AT.isNull(), PIPELINE_.ID.ne(pipeline)) == 0) {
                return new Outcome.Refused(Refusal.LAST_ONE);
            }
            var to = dealsTo == null ? null : StageWriting.pipelineOf(sql, dealsTo);
            if (pipeline.equals(to) || (dealsTo != null && to == null)) {
                return new Outcome.Refused(Refusal.GONE);
            }
            var deals = DEAL.PIPELINE_ID.eq(pipeline).and(DEAL.OUTCOME.isNull());
            if (dealsTo == null && sql.fetchExists(DEAL, deals, DEAL.DELETED_AT.isNull())) {
                return new Outcome.Refused(Refusal.IN_USE);
            }
            var removal = begin(sql, null, pipeline);
            if (dealsTo != null) {
                moveDeals(sql, viewer, removal, deals, dealsTo);
            }
            var changed = sql.update(PIPELINE_).set(PIPELINE_.ARCHIVED_AT, writing.clock().instant())
                    .where(PIPELINE_.ID.eq(pipeline), PIPELINE_.ARCHIVED_AT.isNull()).execute();
            return StageWriting.done(removal, changed);
        });
    }

    private UUID begin(DSLContext sql, @Nullable UUID stage, @Nullable UUID pipeline) {
        var id = Ids.next();
        sql.insertInto(REMOVAL)
                .set(REMOVAL.ID, id)
                .set(REMOVAL.STAGE_ID, stage)
                .set(REMOVAL.PIPELINE_ID, pipeline)
                .set(REMOVAL.AT, writing.clock().instant())
                .execute();
        return id;
    }

    /// Hands deals on, open and closed, and remembers where they stood. Only an open one has moved.
    private void moveDeals(DSLContext sql, Viewer viewer, UUID removal, Condition which, UUID to) {
        var now = Timestamp.from(writing.clock().instant());
        sql.query("""
                insert into pipeline.removal_deal (removal_id, deal_id, stage_id, stage_since, version, move_id)
                select {0}, id, stage_id, stage_since, version + 1,
                       case when outcome is null then platform.uuid7() end
                  from pipeline.deal
                 where {1}""", DSL.val(removal), which).execute();
        sql.query("""
                insert into pipeline.stage_move (id, deal_id, from_stage_id, to_stage_id, at, person_id)
                select move_id, deal_id, stage_id, {1}, {2}, {3}
                  from pipeline.removal_deal
                 where removal_id = {0} and move_id is not null""", DSL.val(removal), DSL.val(to), DSL.val(now),
                DSL.val(viewer.isSystem() ? null : viewer.person(), UUID.class)).execute();
        sql.query("""
                update pipeline.deal
                   set stage_id = {1}, pipeline_id = (select pipeline_id from pipeline.stage where id = {1}),
                       stage_since = case when outcome is null then {2} else deal.stage_since end,
                       version = deal.version + 1
                  from pipeline.removal_deal moved
                 where moved.removal_id = {0} and moved.deal_id = deal.id""", DSL.val(removal), DSL.val(to),
                DSL.val(now)).execute();
    }

    /// Takes a removal back. A deal that somebody changed since stays where it is.
    Outcome undo(Viewer viewer, UUID removal) {
        return writing.change(viewer, sql -> {
            var known = sql.selectFrom(REMOVAL).where(REMOVAL.ID.eq(removal)).fetchOne();
            if (known == null) {
                return new Outcome.Refused(Refusal.GONE);
            }
            var refusal = known.getStageId() == null
                    ? pipelineRefusal(sql, known.getPipelineId())
                    : stageRefusal(sql, known.getStageId());
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            sql.update(STAGE).setNull(STAGE.REMOVED_AT).where(STAGE.ID.eq(known.getStageId())).execute();
            sql.update(PIPELINE_).setNull(PIPELINE_.ARCHIVED_AT).where(PIPELINE_.ID.eq(known.getPipelineId()))
                    .execute();
            sql.query("""
                    delete from pipeline.stage_move move
                     using pipeline.removal_deal moved, pipeline.deal deal
                     where moved.removal_id = {0} and deal.id = moved.deal_id and deal.version = moved.version
                       and move.id = moved.move_id""", DSL.val(removal)).execute();
            sql.query("""
                    update pipeline.deal
                       set stage_id = moved.stage_id,
                           pipeline_id = (select pipeline_id from pipeline.stage where id = moved.stage_id),
                           stage_since = moved.stage_since, version = deal.version + 1
                      from pipeline.removal_deal moved
                     where moved.removal_id = {0} and moved.deal_id = deal.id and deal.version = moved.version""",
                    DSL.val(removal)).execute();
            sql.deleteFrom(REMOVAL).where(REMOVAL.ID.eq(removal)).execute();
            return new Outcome.Done(Objects.requireNonNullElse(known.getPipelineId(), removal));
        });
    }

    /// Brings an archived pipeline back. The deals that went elsewhere with its archiving stay there.
    Outcome restore(Viewer viewer, UUID pipeline) {
        return writing.change(viewer, sql -> {
            if (!sql.fetchExists(PIPELINE_, PIPELINE_.ID.eq(pipeline), PIPELINE_.ARCHIVED_AT.isNotNull())) {
                return new Outcome.Refused(Refusal.GONE);
            }
            var refusal = pipelineRefusal(sql, pipeline);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            sql.deleteFrom(REMOVAL).where(REMOVAL.PIPELINE_ID.eq(pipeline)).execute();
            sql.update(PIPELINE_).setNull(PIPELINE_.ARCHIVED_AT).where(PIPELINE_.ID.eq(pipeline)).execute();
            return new Outcome.Done(pipeline);
        });
    }

    private static @Nullable Refusal stageRefusal(DSLContext sql, UUID stage) {
        var known = sql.selectFrom(STAGE).where(STAGE.ID.eq(stage)).fetchSingle();
        return StageWriting.nameRefusal(sql, STAGE.NAME, known.getName(), STAGE.PIPELINE_ID.eq(known.getPipelineId())
                .and(STAGE.ID.ne(stage)).and(STAGE.REMOVED_AT.isNull()));
    }

    private static @Nullable Refusal pipelineRefusal(DSLContext sql, UUID pipeline) {
        var name = sql.select(PIPELINE_.NAME).from(PIPELINE_).where(PIPELINE_.ID.eq(pipeline)).fetchSingle().value1();
        return StageWriting.nameRefusal(sql, PIPELINE_.NAME, name,
                PIPELINE_.ARCHIVED_AT.isNull().and(PIPELINE_.ID.ne(pipeline)));
    }
}
