package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.record.Neighbours;
import io.saluran.pipeline.record.Place;
import io.saluran.pipeline.record.SortedRows;
import io.saluran.platform.field.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/// Where a deal stands in the list or on the board from which its page was opened, found by key over the same filter.
final class DealNeighbours {

    private final Db db;
    private final OwnFields own;

    DealNeighbours(Db db, Fields fields) {
        this.db = db;
        this.own = new OwnFields(fields, DealOwnFields.TYPE);
    }

    /// @param origin parameters of the deal's address: `list` is `board` or `table`, then those of that page
    /// @return empty when the page was opened from neither, or the deal is no longer in it
    Optional<Place> of(Viewer viewer, UUID deal, Map<String, List<String>> origin) {
        return switch (String.join("", origin.getOrDefault("list", List.of()))) {
            case "board" -> db.read(viewer, sql -> board(sql, viewer, deal, origin).map(found -> found.place(sql)));
            case "table" -> db.read(viewer, sql -> table(sql, viewer, deal, origin).map(found -> found.place(sql)));
            default -> Optional.empty();
        };
    }

    private static Optional<Neighbours> board(DSLContext sql, Viewer viewer, UUID deal,
            Map<String, List<String>> origin) {
        var query = new DealQuery(DealFilter.read(origin, "pipeline", UUID::fromString), null, "open",
                DealFilter.of(origin));
        var in = query.on(viewer.zone()).and(viewer.maySee(DEAL));
        return sql.select(DEAL.STAGE_ID, STAGE.PIPELINE_ID, STAGE.POSITION, DEAL.SORT_VALUE, DEAL.ID)
                .from(DEAL)
                .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                .where(DEAL.ID.eq(deal), in)
                .fetchOptional(mapping(BoardSpot::new))
                .map(spot -> new Neighbours(List.of(spot.richer(in), spot.inStages(in, false)),
                        List.of(spot.poorer(in), spot.inStages(in, true)), selectOne().from(DEAL)
                                .where(in, DEAL.PIPELINE_ID.eq(spot.pipeline()))));
    }

    private Optional<Neighbours> table(DSLContext sql, Viewer viewer, UUID deal, Map<String, List<String>> origin) {
        var in = DealQuery.of(origin).on(viewer).and(viewer.maySee(DEAL));
        var sort = DealList.Sort.of(String.join("", origin.getOrDefault("sort", List.of())));
        var rows = sort.field().equals("value")
                ? byValue(sql, in, sort.descending())
                : SortedRows.by(DealList.order(own, sort), columns -> DealRows.joined(sql.select(columns)).where(in),
                        DEAL.ID, sort.descending());
        return DealRows.joined(sql.select(rows.key(), field(rows.isUnknown()))).where(DEAL.ID.eq(deal), in)
                .fetchOptional()
                .map(here -> rows.around(here.get(1, Boolean.class) ? null : here.get(0), deal));
    }

    /// In the order of the index, where an unknown value is below zero.
    private static SortedRows byValue(DSLContext sql, Condition in, boolean descending) {
        @SuppressWarnings("unchecked") // it is only compared with its own values
        var key = (Field<Object>) (Field<?>) DEAL.SORT_VALUE;
        return new SortedRows(columns -> DealRows.joined(sql.select(columns)).where(in), DEAL.ID, key,
                DEAL.SORT_VALUE.lt(BigDecimal.ZERO), descending);
    }
}
