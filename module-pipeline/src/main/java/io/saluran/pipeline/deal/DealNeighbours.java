package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.record.Neighbours;
import io.saluran.pipeline.record.Place;
import io.saluran.platform.field.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Where a deal stands in the list or on the board from which its page was opened, found by key over the same filter.
final class DealNeighbours {

    private final Db db;
    private final OwnFields own;

    DealNeighbours(Db db, Fields fields) {
        this.db = db;
        this.own = new OwnFields(fields, DealOwnFields.TYPE);
    }

    private record Around(Condition in, Neighbours neighbours) {}

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
        var in = new DealQuery(DealFilter.read(origin, "pipeline", UUID::fromString), null, "open",
                DealFilter.of(origin)).on(viewer.zone());
        var stage = STAGE.POSITION.neg();
        var here = DealRows.joined(sql.select(stage, DEAL.SORT_VALUE, DEAL.ID))
                .where(DEAL.ID.eq(deal), in, viewer.maySee(DEAL)).fetchOne();
        if (here == null) {
            return null;
        }
        var key = row(stage, DEAL.SORT_VALUE, DEAL.ID);
        var mine = row(val(here.value1()), val(here.value2()), val(here.value3()));
        return new Around(in, new Neighbours(key.gt(mine), key.lt(mine),
                List.of(stage.desc(), DEAL.SORT_VALUE.desc(), DEAL.ID.desc()),
                List.of(stage.asc(), DEAL.SORT_VALUE.asc(), DEAL.ID.asc())));
    }

    private @Nullable Around table(DSLContext sql, Viewer viewer, UUID deal, Map<String, List<String>> origin) {
        var in = DealQuery.of(origin).on(viewer);
        var sort = DealList.Sort.of(String.join("", origin.getOrDefault("sort", List.of())));
        var key = DealList.order(own, sort);
        var here = DealRows.joined(sql.select(key)).where(DEAL.ID.eq(deal), in, viewer.maySee(DEAL)).fetchOne();
        return here == null
                ? null
                : new Around(in, Neighbours.around(key, here.get(0), DEAL.ID, deal, sort.descending()));
    }

    private static Optional<Place> place(DSLContext sql, Viewer viewer, @Nullable Around around) {
        return around == null
                ? Optional.empty()
                : Optional.of(around.neighbours().place(columns -> DealRows.joined(sql.select(columns))
                        .where(around.in(), viewer.maySee(DEAL)), DEAL.ID));
    }
}
