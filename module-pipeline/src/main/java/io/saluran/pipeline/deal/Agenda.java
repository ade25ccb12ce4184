package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACTIVITY;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// What is planned for a deal, and its next step: the words and the day of the soonest plan, as long as nobody wrote others
/// by hand. A step that is written by hand stays until it is done.
record Agenda(DSLContext sql, DealWriting writing, Viewer viewer, DealRecord deal) {

    /// Whether the next step is that of a plan, or there is none.
    boolean isFollowed() {
        return deal.getNextStep() == null || sql.fetchExists(ACTIVITY, open(),
                ACTIVITY.SUBJECT.eq(deal.getNextStep()), ACTIVITY.DUE_ON.isNotDistinctFrom(deal.getNextStepOn()));
    }

    private Condition open() {
        return ACTIVITY.DEAL_ID.eq(deal.getId()).and(ACTIVITY.DONE_AT.isNull()).and(ACTIVITY.DELETED_AT.isNull());
    }

    /// Makes the soonest plan the next step, or none where nothing is planned.
    @Unrestricted("the deal is locked, seen by somebody who may")
    void follow() {
        var soonest = sql.select(ACTIVITY.SUBJECT, ACTIVITY.DUE_ON)
                .from(ACTIVITY)
                .where(open())
                .orderBy(ACTIVITY.DUE_ON.asc().nullsLast(), ACTIVITY.DUE_AT.asc().nullsFirst(), ACTIVITY.ID)
                .limit(1)
                .fetchOne();
        var version = deal.getVersion();
        var history = writing.history(sql);
        var other = new DealEdit<>(DealField.NEXT_STEP, soonest == null ? null : soonest.value1())
                .apply(sql, viewer, deal, history);
        var otherDay = new DealEdit<>(DealField.NEXT_STEP_ON, soonest == null ? null : soonest.value2())
                .apply(sql, viewer, deal, history);
        if (other || otherDay) {
            writing.next(sql, version).where(DEAL.ID.eq(deal.getId())).execute();
            writing.tellChanged(sql, viewer, deal.getId());
            deal.setVersion(version + 1);
        }
    }
}
