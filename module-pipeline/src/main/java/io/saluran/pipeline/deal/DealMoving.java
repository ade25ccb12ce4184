package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_CRITERION;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// How a deal goes from stage to stage, and from one pipeline to another. Exit criteria bind who moves it forwards or into
/// another pipeline; going back is free.
@Unrestricted("DealWriting.guarded asks the viewer for the deal before anything is written")
record DealMoving(DealWriting writing) {

    /// @param own what is filled in on the way
    /// @param anyway whether exit criteria are left aside
    /// @param anywhere whether the stage may be one of another pipeline
    record How(List<FieldEdit> own, boolean anyway, boolean anywhere) {}

    /// Where a stage is.
    ///
    /// @param asked whether the deal goes forwards to it, or into another pipeline, from a stage that has exit criteria
    /// @param needs whether a deal needs any of the company's own fields there
    private record Target(UUID pipeline, String pipelineName, boolean asked, boolean needs) {}

    Outcome move(Viewer viewer, UUID id, UUID toStage, How how, int seenVersion) {
        return writing.change(viewer, id, seenVersion, (sql, deal) -> {
            if (deal.getStageId().equals(toStage)) {
                return new Outcome.Done(seenVersion);
            }
            var to = target(sql, deal, toStage);
            var stays = to != null && to.pipeline().equals(deal.getPipelineId());
            if (deal.getOutcome() != null && (stays || !how.anywhere())) {
                return new Outcome.Refused(Refusal.CLOSED);
            }
            if (to == null || (!stays && !how.anywhere())) {
                return new Outcome.Refused(Refusal.OTHER_PIPELINE);
            }
            if (!how.anyway() && deal.getOutcome() == null && to.asked()) {
                var unmet = DealCriteria.unmet(sql, deal, how.own());
                if (!unmet.isEmpty()) {
                    return new Outcome.Unmet(unmet);
                }
            }
            if (deal.getOutcome() == null && (to.needs() || !how.own().isEmpty())) {
                var refused = writing.own(sql, viewer).write(deal, how.own(), toStage);
                if (refused.isPresent()) {
                    return refused.get();
                }
            }
            return done(sql, viewer, deal, toStage, to);
        });
    }

    /// Whether a deal can stand in a stage: it is there, in a pipeline that is not archived.
    boolean isPlace(DSLContext sql, UUID stage) {
        return sql.fetchExists(DSL.selectOne().where(isPlace(DSL.val(stage))));
    }

    /// The same in a query.
    static Condition isPlace(Field<UUID> stage) {
        var place = STAGE.as("place");
        return DSL.exists(DSL.selectOne()
                .from(place)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(place.PIPELINE_ID))
                .where(place.ID.eq(stage), place.REMOVED_AT.isNull(), PIPELINE_.ARCHIVED_AT.isNull()));
    }

    /// Gives a deal whose stage is gone another one, as its history tells; without a version of its own.
    void place(DSLContext sql, Viewer viewer, DealRecord deal, UUID stage) {
        var to = sql.select(STAGE.PIPELINE_ID, PIPELINE_.NAME)
                .from(STAGE).join(PIPELINE_).on(PIPELINE_.ID.eq(STAGE.PIPELINE_ID))
                .where(STAGE.ID.eq(stage)).fetchSingle();
        sql.update(DEAL)
                .set(DEAL.STAGE_ID, stage)
                .set(DEAL.PIPELINE_ID, to.value1())
                .set(DEAL.STAGE_SINCE, writing.clock().instant())
                .where(DEAL.ID.eq(deal.getId())).execute();
        if (!to.value1().equals(deal.getPipelineId())) {
            var from = sql.select(PIPELINE_.NAME).from(PIPELINE_).where(PIPELINE_.ID.eq(deal.getPipelineId()))
                    .fetchSingle().value1();
            writing.history(sql).edited(viewer, deal.getId(), "pipeline", from, to.value2());
        }
        writing.history(sql).moved(viewer, deal.getId(), deal.getStageId(), stage, null);
    }

    private static @Nullable Target target(DSLContext sql, DealRecord deal, UUID stage) {
        var from = STAGE.as("from_stage");
        var criteria = DSL.exists(DSL.selectOne().from(STAGE_CRITERION).where(STAGE_CRITERION.STAGE_ID.eq(from.ID)));
        return sql.select(STAGE.PIPELINE_ID, PIPELINE_.NAME, DSL.field(criteria
                .and(from.PIPELINE_ID.ne(STAGE.PIPELINE_ID).or(STAGE.POSITION.gt(from.POSITION)))),
                FieldWriting.needsAny(DealOwnFields.TYPE, stage))
                .from(STAGE)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(STAGE.PIPELINE_ID))
                .join(from).on(from.ID.eq(deal.getStageId()))
                .where(STAGE.ID.eq(stage), STAGE.REMOVED_AT.isNull(), PIPELINE_.ARCHIVED_AT.isNull())
                .fetchOne(row -> new Target(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    private Outcome done(DSLContext sql, Viewer viewer, DealRecord deal, UUID toStage, Target to) {
        var open = deal.getOutcome() == null;
        var update = writing.next(sql, deal.getVersion())
                .set(DEAL.STAGE_ID, toStage)
                .set(DEAL.PIPELINE_ID, to.pipeline());
        (open ? update.set(DEAL.STAGE_SINCE, writing.clock().instant()) : update)
                .where(DEAL.ID.eq(deal.getId())).execute();
        if (!to.pipeline().equals(deal.getPipelineId())) {
            var from = sql.select(PIPELINE_.NAME).from(PIPELINE_).where(PIPELINE_.ID.eq(deal.getPipelineId()))
                    .fetchSingle().value1();
            writing.history(sql).edited(viewer, deal.getId(), "pipeline", from, to.pipelineName());
        }
        if (open) {
            writing.history(sql).moved(viewer, deal.getId(), deal.getStageId(), toStage, null);
            writing.events().publish(sql, new DealMoved(deal.getId(), deal.getStageId(), toStage, viewer.person()));
        } else {
            writing.tellChanged(sql, viewer, deal.getId());
        }
        return new Outcome.Done(deal.getVersion() + 1);
    }
}
