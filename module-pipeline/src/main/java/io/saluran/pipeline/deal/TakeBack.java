package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Takes back what was done to one deal, only while it is still as that act left it; whatever else was changed in the deal
/// since stays.
record TakeBack(DealWriting writing) {

    /// Where a deal stands.
    ///
    /// @param since in the stage
    /// @param outcome null while it is open
    record Standing(
            UUID stage,
            @Nullable Instant since,
            @Nullable String outcome,
            @Nullable UUID reason,
            @Nullable LocalDate closedOn) {

        private static Standing of(DealRecord deal) {
            return new Standing(deal.getStageId(), deal.getStageSince(), deal.getOutcome(), deal.getReasonId(),
                    deal.getClosedOn());
        }

        private boolean isWhere(Standing other) {
            return stage.equals(other.stage) && Objects.equals(outcome, other.outcome)
                    && Objects.equals(reason, other.reason);
        }
    }

    /// Where a deal stands now; empty when it is gone.
    Optional<Standing> standing(Viewer viewer, UUID deal) {
        return writing.db().read(viewer, sql -> sql.selectFrom(DEAL)
                .where(DEAL.ID.eq(deal), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .fetchOptional(Standing::of));
    }

    /// Lets a deal stand again where it stood before a move, a closing or a reopening.
    Outcome to(Viewer viewer, UUID deal, Standing before, Standing after) {
        return locked(viewer, deal, (sql, now) -> {
            if (!Standing.of(now).isWhere(after) || !isPlace(sql, before)) {
                return new Outcome.Overtaken();
            }
            tellPipeline(sql, viewer, now, before.stage());
            writing.next(sql, now.getVersion())
                    .set(DEAL.PIPELINE_ID, DSL.select(STAGE.PIPELINE_ID).from(STAGE).where(STAGE.ID.eq(before.stage())))
                    .set(DEAL.STAGE_ID, before.stage())
                    .set(DEAL.STAGE_SINCE, before.since())
                    .set(DEAL.OUTCOME, before.outcome())
                    .set(DEAL.REASON_ID, before.reason())
                    .set(DEAL.CLOSED_ON, before.closedOn())
                    .where(DEAL.ID.eq(deal))
                    .execute();
            if (!Objects.equals(before.closedOn(), after.closedOn())) {
                DealMoney.convert(sql, deal);
            }
            tell(sql, viewer, deal, before, after);
            return new Outcome.Done(now.getVersion() + 1);
        });
    }

    /// What is open needs a place on a board; what is closed may stand in a pipeline that was archived.
    private boolean isPlace(DSLContext sql, Standing before) {
        return before.outcome() == null
                ? new DealMoving(writing).isPlace(sql, before.stage())
                : sql.fetchExists(STAGE, STAGE.ID.eq(before.stage()));
    }

    private void tellPipeline(DSLContext sql, Viewer viewer, DealRecord now, UUID stage) {
        var from = PIPELINE_.as("from_pipeline");
        sql.select(from.NAME, PIPELINE_.NAME)
                .from(STAGE)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(STAGE.PIPELINE_ID))
                .join(from).on(from.ID.eq(now.getPipelineId()).and(from.ID.ne(PIPELINE_.ID)))
                .where(STAGE.ID.eq(stage))
                .fetchOptional()
                .ifPresent(names -> writing.history(sql).edited(viewer, now.getId(), "pipeline", names.value1(),
                        names.value2()));
    }

    private void tell(DSLContext sql, Viewer viewer, UUID deal, Standing before, Standing after) {
        var history = writing.history(sql);
        if (before.outcome() != null) {
            history.moved(viewer, deal, before.stage(), null, before.outcome());
            writing.events().publish(sql, new DealClosed(deal, "won".equals(before.outcome()), viewer.person()));
        } else if (after.outcome() != null) {
            history.moved(viewer, deal, null, before.stage(), null);
            writing.tellChanged(sql, viewer, deal);
        } else {
            history.moved(viewer, deal, after.stage(), before.stage(), null);
            writing.events().publish(sql, new DealMoved(deal, after.stage(), before.stage(), viewer.person()));
        }
    }

    /// Writes what a field held before an edit, while it still holds what that wrote.
    <T> Outcome edit(Viewer viewer, UUID deal, DealEdit<T> before, @Nullable T after) {
        return locked(viewer, deal, (sql, now) -> {
            if (!Objects.equals(now.get(before.field().column()), after)) {
                return new Outcome.Overtaken();
            }
            before.apply(sql, viewer, now, writing.history(sql));
            writing.next(sql, now.getVersion()).where(DEAL.ID.eq(deal)).execute();
            writing.tellChanged(sql, viewer, deal);
            return new Outcome.Done(now.getVersion() + 1);
        });
    }

    @Unrestricted("DealWriting.Change runs on what the viewer's condition left")
    private Outcome locked(Viewer viewer, UUID deal, DealWriting.Change change) {
        NotPermitted.unless(viewer, DealPermissions.WRITE);
        return writing.db().write(viewer, sql -> sql.selectFrom(DEAL)
                .where(DEAL.ID.eq(deal), viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                .forUpdate()
                .fetchOptional()
                .map(now -> change.to(sql, now))
                .orElseGet(Outcome.Overtaken::new));
    }
}
