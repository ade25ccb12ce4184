package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_SUM;
import static org.jooq.Records.mapping;

import io.saluran.db.Viewer;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// How many deals there are and what they are worth, by stage and outcome. Where nothing narrows them but whose they are,
/// from the sums that are kept, which do not grow with the deals; else by adding up the deals.
final class DealSums {

    private static final Field<Long> KEPT_DEALS = DSL.sum(DEAL_SUM.DEALS).cast(Long.class);
    private static final Field<BigDecimal> KEPT_TOTAL = DSL.when(DSL.sum(DEAL_SUM.VALUED).gt(BigDecimal.ZERO),
            DSL.sum(DEAL_SUM.TOTAL));

    private DealSums() {}

    /// @param outcome null for open ones
    /// @param total null when none has a value
    record Sum(UUID stage, @Nullable String outcome, long deals, @Nullable BigDecimal total) {}

    /// Only what there is.
    static List<Sum> of(DSLContext sql, Viewer viewer, UUID pipeline, DealFilter filter) {
        return filter.isByOwnerAlone() ? kept(sql, viewer, pipeline, filter) : added(sql, viewer, pipeline, filter);
    }

    private static List<Sum> kept(DSLContext sql, Viewer viewer, UUID pipeline, DealFilter filter) {
        return sql.select(DEAL_SUM.STAGE_ID, DEAL_SUM.OUTCOME, KEPT_DEALS, KEPT_TOTAL)
                .from(DEAL_SUM)
                .where(DEAL_SUM.PIPELINE_ID.eq(pipeline), viewer.maySee(DEAL_SUM), filter.owners(DEAL_SUM.OWNER_ID))
                .groupBy(DEAL_SUM.STAGE_ID, DEAL_SUM.OUTCOME)
                .having(KEPT_DEALS.gt(0L))
                .fetch(mapping(Sum::new));
    }

    private static List<Sum> added(DSLContext sql, Viewer viewer, UUID pipeline, DealFilter filter) {
        var deal = DEAL.as("deal");
        return sql.select(deal.STAGE_ID, deal.OUTCOME, DSL.count().cast(Long.class), DSL.sum(deal.VALUE))
                .from(deal)
                .where(deal.PIPELINE_ID.eq(pipeline), deal.DELETED_AT.isNull(), viewer.maySee(deal), filter.on(deal))
                .groupBy(deal.STAGE_ID, deal.OUTCOME)
                .fetch(mapping(Sum::new));
    }

    /// Of a table of deals, from what is kept; asked only where [#areKept].
    static DealList.Totals of(DSLContext sql, Viewer viewer, DealList.Query query) {
        Condition outcome = query.outcome() == null
                ? DSL.noCondition()
                : "open".equals(query.outcome())
                        ? DEAL_SUM.OUTCOME.isNull()
                        : DEAL_SUM.OUTCOME.eq(query.outcome());
        return sql.select(DSL.coalesce(KEPT_DEALS, 0L), KEPT_TOTAL)
                .from(DEAL_SUM)
                .where(viewer.maySee(DEAL_SUM), query.filter().owners(DEAL_SUM.OWNER_ID), outcome,
                        query.pipeline() == null ? DSL.noCondition() : DEAL_SUM.PIPELINE_ID.eq(query.pipeline()),
                        query.stage() == null ? DSL.noCondition() : DEAL_SUM.STAGE_ID.eq(query.stage()))
                .fetchSingle(mapping(DealList.Totals::new));
    }

    /// Whether nothing narrows the table of which no sums are kept.
    static boolean areKept(DealList.Query query) {
        return query.filter().isByOwnerAlone() && query.selection().equals(DealSelection.ALL);
    }
}
