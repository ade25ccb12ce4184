package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_SUM;
import static org.jooq.Records.mapping;

import io.saluran.db.Viewer;
import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// How many deals there are and what they are worth, by stage and outcome. Where nothing narrows them but whose they are,
/// from the sums that are kept, which do not grow with the deals; else by adding up the deals.
final class DealSums {

    private static final Field<Long> KEPT_DEALS = DSL.sum(DEAL_SUM.DEALS).cast(Long.class);
    private static final Field<BigDecimal> KEPT_TOTAL = KnownTotal.of(DEAL_SUM.VALUED, DEAL_SUM.TOTAL);

    private DealSums() {}

    /// Of what the viewer sees of a pipeline, by stage and outcome, only what there is.
    static Sums of(Viewer viewer, UUID pipeline, DealFilter filter) {
        return Sums.from(filter.isByOwnerAlone() ? kept(viewer, pipeline, filter) : added(viewer, pipeline, filter));
    }

    /// Where they come later.
    static Sums none() {
        return Sums.from(DSL.select(DSL.castNull(UUID.class), DSL.castNull(String.class), DSL.castNull(Long.class),
                DSL.castNull(BigDecimal.class)).where(DSL.falseCondition()));
    }

    /// Sums as a table, to be read together with the stages.
    ///
    /// @param outcome null for open ones
    /// @param total null when none has a value
    record Sums(Table<?> table, Field<UUID> stage, Field<String> outcome, Field<Long> deals, Field<BigDecimal> total) {

        private static Sums from(Select<Record4<UUID, String, Long, BigDecimal>> sums) {
            var table = sums.asTable("sum", "stage_id", "outcome", "deals", "total");
            return new Sums(table, table.field("stage_id", UUID.class), table.field("outcome", String.class),
                    table.field("deals", Long.class), table.field("total", BigDecimal.class));
        }
    }

    private static Select<Record4<UUID, String, Long, BigDecimal>> kept(Viewer viewer, UUID pipeline,
            DealFilter filter) {
        return DSL.select(DEAL_SUM.STAGE_ID, DEAL_SUM.OUTCOME, KEPT_DEALS, KEPT_TOTAL)
                .from(DEAL_SUM)
                .where(DEAL_SUM.PIPELINE_ID.eq(pipeline), viewer.maySee(DEAL_SUM), filter.owners(DEAL_SUM.OWNER_ID))
                .groupBy(DEAL_SUM.STAGE_ID, DEAL_SUM.OUTCOME)
                .having(KEPT_DEALS.gt(0L));
    }

    private static Select<Record4<UUID, String, Long, BigDecimal>> added(Viewer viewer, UUID pipeline,
            DealFilter filter) {
        var deal = DEAL.as("deal");
        return DSL.select(deal.STAGE_ID, deal.OUTCOME, DSL.count().cast(Long.class), DSL.sum(deal.VALUE))
                .from(deal)
                .where(deal.PIPELINE_ID.eq(pipeline), deal.DELETED_AT.isNull(), viewer.maySee(deal),
                        filter.on(deal, viewer.zone()))
                .groupBy(deal.STAGE_ID, deal.OUTCOME);
    }

    /// Of a table of deals, from what is kept; asked only where [#areKept].
    static DealList.Totals of(DSLContext sql, Viewer viewer, DealQuery query) {
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
    static boolean areKept(DealQuery query) {
        return query.filter().isByOwnerAlone() && query.selection().equals(DealSelection.ALL);
    }
}
