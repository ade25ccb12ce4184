package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.FunnelStage;
import io.saluran.platform.event.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What is done to pipelines, stages and reasons (P3). A stage in use cannot be lost: its deals go to another first, in
/// the same transaction. What is refused changes nothing.
@Unrestricted("a stage is moved or removed with all its deals, whoever owns them; guarded by its own permission")
public final class PipelineChanges {

    private final StageWriting writing;

    public PipelineChanges(Db db, Events events, Clock clock) {
        writing = new StageWriting(db, events, clock);
    }

    /// What came of a change.
    public sealed interface Outcome {

        /// @param id of what was made or changed
        record Done(UUID id) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// Why something was not done. Its words are the texts `stage.refused.NAME`.
    public enum Refusal {
        /// A name must not be empty.
        NO_NAME,
        /// Another one has this name.
        NAME_TAKEN,
        /// Deals stand in it; say to which other stage of the pipeline they go.
        IN_USE,
        /// A pipeline needs a stage, and the company a pipeline.
        LAST_ONE,
        /// Not there any more, or not of this pipeline.
        GONE,
        /// Deals that were closed without a reason have this one, so it stays.
        NEEDED
    }

    /// @param probability 0 to 1
    /// @param rotDays days after which a deal rots; null for never
    public record StageDraft(String name, BigDecimal probability, FunnelStage funnel, @Nullable Integer rotDays) {

        public StageDraft {
            if (probability.signum() < 0 || probability.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException("A probability is a share from 0 to 1");
            }
            if (rotDays != null && rotDays < 1) {
                throw new IllegalArgumentException("A deal rots after a day or more");
            }
        }
    }

    /// Makes a pipeline with the stages of the first one, to be changed from there.
    public Outcome addPipeline(Viewer viewer, String name) {
        return writing.change(viewer, sql -> {
            var refusal = StageWriting.nameRefusal(sql, PIPELINE_.NAME, name, PIPELINE_.ARCHIVED_AT.isNull());
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var model = Pipelines.all(sql).stream().findFirst().map(Pipelines.Pipeline::stages).orElse(List.of());
            var id = Ids.next();
            sql.insertInto(PIPELINE_)
                    .set(PIPELINE_.ID, id)
                    .set(PIPELINE_.NAME, name.strip())
                    .set(PIPELINE_.POSITION, DSL.field(DSL.select(DSL.coalesce(DSL.max(PIPELINE_.POSITION), 0).plus(1))
                            .from(PIPELINE_)))
                    .execute();
            for (var stage : model) {
                insert(sql, id, new StageDraft(stage.name(), stage.probability(), FunnelStage.of(stage.funnel()),
                        stage.rotDays()));
            }
            return new Outcome.Done(id);
        });
    }

    public Outcome renamePipeline(Viewer viewer, UUID pipeline, String name) {
        return writing.change(viewer, sql -> {
            var refusal = StageWriting.nameRefusal(sql, PIPELINE_.NAME, name,
                    PIPELINE_.ARCHIVED_AT.isNull().and(PIPELINE_.ID.ne(pipeline)));
            return refusal != null
                    ? new Outcome.Refused(refusal)
                    : StageWriting.done(pipeline, sql.update(PIPELINE_).set(PIPELINE_.NAME, name.strip())
                            .where(PIPELINE_.ID.eq(pipeline)).execute());
        });
    }

    /// Puts a pipeline away; its closed deals keep it. Refused while it has open deals.
    public Outcome archivePipeline(Viewer viewer, UUID pipeline) {
        return writing.change(viewer, sql -> {
            if (sql.fetchExists(DEAL, DEAL.PIPELINE_ID.eq(pipeline), DEAL.OUTCOME.isNull(), DEAL.DELETED_AT.isNull())) {
                return new Outcome.Refused(Refusal.IN_USE);
            }
            if (Pipelines.all(sql).size() < 2) {
                return new Outcome.Refused(Refusal.LAST_ONE);
            }
            return StageWriting.done(pipeline,
                    sql.update(PIPELINE_).set(PIPELINE_.ARCHIVED_AT, writing.clock().instant())
                            .where(PIPELINE_.ID.eq(pipeline)).execute());
        });
    }

    /// Takes the archiving of a pipeline back.
    public Outcome restorePipeline(Viewer viewer, UUID pipeline) {
        return writing.change(viewer, sql -> {
            var name = sql.select(PIPELINE_.NAME).from(PIPELINE_).where(PIPELINE_.ID.eq(pipeline))
                    .fetchOne(PIPELINE_.NAME);
            if (name == null) {
                return new Outcome.Refused(Refusal.GONE);
            }
            var refusal = StageWriting.nameRefusal(sql, PIPELINE_.NAME, name,
                    PIPELINE_.ARCHIVED_AT.isNull().and(PIPELINE_.ID.ne(pipeline)));
            return refusal != null
                    ? new Outcome.Refused(refusal)
                    : StageWriting.done(pipeline, sql.update(PIPELINE_).setNull(PIPELINE_.ARCHIVED_AT)
                            .where(PIPELINE_.ID.eq(pipeline)).execute());
        });
    }

    /// Adds a stage at the end.
    public Outcome addStage(Viewer viewer, UUID pipeline, StageDraft draft) {
        return writing.change(viewer, sql -> {
            var refusal = StageWriting.nameRefusal(sql, STAGE.NAME, draft.name(), STAGE.PIPELINE_ID.eq(pipeline));
            return refusal != null ? new Outcome.Refused(refusal) : new Outcome.Done(insert(sql, pipeline, draft));
        });
    }

    public Outcome changeStage(Viewer viewer, UUID stage, StageDraft draft) {
        return writing.change(viewer, sql -> {
            var pipeline = StageWriting.pipelineOf(sql, stage);
            if (pipeline == null) {
                return new Outcome.Refused(Refusal.GONE);
            }
            var refusal = StageWriting.nameRefusal(sql, STAGE.NAME, draft.name(),
                    STAGE.PIPELINE_ID.eq(pipeline).and(STAGE.ID.ne(stage)));
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var before = sql.select(STAGE.NAME).from(STAGE).where(STAGE.ID.eq(stage)).fetchSingle(STAGE.NAME);
            var changed = sql.update(STAGE)
                    .set(STAGE.NAME, draft.name().strip())
                    .set(STAGE.PROBABILITY, draft.probability())
                    .set(STAGE.FUNNEL_STAGE, draft.funnel().key())
                    .set(STAGE.ROT_DAYS, draft.rotDays())
                    .where(STAGE.ID.eq(stage))
                    .execute();
            writing.tellOfName(sql, stage, before, draft.name().strip());
            return StageWriting.done(stage, changed);
        });
    }

    /// Puts a stage at a place among the others.
    ///
    /// @param place from 0
    public Outcome placeStage(Viewer viewer, UUID stage, int place) {
        return writing.change(viewer, sql -> {
            var pipeline = StageWriting.pipelineOf(sql, stage);
            if (pipeline == null) {
                return new Outcome.Refused(Refusal.GONE);
            }
            var order = sql.select(STAGE.ID).from(STAGE).where(STAGE.PIPELINE_ID.eq(pipeline))
                    .orderBy(STAGE.POSITION, STAGE.ID).forUpdate().fetch(STAGE.ID);
            order.remove(stage);
            order.add(Math.clamp(place, 0, order.size()), stage);
            for (int i = 0; i < order.size(); i++) {
                sql.update(STAGE).set(STAGE.POSITION, i + 1).where(STAGE.ID.eq(order.get(i))).execute();
            }
            return new Outcome.Done(stage);
        });
    }

    /// Removes a stage.
    ///
    /// @param dealsTo where its deals go, another stage of the pipeline; may be null for a stage without deals
    public Outcome removeStage(Viewer viewer, UUID stage, @Nullable UUID dealsTo) {
        return writing.change(viewer, sql -> {
            var pipeline = StageWriting.pipelineOf(sql, stage);
            if (pipeline == null || (dealsTo != null
                    && (dealsTo.equals(stage) || !pipeline.equals(StageWriting.pipelineOf(sql, dealsTo))))) {
                return new Outcome.Refused(Refusal.GONE);
            }
            if (sql.fetchCount(STAGE, STAGE.PIPELINE_ID.eq(pipeline)) < 2) {
                return new Outcome.Refused(Refusal.LAST_ONE);
            }
            if (dealsTo != null) {
                writing.moveDeals(sql, viewer, stage, dealsTo);
            } else if (sql.fetchExists(DEAL, DEAL.STAGE_ID.eq(stage))) {
                return new Outcome.Refused(Refusal.IN_USE);
            }
            return StageWriting.done(stage, sql.deleteFrom(STAGE).where(STAGE.ID.eq(stage)).execute());
        });
    }

    /// @param outcome `won` or `lost`
    public Outcome addReason(Viewer viewer, String outcome, String name) {
        return new ReasonChanges(writing).add(viewer, outcome, name);
    }

    /// Takes a reason off the list; deals that were closed with it keep it.
    public Outcome archiveReason(Viewer viewer, UUID reason) {
        return new ReasonChanges(writing).archive(viewer, reason);
    }

    /// Puts an archived reason back.
    public Outcome restoreReason(Viewer viewer, UUID reason) {
        return new ReasonChanges(writing).restore(viewer, reason);
    }

    private static UUID insert(DSLContext sql, UUID pipeline, StageDraft draft) {
        var id = Ids.next();
        sql.insertInto(STAGE)
                .set(STAGE.ID, id)
                .set(STAGE.PIPELINE_ID, pipeline)
                .set(STAGE.NAME, draft.name().strip())
                .set(STAGE.POSITION, DSL.field(DSL.select(DSL.coalesce(DSL.max(STAGE.POSITION), 0).plus(1))
                        .from(STAGE).where(STAGE.PIPELINE_ID.eq(pipeline))))
                .set(STAGE.PROBABILITY, draft.probability())
                .set(STAGE.FUNNEL_STAGE, draft.funnel().key())
                .set(STAGE.ROT_DAYS, draft.rotDays())
                .execute();
        return id;
    }
}
