package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Where a deal stands in the list or on the board from which its page was opened, found by key over the same filter.
final class DealNeighbours {

    private final Db db;

    DealNeighbours(Db db) {
        this.db = db;
    }

    /// @param number from 1
    /// @param before null at the first
    /// @param after null at the last
    record Place(int number, int total, @Nullable UUID before, @Nullable UUID after) {}

    /// Everything that differs between the board's order and a list's.
    ///
    /// @param in what belongs to it
    private record Around(
            Condition in,
            Condition before,
            Condition after,
            List<OrderField<?>> forward,
            List<OrderField<?>> backward) {}

    /// @param origin parameters of the deal's address: `list` is `board` or `table`, then those of that page
    /// @return empty when the page was opened from neither, or the deal is no longer in it
    Optional<Place> of(Viewer viewer, UUID deal, Map<String, List<String>> origin) {
        return switch (String.join("", origin.getOrDefault("list", List.of()))) {
            case "board" -> db.read(viewer, sql -> place(sql, viewer, board(sql, viewer, deal, origin)));
            case "table" -> db.read(viewer, sql -> place(sql, viewer, table(sql, viewer, deal, origin)));
            default -> Optional.empty();
        };
    }

    private static @Nullable Around board(DSLContext sql, Viewer viewer, UUID deal, Map<String, List<String>> origin) {
        var in = new DealList.Query(DealFilter.read(origin, "pipeline", UUID::fromString), null, "open",
                DealFilter.of(origin)).on();
        var stage = STAGE.POSITION.neg();
        var here = DealList.joined(sql.select(stage, DEAL.SORT_VALUE, DEAL.ID))
                .where(DEAL.ID.eq(deal), in, viewer.maySee(DEAL)).fetchOne();
        if (here == null) {
            return null;
        }
        var key = row(stage, DEAL.SORT_VALUE, DEAL.ID);
        var mine = row(val(here.value1()), val(here.value2()), val(here.value3()));
        return new Around(in, key.gt(mine), key.lt(mine), List.of(stage.desc(), DEAL.SORT_VALUE.desc(), DEAL.ID.desc()),
                List.of(stage.asc(), DEAL.SORT_VALUE.asc(), DEAL.ID.asc()));
    }

    private static @Nullable Around table(DSLContext sql, Viewer viewer, UUID deal, Map<String, List<String>> origin) {
        var in = DealList.Query.of(origin).on(viewer);
        var sort = DealList.Sort.of(String.join("", origin.getOrDefault("sort", List.of())));
        @SuppressWarnings("unchecked") // a key is only compared with values of its own column
        var key = (Field<Object>) DealList.SORTS.getOrDefault(sort.field(), DEAL.VALUE);
        var here = DealList.joined(sql.select(key)).where(DEAL.ID.eq(deal), in, viewer.maySee(DEAL)).fetchOne();
        if (here == null) {
            return null;
        }
        var down = sort.descending();
        var earlier = down ? DEAL.ID.gt(deal) : DEAL.ID.lt(deal);
        var later = down ? DEAL.ID.lt(deal) : DEAL.ID.gt(deal);
        var forward = List.<OrderField<?>>of(down ? key.desc().nullsLast() : key.asc().nullsLast(),
                down ? DEAL.ID.desc() : DEAL.ID.asc());
        var backward = List.<OrderField<?>>of(down ? key.asc().nullsFirst() : key.desc().nullsFirst(),
                down ? DEAL.ID.asc() : DEAL.ID.desc());
        var value = here.value1();
        if (value == null) {
            return new Around(in, key.isNotNull().or(earlier), key.isNull().and(later), forward, backward);
        }
        var mine = val(value, key.getDataType());
        return new Around(in, (down ? key.gt(mine) : key.lt(mine)).or(key.eq(mine).and(earlier)),
                (down ? key.lt(mine) : key.gt(mine)).or(key.isNull()).or(key.eq(mine).and(later)), forward, backward);
    }

    private static Optional<Place> place(DSLContext sql, Viewer viewer, @Nullable Around around) {
        if (around == null) {
            return Optional.empty();
        }
        var counted = DealList.joined(sql.select(DSL.count(), DSL.count().filterWhere(around.before())))
                .where(around.in(), viewer.maySee(DEAL)).fetchSingle();
        return Optional.of(new Place(counted.value2() + 1, counted.value1(),
                next(sql, viewer, around.in().and(around.before()), around.backward()),
                next(sql, viewer, around.in().and(around.after()), around.forward())));
    }

    private static @Nullable UUID next(DSLContext sql, Viewer viewer, Condition beyond, List<OrderField<?>> order) {
        return DealList.joined(sql.select(DEAL.ID))
                .where(beyond, viewer.maySee(DEAL))
                .orderBy(order)
                .limit(1)
                .fetchOptional(DEAL.ID)
                .orElse(null);
    }
}
