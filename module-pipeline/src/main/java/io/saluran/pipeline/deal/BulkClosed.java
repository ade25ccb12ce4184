package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Many deals are won or lost.
///
/// @param on the day on which they were closed
@Unrestricted("conditions and values only; BulkEdit asks the viewer for the deals")
record BulkClosed(boolean won, UUID reason, LocalDate on) implements BulkChange {

    private String outcome() {
        return won ? "won" : "lost";
    }

    @Override
    public String field() {
        return "outcome";
    }

    @Override
    public Deals.@Nullable Refusal refusal(DSLContext sql, Viewer viewer) {
        return sql.fetchExists(REASON, REASON.ID.eq(reason), REASON.OUTCOME.eq(outcome()))
                ? null
                : Deals.Refusal.NO_SUCH_REASON;
    }

    @Override
    public Map<BulkChange.Stay, Condition> stays(DSLContext sql) {
        var stays = new LinkedHashMap<BulkChange.Stay, Condition>();
        stays.put(BulkChange.Stay.CLOSED, DEAL.OUTCOME.isNotNull());
        if (won) {
            stays.put(BulkChange.Stay.UNMET, DealCriteria.isUnmet());
        }
        return stays;
    }

    @Override
    public Field<String> old() {
        return DSL.castNull(SQLDataType.CLOB);
    }

    @Override
    public Map<Field<?>, Object> written(Instant now) {
        return Map.of(DEAL.OUTCOME, outcome(), DEAL.REASON_ID, reason, DEAL.CLOSED_ON, on);
    }

    @Override
    public Condition untouched() {
        return DEAL.OUTCOME.eq(outcome()).and(DEAL.REASON_ID.eq(reason))
                .and(DealMoving.isPlace(DEAL.STAGE_ID));
    }

    @Override
    public Map<Field<?>, Object> back() {
        return Map.of(DEAL.OUTCOME, DSL.castNull(DEAL.OUTCOME), DEAL.REASON_ID, DSL.castNull(DEAL.REASON_ID),
                DEAL.CLOSED_ON, DSL.castNull(DEAL.CLOSED_ON));
    }
}
