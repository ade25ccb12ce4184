package io.saluran.pipeline.metrics;

import static io.saluran.pipeline.sql.pipeline.Tables.CLOSED_SUM;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_SUM;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.KnownTotal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.Records;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a viewer's deals come to: open now, and closed in each period. From sums that are kept, but for the days of a month
/// in whose middle a period begins.
final class SalesFigures {

    private static final Field<Long> NONE = DSL.inline(0L);

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
    /// @param since the first day of those on which the deals were closed; null for all of them, whenever they were
    /// @param valued how many have a value
    private record Group(
            @Nullable String outcome,
            @Nullable LocalDate since,
            long count,
            long valued,
            @Nullable BigDecimal total,
            @Nullable BigDecimal weighted,
            long unconverted) {

        boolean isIn(@Nullable LocalDate from) {
            return from == null ? since == null : since != null && !since.isBefore(from);
        }
    }

    /// The figures of one viewer.
    static final class Figures {

        private final List<Group> groups;
        private final LocalDate today;

        private Figures(List<Group> groups, LocalDate today) {
            this.groups = groups;
            this.today = today;
        }

        boolean isEmpty() {
            return groups.stream().mapToLong(Group::count).sum() == 0;
        }

        Open open() {
            var open = groups.stream().filter(group -> group.outcome() == null).toList();
            return new Open(count(open), total(open, Group::total), total(open, Group::weighted), unconverted(open));
        }

        Closed closed(Period period) {
            var won = closed("won", period);
            var valued = won.stream().mapToLong(Group::valued).sum();
            var total = total(won, Group::total);
            var average = total == null
                    ? null
                    : total.divide(BigDecimal.valueOf(valued), 2, RoundingMode.HALF_UP);
            return new Closed(count(won), total, average, count(closed("lost", period)), unconverted(won));
        }

        private List<Group> closed(String outcome, Period period) {
            var from = period.from(today);
            return groups.stream().filter(group -> outcome.equals(group.outcome()) && group.isIn(from)).toList();
        }

        private static long count(List<Group> groups) {
            return groups.stream().mapToLong(Group::count).sum();
        }

        private static long unconverted(List<Group> groups) {
            return groups.stream().mapToLong(Group::unconverted).sum();
        }

        private static @Nullable BigDecimal total(List<Group> groups, Function<Group, @Nullable BigDecimal> of) {
            return groups.stream().map(of).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
        }
    }

    Figures of(Viewer viewer, LocalDate today) {
        // it holds the shorter ones, which begin with a month
        var from = Objects.requireNonNull(Period.TWELVE_MONTHS.from(today));
        var whole = from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
        return db.read(viewer, sql -> new Figures(sql.fetch(ever(viewer).unionAll(months(viewer, whole))
                .unionAll(days(viewer, from, whole))
                .unionAll(unconverted(viewer, DSL.castNull(LocalDate.class), DSL.noCondition()))
                .unionAll(unconverted(viewer, DEAL.CLOSED_ON, DEAL.CLOSED_ON.ge(from))))
                .map(Records.mapping(Group::new)), today));
    }

    private static Select<Record7<String, LocalDate, Long, Long, BigDecimal, BigDecimal, Long>> ever(Viewer viewer) {
        return DSL.select(DEAL_SUM.OUTCOME, DSL.castNull(LocalDate.class), sum(DEAL_SUM.DEALS), sum(DEAL_SUM.VALUED),
                KnownTotal.of(DEAL_SUM.VALUED, DEAL_SUM.TOTAL),
                KnownTotal.of(DEAL_SUM.VALUED, DEAL_SUM.TOTAL.times(STAGE.PROBABILITY)), NONE)
                .from(DEAL_SUM)
                .join(STAGE).on(STAGE.ID.eq(DEAL_SUM.STAGE_ID))
                .where(viewer.maySee(DEAL_SUM))
                .groupBy(DEAL_SUM.OUTCOME);
    }

    private static Select<Record7<String, LocalDate, Long, Long, BigDecimal, BigDecimal, Long>> months(Viewer viewer,
            LocalDate from) {
        return DSL.select(CLOSED_SUM.OUTCOME, CLOSED_SUM.MONTH, sum(CLOSED_SUM.DEALS), sum(CLOSED_SUM.VALUED),
                KnownTotal.of(CLOSED_SUM.VALUED, CLOSED_SUM.TOTAL),
                DSL.castNull(BigDecimal.class), NONE)
                .from(CLOSED_SUM)
                .where(viewer.maySee(CLOSED_SUM), CLOSED_SUM.MONTH.ge(from))
                .groupBy(CLOSED_SUM.OUTCOME, CLOSED_SUM.MONTH);
    }

    /// The days before the first whole month (index `deal_closed`).
    private static Select<Record7<String, LocalDate, Long, Long, BigDecimal, BigDecimal, Long>> days(Viewer viewer,
            LocalDate from, LocalDate before) {
        return DSL
                .select(DEAL.OUTCOME, DSL.val(from), DSL.count().cast(Long.class),
                        DSL.count(DEAL.VALUE).cast(Long.class),
                        DSL.sum(DEAL.VALUE), DSL.castNull(BigDecimal.class), NONE)
                .from(DEAL)
                .where(viewer.maySee(DEAL), DEAL.OUTCOME.isNotNull(), DEAL.DELETED_AT.isNull(),
                        DEAL.CLOSED_ON.ge(from), DEAL.CLOSED_ON.lt(before))
                .groupBy(DEAL.OUTCOME);
    }

    /// Those without a rate (index `deal_unconverted`).
    ///
    /// @param day by which they are told apart
    private static Select<Record7<String, LocalDate, Long, Long, BigDecimal, BigDecimal, Long>> unconverted(
            Viewer viewer, Field<LocalDate> day, Condition when) {
        return DSL.select(DEAL.OUTCOME, day, NONE, NONE, DSL.castNull(BigDecimal.class),
                DSL.castNull(BigDecimal.class), DSL.count().cast(Long.class))
                .from(DEAL)
                .where(viewer.maySee(DEAL), DEAL.CURRENCY.isNotNull(), DEAL.AMOUNT.isNotNull(), DEAL.VALUE.isNull(),
                        DEAL.DELETED_AT.isNull(), when)
                .groupBy(DEAL.OUTCOME, day);
    }

    private static Field<Long> sum(Field<Long> kept) {
        return DSL.sum(kept).cast(Long.class);
    }
}
