package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_SUM;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;

import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealLanes.By;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record5;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What stands over the lanes of a board: of owners from the sums that are kept, where nothing else narrows the deals.
final class LaneHeads {

    private LaneHeads() {}

    /// @param key null for the deals that have none of it
    /// @param total null when no deal there has a value
    /// @param counts deals by stage
    record Head(@Nullable UUID key, @Nullable String name, long count, @Nullable BigDecimal total,
            Map<UUID, Integer> counts) {}

    /// A stage in a lane.
    private record Cell(@Nullable UUID key, @Nullable String name, UUID stage, long count,
            @Nullable BigDecimal total) {}

    /// The richest lanes first.
    static List<Head> of(DSLContext sql, Viewer viewer, UUID pipeline, DealFilter filter, By by) {
        var cells = sql.fetch(by == By.OWNER && filter.isByOwnerAlone()
                ? kept(viewer, pipeline, filter)
                : added(viewer, pipeline, filter, by)).map(mapping(Cell::new));
        var lanes = new HashMap<@Nullable UUID, Head>();
        for (var cell : cells) {
            lanes.merge(cell.key(), new Head(cell.key(), cell.name(), cell.count(), cell.total(),
                    Map.of(cell.stage(), (int) cell.count())), LaneHeads::both);
        }
        return lanes.values().stream()
                .sorted(Comparator.comparing(Head::total, Comparator.nullsFirst(Comparator.naturalOrder())).reversed()
                        .thenComparing(Head::name, Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER)))
                .collect(Collectors.toList());
    }

    private static Head both(Head one, Head other) {
        var counts = new HashMap<>(one.counts());
        counts.putAll(other.counts());
        var total = one.total() == null
                ? other.total()
                : other.total() == null
                        ? one.total()
                        : one.total().add(other
                                .total());
        return new Head(one.key(), one.name(), one.count() + other.count(), total, counts);
    }

    private static Select<Record5<UUID, String, UUID, Long, BigDecimal>> kept(Viewer viewer, UUID pipeline,
            DealFilter filter) {
        var deals = DSL.sum(DEAL_SUM.DEALS).cast(Long.class);
        return DSL.select(DEAL_SUM.OWNER_ID, PERSON_CARD.NAME, DEAL_SUM.STAGE_ID, deals,
                KnownTotal.of(DEAL_SUM.VALUED, DEAL_SUM.TOTAL))
                .from(DEAL_SUM)
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL_SUM.OWNER_ID))
                .where(DEAL_SUM.PIPELINE_ID.eq(pipeline), DEAL_SUM.OUTCOME.isNull(), viewer.maySee(DEAL_SUM),
                        filter.owners(DEAL_SUM.OWNER_ID))
                .groupBy(DEAL_SUM.OWNER_ID, PERSON_CARD.NAME, DEAL_SUM.STAGE_ID)
                .having(deals.gt(0L));
    }

    private static Select<Record5<UUID, String, UUID, Long, BigDecimal>> added(Viewer viewer, UUID pipeline,
            DealFilter filter, By by) {
        return DSL.select(by.key(), by.label(), DEAL.STAGE_ID, DSL.count().cast(Long.class), DSL.sum(DEAL.VALUE))
                .from(DEAL)
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(DEAL.OWNER_ID))
                .leftJoin(PRODUCT).on(PRODUCT.ID.eq(DEAL.PRODUCT_ID))
                .where(viewer.maySee(DEAL), DealLanes.open(viewer, pipeline, filter))
                .groupBy(by.key(), by.label(), DEAL.STAGE_ID);
    }
}
