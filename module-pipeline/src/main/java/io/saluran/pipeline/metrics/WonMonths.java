package io.saluran.pipeline.metrics;

import static io.saluran.pipeline.sql.pipeline.Tables.CLOSED_SUM;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;

/// What was won and lost in each of the twelve months that end with the last one in which anything was closed, from sums
/// that are kept.
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
            var any = DSL.sum(CLOSED_SUM.DEALS).gt(BigDecimal.ZERO);
            var last = DSL.field(DSL.select(CLOSED_SUM.MONTH).from(CLOSED_SUM).where(viewer.maySee(CLOSED_SUM))
                    .groupBy(CLOSED_SUM.MONTH).having(any).orderBy(CLOSED_SUM.MONTH.desc()).limit(1));
            return sql.select(CLOSED_SUM.MONTH, kept(CLOSED_SUM.DEALS, "won"), kept(CLOSED_SUM.TOTAL, "won"),
                    kept(CLOSED_SUM.DEALS, "lost"))
                    .from(CLOSED_SUM)
                    .where(viewer.maySee(CLOSED_SUM),
                            DSL.condition("{0} >= {1} - interval '11 months'", CLOSED_SUM.MONTH, last))
                    .groupBy(CLOSED_SUM.MONTH)
                    .having(any)
                    .orderBy(CLOSED_SUM.MONTH)
                    .fetch(Records.mapping((first, wins, total, lost) -> new Month(YearMonth.from(first),
                            wins.longValueExact(), total, lost.longValueExact())));
        }));
    }

    private static Field<BigDecimal> kept(Field<? extends Number> sum, String outcome) {
        return DSL.coalesce(DSL.sum(sum).filterWhere(CLOSED_SUM.OUTCOME.eq(outcome)), BigDecimal.ZERO);
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
