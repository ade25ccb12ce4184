package io.saluran.pipeline.metrics;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Records;
import org.jooq.impl.DSL;

/// What was won and lost in each of the twelve months that end with the last one in which anything was closed
/// (index `deal_closed`).
final class WonMonths {

    private final Db db;

    WonMonths(Db db) {
        this.db = db;
    }

    /// @param total of what was won and has a value
    record Month(YearMonth month, long won, BigDecimal total, long lost) {}

    /// Oldest first, without a gap; it begins with the first month in which anything was closed.
    List<Month> of(Viewer viewer) {
        return withoutGaps(db.read(viewer, sql -> {
            var month = DSL.field("date_trunc('month', {0})::date", LocalDate.class, DEAL.CLOSED_ON);
            var won = DEAL.OUTCOME.eq("won");
            var closed = viewer.maySee(DEAL).and(DEAL.OUTCOME.isNotNull()).and(DEAL.CLOSED_ON.isNotNull())
                    .and(DEAL.DELETED_AT.isNull());
            var last = DSL.field(DSL.select(DSL.max(DEAL.CLOSED_ON)).from(DEAL).where(closed));
            return sql.select(month, DSL.count().filterWhere(won),
                    DSL.coalesce(DSL.sum(DEAL.VALUE).filterWhere(won), BigDecimal.ZERO),
                    DSL.count().filterWhere(DEAL.OUTCOME.eq("lost")))
                    .from(DEAL)
                    .where(closed, DSL.condition("{0} >= date_trunc('month', {1}) - interval '11 months'",
                            DEAL.CLOSED_ON, last))
                    .groupBy(month)
                    .orderBy(month)
                    .fetch(Records.mapping((first, wins, total, lost) -> new Month(YearMonth.from(first), wins, total,
                            lost)));
        }));
    }

    private static List<Month> withoutGaps(List<Month> found) {
        var all = new ArrayList<Month>();
        for (var month : found) {
            while (!all.isEmpty() && all.getLast().month().plusMonths(1).isBefore(month.month())) {
                all.add(new Month(all.getLast().month().plusMonths(1), 0, BigDecimal.ZERO, 0));
            }
            all.add(month);
        }
        return all;
    }
}
