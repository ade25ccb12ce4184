package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.NOTE;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_MOVE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.FunnelStage;
import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.platform.event.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What is done to pipelines, stages and reasons (P3). A stage in use cannot be lost: its deals go to another first, in
/// the same transaction. What is refused changes nothing.
@Unrestricted("a stage is moved or removed with all its deals, whoever owns them; guarded by its own permission")
public final class PipelineChanges {

    private final Db db;
    private final Events events;
    private final Clock clock;

    public PipelineChanges(Db db, Events events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
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
        return change(viewer, sql -> {
            var refusal = nameRefusal(sql, PIPELINE_.NAME, name, PIPELINE_.ARCHIVED_AT.isNull());
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
        return change(viewer, sql -> {
            var refusal = nameRefusal(sql, PIPELINE_.NAME, name,
                    PIPELINE_.ARCHIVED_AT.isNull().and(PIPELINE_.ID.ne(pipeline)));
            return refusal != null ? new Outcome.Refused(refusal)
                    : done(pipeline, sql.update(PIPELINE_).set(PIPELINE_.NAME, name.strip())
                            .where(PIPELINE_.ID.eq(pipeline)).execute());
        });
    }

    /// Puts a pipeline away; its closed deals keep it. Refused while it has open deals.
    public Outcome archivePipeline(Viewer viewer, UUID pipeline) {
        return change(viewer, sql -> {
            if (sql.fetchExists(DEAL, DEAL.PIPELINE_ID.eq(pipeline), DEAL.OUTCOME.isNull(), DEAL.DELETED_AT.isNull())) {
                return new Outcome.Refused(Refusal.IN_USE);
            }
            if (Pipelines.all(sql).size() < 2) {
                return new Outcome.Refused(Refusal.LAST_ONE);
            }
            return done(pipeline, sql.update(PIPELINE_).set(PIPELINE_.ARCHIVED_AT, clock.instant())
                    .where(PIPELINE_.ID.eq(pipeline)).execute());
        });
    }

    /// Adds a stage at the end.
    public Outcome addStage(Viewer viewer, UUID pipeline, StageDraft draft) {
        return change(viewer, sql -> {
            var refusal = nameRefusal(sql, STAGE.NAME, draft.name(), STAGE.PIPELINE_ID.eq(pipeline));
            return refusal != null ? new Outcome.Refused(refusal) : new Outcome.Done(insert(sql, pipeline, draft));
        });
    }

    public Outcome changeStage(Viewer viewer, UUID stage, StageDraft draft) {
        return change(viewer, sql -> {
            var pipeline = pipelineOf(sql, stage);
            if (pipeline == null) {
                return new Outcome.Refused(Refusal.GONE);
            }
            var refusal = nameRefusal(sql, STAGE.NAME, draft.name(), STAGE.PIPELINE_ID.eq(pipeline).and(STAGE.ID.ne(stage)));
            return refusal != null ? new Outcome.Refused(refusal) : done(stage, sql.update(STAGE)
                    .set(STAGE.NAME, draft.name().strip())
                    .set(STAGE.PROBABILITY, draft.probability())
                    .set(STAGE.FUNNEL_STAGE, draft.funnel().key())
                    .set(STAGE.ROT_DAYS, draft.rotDays())
                    .where(STAGE.ID.eq(stage))
                    .execute());
        });
    }

    /// Puts a stage at a place among the others.
    ///
    /// @param place from 0
    public Outcome placeStage(Viewer viewer, UUID stage, int place) {
        return change(viewer, sql -> {
            var pipeline = pipelineOf(sql, stage);
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
        return change(viewer, sql -> {
            var pipeline = pipelineOf(sql, stage);
            if (pipeline == null || (dealsTo != null
                    && (dealsTo.equals(stage) || !pipeline.equals(pipelineOf(sql, dealsTo))))) {
                return new Outcome.Refused(Refusal.GONE);
            }
            if (sql.fetchCount(STAGE, STAGE.PIPELINE_ID.eq(pipeline)) < 2) {
                return new Outcome.Refused(Refusal.LAST_ONE);
            }
            if (dealsTo != null) {
                moveDeals(sql, viewer, stage, dealsTo);
            } else if (sql.fetchExists(DEAL, DEAL.STAGE_ID.eq(stage))) {
                return new Outcome.Refused(Refusal.IN_USE);
            }
            return done(stage, sql.deleteFrom(STAGE).where(STAGE.ID.eq(stage)).execute());
        });
    }

    private void moveDeals(DSLContext sql, Viewer viewer, UUID from, UUID to) {
        sql.insertInto(STAGE_MOVE, STAGE_MOVE.ID, STAGE_MOVE.DEAL_ID, STAGE_MOVE.FROM_STAGE_ID, STAGE_MOVE.TO_STAGE_ID,
                STAGE_MOVE.AT, STAGE_MOVE.PERSON_ID)
                .select(DSL.select(DSL.function("platform.uuid7", UUID.class), DEAL.ID, DSL.val(from), DSL.val(to),
                        DSL.val(clock.instant()), DSL.val(viewer.isSystem() ? null : viewer.person(), UUID.class))
                        .from(DEAL)
                        .where(DEAL.STAGE_ID.eq(from), DEAL.OUTCOME.isNull()))
                .execute();
        sql.update(DEAL)
                .set(DEAL.STAGE_ID, to)
                .set(DEAL.STAGE_SINCE, DSL.when(DEAL.OUTCOME.isNull(), DSL.val(clock.instant())).otherwise(DEAL.STAGE_SINCE))
                .set(DEAL.VERSION, DEAL.VERSION.plus(1))
                .where(DEAL.STAGE_ID.eq(from))
                .execute();
        sql.update(NOTE).set(NOTE.STAGE_ID, to).where(NOTE.STAGE_ID.eq(from)).execute();
    }

    /// @param outcome `won` or `lost`
    public Outcome addReason(Viewer viewer, String outcome, String name) {
        return change(viewer, sql -> {
            var refusal = nameRefusal(sql, REASON.NAME, name, REASON.OUTCOME.eq(outcome));
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var id = Ids.next();
            sql.insertInto(REASON)
                    .set(REASON.ID, id)
                    .set(REASON.OUTCOME, outcome)
                    .set(REASON.NAME, name.strip())
                    .set(REASON.POSITION, DSL.field(DSL.select(DSL.coalesce(DSL.max(REASON.POSITION), 0).plus(1))
                            .from(REASON).where(REASON.OUTCOME.eq(outcome))))
                    .execute();
            return new Outcome.Done(id);
        });
    }

    /// Takes a reason off the list; deals that were closed with it keep it.
    public Outcome archiveReason(Viewer viewer, UUID reason) {
        return change(viewer, sql -> sql.fetchExists(REASON, REASON.ID.eq(reason), REASON.KEY.eq("not-recorded"))
                ? new Outcome.Refused(Refusal.NEEDED)
                : done(reason, sql.update(REASON).set(REASON.ARCHIVED_AT, clock.instant()).where(REASON.ID.eq(reason))
                        .execute()));
    }

    private Outcome change(Viewer viewer, Function<DSLContext, Outcome> change) {
        if (!viewer.may(StagePermissions.CONFIGURE)) {
            throw new IllegalStateException("This needs the permission " + StagePermissions.CONFIGURE);
        }
        return db.write(sql -> {
            var outcome = change.apply(sql);
            if (outcome instanceof Outcome.Done) {
                events.publish(sql, new PipelinesChanged(viewer.person()));
            }
            return outcome;
        });
    }

    private static Outcome done(UUID id, int changed) {
        return changed == 0 ? new Outcome.Refused(Refusal.GONE) : new Outcome.Done(id);
    }

    private static @Nullable Refusal nameRefusal(DSLContext sql, TableField<?, String> column, String name,
            Condition others) {
        if (name.isBlank()) {
            return Refusal.NO_NAME;
        }
        var table = java.util.Objects.requireNonNull(column.getTable());
        return sql.fetchExists(table, DSL.lower(column).eq(DSL.lower(name.strip())).and(others)) ? Refusal.NAME_TAKEN
                : null;
    }

    private static @Nullable UUID pipelineOf(DSLContext sql, UUID stage) {
        return sql.select(STAGE.PIPELINE_ID).from(STAGE).where(STAGE.ID.eq(stage)).fetchOne(STAGE.PIPELINE_ID);
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
