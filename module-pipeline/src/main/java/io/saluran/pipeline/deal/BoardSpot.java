package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lateral;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.record.Stretch;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.OrderField;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// Where a card is on a board, column after column and the richest first: what stands before and after it, in the order of
/// the index `deal_board`.
@Unrestricted("conditions and parts of queries; DealNeighbours gives them what the viewer may see")
record BoardSpot(UUID stage, UUID pipeline, int position, BigDecimal sortValue, UUID deal) {

    private static final List<OrderField<?>> DOWN = List.of(DEAL.SORT_VALUE.desc(), DEAL.ID.desc());
    private static final List<OrderField<?>> UP = List.of(DEAL.SORT_VALUE.asc(), DEAL.ID.asc());

    /// Above it in its column.
    Stretch richer(Condition in) {
        return inColumn(in.and(row(DEAL.SORT_VALUE, DEAL.ID).gt(val(sortValue), val(deal))), UP);
    }

    /// Below it in its column.
    Stretch poorer(Condition in) {
        return inColumn(in.and(row(DEAL.SORT_VALUE, DEAL.ID).lt(val(sortValue), val(deal))), DOWN);
    }

    private Stretch inColumn(Condition which, List<OrderField<?>> order) {
        var here = DEAL.STAGE_ID.eq(stage).and(which);
        return new Stretch(one(here, order), selectOne().from(DEAL).where(here));
    }

    /// In the columns to the right of its own, or to the left; a column without cards is passed over.
    Stretch inStages(Condition in, boolean right) {
        var there = STAGE.PIPELINE_ID.eq(pipeline)
                .and(right ? STAGE.POSITION.gt(position) : STAGE.POSITION.lt(position));
        var each = lateral(one(DEAL.STAGE_ID.eq(STAGE.ID).and(in), right ? DOWN : UP).asTable("each"));
        return new Stretch(select(DSL.field(name("each", "id"), UUID.class)).from(STAGE).crossJoin(each).where(there)
                .orderBy(right ? STAGE.POSITION.asc() : STAGE.POSITION.desc()).limit(inline(1)),
                selectOne().from(STAGE).join(DEAL).on(DEAL.STAGE_ID.eq(STAGE.ID)).where(there, in));
    }

    private static Select<Record1<UUID>> one(Condition which, List<OrderField<?>> order) {
        return select(DEAL.ID).from(DEAL).where(which).orderBy(order).limit(inline(1));
    }
}
