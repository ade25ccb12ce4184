package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Unrestricted;
import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Deals by how likely they are, and by what they are worth times that; only open ones have either. All deals of a stage
/// are as likely as each other, so that by weighted value they stand in the order of their values, which an index has
/// (`deal_board`): of each stage no more is read than is skipped and shown.
@Unrestricted("the callers narrow to the viewer's")
final class LikelyOrder {

    private static final Field<UUID> ID = DSL.field(DSL.name("each", "id"), UUID.class);
    private static final Field<Object> KEY = DSL.field(DSL.name("each", "key"), Object.class);

    private final DealOrder order;
    private final DealQuery query;
    private final Condition here;

    LikelyOrder(DealOrder order, DealQuery query) {
        this.order = order;
        this.query = query;
        here = DEAL.STAGE_ID.eq(STAGE.ID).and(DEAL.OUTCOME.isNull()).and(order.among);
    }

    Select<? extends Record> byProbability() {
        return withClosed(byId(STAGE.PROBABILITY, here));
    }

    Select<? extends Record> byWeightedValue() {
        var known = here.and(DEAL.SORT_VALUE.ge(BigDecimal.ZERO));
        var byValue = DSL.select(DEAL.ID.as("id"), DEAL.SORT_VALUE.times(STAGE.PROBABILITY).as("key"))
                .from(DEAL)
                .where(known, STAGE.PROBABILITY.gt(BigDecimal.ZERO))
                .orderBy(order.way(DEAL.SORT_VALUE), order.way(DEAL.ID))
                .limit(order.until);
        // where nothing is likely all come to nought, and nought is ordered by the id like all that is the same
        var nought = byId(DSL.inline(BigDecimal.ZERO), known.and(STAGE.PROBABILITY.eq(BigDecimal.ZERO)));
        var unknown = byId(DSL.castNull(SQLDataType.NUMERIC), here.and(DEAL.SORT_VALUE.lt(BigDecimal.ZERO)));
        return withClosed(DealOrder.both(DealOrder.both(byValue, nought), unknown));
    }

    private Select<? extends Record> withClosed(Select<? extends Record> ofStage) {
        var open = DSL.select(ID, KEY)
                .from(STAGE)
                .crossJoin(DSL.lateral(ofStage.asTable("each")))
                .where(query.pipeline() == null ? DSL.noCondition() : STAGE.PIPELINE_ID.eq(query.pipeline()));
        if ("open".equals(query.outcome())) {
            return open;
        }
        var closed = byId(DSL.castNull(SQLDataType.NUMERIC), DEAL.OUTCOME.isNotNull().and(order.among));
        return query.outcome() == null ? DealOrder.both(open, closed) : closed;
    }

    private Select<? extends Record> byId(Field<BigDecimal> key, Condition which) {
        return DSL.select(DEAL.ID.as("id"), key.as("key"))
                .from(DEAL)
                .where(which)
                .orderBy(order.way(DEAL.ID))
                .limit(order.until);
    }
}
