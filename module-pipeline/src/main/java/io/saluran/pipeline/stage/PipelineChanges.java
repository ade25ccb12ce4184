package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
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
public final class PipelineChanges {

    /// How long before its end a deal can be renewed by itself, in days.
    public static final int MOST_RENEW_DAYS = 3650;

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

    /// Says when renewals of a pipeline's deals are made, and where.
    ///
    /// @throws IllegalArgumentException if the days are below 0 or more than [#MOST_RENEW_DAYS]
    public Outcome renewals(Viewer viewer, UUID pipeline, Pipelines.RenewalRule rule) {
        if (rule.daysBefore() < 0 || rule.daysBefore() > MOST_RENEW_DAYS) {
            throw new IllegalArgumentException("Renewals are made from 0 to " + MOST_RENEW_DAYS + " days before");
        }
        return writing.change(viewer, sql -> {
            var in = pipeline.equals(rule.in()) ? null : rule.in();
            if (in != null && !sql.fetchExists(PIPELINE_, PIPELINE_.ID.eq(in), PIPELINE_.ARCHIVED_AT.isNull())) {
                return new Outcome.Refused(Refusal.GONE);
            }
            return StageWriting.done(pipeline, sql.update(PIPELINE_)
                    .set(PIPELINE_.RENEW_DAYS, rule.daysBefore())
                    .set(PIPELINE_.RENEW_IN_ID, in)
                    .where(PIPELINE_.ID.eq(pipeline))
                    .execute());
        });
    }

    /// Puts a pipeline away; its closed deals keep it. Refused while it has open deals.
    public Outcome archivePipeline(Viewer viewer, UUID pipeline) {
        return removePipeline(viewer, pipeline, null);
    }

    /// Puts a pipeline away; its closed deals keep it.
    ///
    /// @param dealsTo where its open deals go, a stage of another pipeline; may be null for a pipeline without open deals
    /// @return done with the id of the removal, which [#undoRemoval] takes
    public Outcome removePipeline(Viewer viewer, UUID pipeline, @Nullable UUID dealsTo) {
        return new StageRemoval(writing).pipeline(viewer, pipeline, dealsTo);
    }

    /// Adds a stage at the end.
    public Outcome addStage(Viewer viewer, UUID pipeline, StageDraft draft) {
        return writing.change(viewer, sql -> {
            var refusal = StageWriting.nameRefusal(sql, STAGE.NAME, draft.name(),
                    STAGE.PIPELINE_ID.eq(pipeline).and(STAGE.REMOVED_AT.isNull()));
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
                    STAGE.PIPELINE_ID.eq(pipeline).and(STAGE.ID.ne(stage)).and(STAGE.REMOVED_AT.isNull()));
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var before = sql.select(STAGE.NAME).from(STAGE).where(STAGE.ID.eq(stage)).fetchSingle(STAGE.NAME);
            var changed = sql.update(STAGE)
                    .set(STAGE.NAME, draft.name().strip())
                    .set(STAGE.TYPED_PROBABILITY, draft.probability())
                    .set(STAGE.FUNNEL_STAGE, draft.funnel().key())
                    .set(STAGE.ROT_DAYS, draft.rotDays())
                    .where(STAGE.ID.eq(stage))
                    .execute();
            MeasuredRates.probabilities(sql);
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
            var order = sql.select(STAGE.ID).from(STAGE)
                    .where(STAGE.PIPELINE_ID.eq(pipeline), STAGE.REMOVED_AT.isNull())
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
    /// @return done with the id of the removal, which [#undoRemoval] takes
    public Outcome removeStage(Viewer viewer, UUID stage, @Nullable UUID dealsTo) {
        return new StageRemoval(writing).stage(viewer, stage, dealsTo);
    }

    /// Takes the removal of a stage or a pipeline back, with the deals that nobody changed since.
    public Outcome undoRemoval(Viewer viewer, UUID removal) {
        return new StageRemoval(writing).undo(viewer, removal);
    }

    /// Brings an archived pipeline back, without the deals that went elsewhere.
    public Outcome restorePipeline(Viewer viewer, UUID pipeline) {
        return new StageRemoval(writing).restore(viewer, pipeline);
    }

    /// Says from what the probability of a stage comes.
    ///
    /// @param measured whether from the company's own closed deals, see [MeasuredRates]
    public Outcome measure(Viewer viewer, UUID stage, boolean measured) {
        return new MeasuredRates(writing).choose(viewer, stage, measured);
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
                .set(STAGE.TYPED_PROBABILITY, draft.probability())
                .set(STAGE.FUNNEL_STAGE, draft.funnel().key())
                .set(STAGE.ROT_DAYS, draft.rotDays())
                .execute();
        return id;
    }
}
