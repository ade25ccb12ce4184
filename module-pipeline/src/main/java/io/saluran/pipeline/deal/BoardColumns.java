package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.Records.mapping;

import io.saluran.pipeline.deal.DealBoard.Board;
import io.saluran.pipeline.deal.DealBoard.Card;
import io.saluran.pipeline.deal.DealBoard.Closed;
import io.saluran.pipeline.deal.DealBoard.Column;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The columns of a board: its stages with their sums, in one query, and the cards that were read for them.
final class BoardColumns {

    private BoardColumns() {}

    /// A stage with one of its sums, for there is one for each outcome.
    ///
    /// @param removed whether it has no column any more, but what was closed in it
    /// @param deals 0 for a stage without any sum
    private record StageSum(
            UUID stage,
            String name,
            String funnel,
            @Nullable Integer rotDays,
            BigDecimal probability,
            boolean removed,
            @Nullable String outcome,
            long deals,
            @Nullable BigDecimal total) {}

    static Board of(DSLContext sql, UUID pipeline, DealSums.Sums sums, Map<UUID, List<Card>> cards) {
        var stages = sql
                .select(STAGE.ID, STAGE.NAME, STAGE.FUNNEL_STAGE, STAGE.ROT_DAYS, STAGE.PROBABILITY,
                        DSL.field(STAGE.REMOVED_AT.isNotNull()), sums.outcome(), DSL.coalesce(sums.deals(), 0L),
                        sums.total())
                .from(STAGE)
                .leftJoin(sums.table()).on(sums.stage().eq(STAGE.ID))
                .where(STAGE.PIPELINE_ID.eq(pipeline))
                .orderBy(STAGE.POSITION, STAGE.ID)
                .fetch(mapping(StageSum::new));
        var columns = stages.stream().filter(stage -> !stage.removed())
                .collect(Collectors.groupingBy(StageSum::stage, LinkedHashMap::new, Collectors.toList()))
                .values().stream().map(each -> column(each, cards)).toList();
        return new Board(columns, closed(stages), true);
    }

    /// @param sums of one stage, at least one
    private static Column column(List<StageSum> sums, Map<UUID, List<Card>> cards) {
        var stage = sums.getFirst();
        var open = sums.stream().filter(sum -> sum.outcome() == null).findFirst();
        var total = open.map(StageSum::total).orElse(null);
        return new Column(stage.stage(), stage.name(), stage.funnel(), stage.rotDays(),
                open.map(StageSum::deals).orElse(0L), total, total == null ? null : total.multiply(stage.probability()),
                cards.getOrDefault(stage.stage(), List.of()));
    }

    private static Map<String, Closed> closed(List<StageSum> sums) {
        var closed = new HashMap<String, Closed>();
        for (var sum : sums) {
            if (sum.outcome() != null) {
                closed.merge(sum.outcome(), new Closed(sum.deals(), sum.total()), Closed::and);
            }
        }
        return closed;
    }
}
