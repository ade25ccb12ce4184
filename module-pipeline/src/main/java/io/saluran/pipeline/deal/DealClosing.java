package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import java.util.List;
import java.util.UUID;

/// How a deal ends, and begins again. Exit criteria of its stage bind who wins it; losing one is free.
@Unrestricted("DealWriting.guarded asks the viewer for the deal before anything is written")
record DealClosing(DealWriting writing) {

    /// @param anyway whether exit criteria are left aside
    record How(boolean won, UUID reason, boolean anyway) {

        private String outcome() {
            return won ? "won" : "lost";
        }
    }

    Outcome close(Viewer viewer, UUID id, How how, int seenVersion) {
        return writing.change(viewer, id, seenVersion, (sql, deal) -> {
            if (deal.getOutcome() != null) {
                return new Outcome.Refused(Refusal.CLOSED);
            }
            if (!sql.fetchExists(REASON, REASON.ID.eq(how.reason()), REASON.OUTCOME.eq(how.outcome()))) {
                return new Outcome.Refused(Refusal.NO_SUCH_REASON);
            }
            if (how.won() && !how.anyway()) {
                var unmet = DealCriteria.unmet(sql, deal, List.of());
                if (!unmet.isEmpty()) {
                    return new Outcome.Unmet(unmet);
                }
            }
            writing.next(sql, seenVersion)
                    .set(DEAL.OUTCOME, how.outcome())
                    .set(DEAL.REASON_ID, how.reason())
                    .set(DEAL.CLOSED_ON, writing.today(viewer))
                    .where(DEAL.ID.eq(id))
                    .execute();
            DealMoney.convert(sql, id);
            writing.history(sql).moved(viewer, id, deal.getStageId(), null, how.outcome());
            writing.events().publish(sql, new DealClosed(id, how.won(), viewer.person()));
            return new Outcome.Done(seenVersion + 1);
        });
    }

    Outcome reopen(Viewer viewer, UUID id, int seenVersion) {
        return writing.change(viewer, id, seenVersion, (sql, deal) -> {
            if (deal.getOutcome() == null) {
                return new Outcome.Refused(Refusal.OPEN);
            }
            if (!new DealMoving(writing).isPlace(sql, deal.getStageId())) {
                return new Outcome.Refused(Refusal.NO_PLACE);
            }
            writing.next(sql, seenVersion)
                    .setNull(DEAL.OUTCOME)
                    .setNull(DEAL.REASON_ID)
                    .setNull(DEAL.CLOSED_ON)
                    .set(DEAL.STAGE_SINCE, writing.clock().instant())
                    .where(DEAL.ID.eq(id))
                    .execute();
            DealMoney.convert(sql, id);
            writing.history(sql).moved(viewer, id, null, deal.getStageId(), null);
            writing.tellChanged(sql, viewer, id);
            return new Outcome.Done(seenVersion + 1);
        });
    }
}
