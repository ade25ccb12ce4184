package io.saluran.pipeline.metrics;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.CaseConditionStep;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a viewer's deals come to: open now, and closed in each period. All of it is one pass over the deals.
final class SalesFigures {

    private final Db db;

    SalesFigures(Db db) {
        this.db = db;
    }

    /// @param total of the deals that have a value; null when none has
    /// @param weighted the same, each times the probability of its stage
    /// @param unconverted how many are in no total, for there is no rate for their currency
    record Open(long count, @Nullable BigDecimal total, @Nullable BigDecimal weighted, long unconverted) {}

    /// @param wonTotal null when no deal that was won has a value
    /// @param averageWon of those with a value, to the cent
    /// @param unconverted how many that were won are in no total, for there is no rate for their currency
    record Closed(
            long won,
            @Nullable BigDecimal wonTotal,
            @Nullable BigDecimal averageWon,
            long lost,
            long unconverted) {

        long count() {
            return won + lost;
        }

        /// Won ÷ closed; only to be asked when something was closed.
        double closeRatio() {
            return (double) won / count();
        }
    }

    /// @param outcome null for open
    /// @param within the shortest period that holds it
    /// @param valued how many have a value
    private record Group(
            @Nullable String outcome,
            Period within,
            long count,
            long valued,
            @Nullable BigDecimal total,
            @Nullable BigDecimal weighted,
            long unconverted) {}

    /// The figures of one viewer.
    static final class Figures {

        private final List<Group> groups;

        private Figures(List<Group> groups) {
            this.groups = groups;
        }

        boolean isEmpty() {
            return groups.isEmpty();
        }

        Open open() {
            return groups.stream().filter(group -> group.outcome() == null).findFirst()
                    .map(group -> new Open(group.count(), group.total(), group.weighted(), group.unconverted()))
                    .orElseGet(() -> new Open(0, null, null, 0));
        }

        Closed closed(Period period) {
            var won = groups("won", period);
            var valued = won.stream().mapToLong(Group::valued).sum();
            var total = won.stream().map(Group::total).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
            var average = total == null
                    ? null
                    : total.divide(BigDecimal.valueOf(valued), 2, RoundingMode.HALF_UP);
            return new Closed(won.stream().mapToLong(Group::count).sum(), total, average,
                    groups("lost", period).stream().mapToLong(Group::count).sum(),
                    won.stream().mapToLong(Group::unconverted).sum());
        }

        private List<Group> groups(String outcome, Period period) {
            return groups.stream()
                    .filter(group -> outcome.equals(group.outcome()) && group.within().compareTo(period) <= 0).toList();
        }
    }

    Figures of(Viewer viewer, LocalDate today) {
        return db.read(viewer, sql -> {
            var within = within(today);
            var unconverted = DSL.count().filterWhere(DEAL.CURRENCY.isNotNull(), DEAL.AMOUNT.isNotNull(),
                    DEAL.VALUE.isNull());
            return new Figures(sql.select(DEAL.OUTCOME, within, DSL.count(), DSL.count(DEAL.VALUE), DSL.sum(DEAL.VALUE),
                    DSL.sum(DEAL.VALUE.times(STAGE.PROBABILITY)), unconverted)
                    .from(DEAL)
                    .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                    .where(viewer.maySee(DEAL), DEAL.DELETED_AT.isNull())
                    .groupBy(DEAL.OUTCOME, within)
                    .fetch(Records.mapping((outcome, period, count, valued, total, weighted, left) -> new Group(
                            outcome, Period.of(period), count, valued, total, weighted, left))));
        });
    }

    /// The key of the shortest period in which a deal was closed. An open deal is in none; it counts as in all time.
    private static Field<String> within(LocalDate today) {
        var all = DSL.inline(Period.ALL.key());
        @Nullable
        CaseConditionStep<String> shortest = null;
        for (var period : Period.values()) {
            var from = period.from(today);
            if (from != null) {
                var since = DEAL.OUTCOME.isNotNull().and(DEAL.CLOSED_ON.ge(DSL.inline(from)));
                var key = DSL.inline(period.key());
                shortest = shortest == null ? DSL.when(since, key) : shortest.when(since, key);
            }
        }
        return Objects.requireNonNull(shortest).otherwise(all);
    }
}
