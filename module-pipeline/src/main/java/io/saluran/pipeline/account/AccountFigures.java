package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPermissions;
import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What the deals of an account come to, as far as the viewer may see them. Amounts are in the reporting currency.
///
/// @param openValue of those open deals that have a value; null when none has
/// @param wonValue as it, of won deals
/// @param yearly what recurs in a year of the won deals that run today: a renewal runs from the day on which the deal
///        before it ends, so that the two are never added up; null when nothing recurs
/// @param cycleDays from opening to winning, on average; null when no won deal has both days
record AccountFigures(
        int open,
        @Nullable BigDecimal openValue,
        int won,
        @Nullable BigDecimal wonValue,
        int lost,
        @Nullable BigDecimal cycleDays,
        @Nullable BigDecimal yearly) {

    static final Field<Integer> OPEN = field(name("figures", "open"), Integer.class);
    static final Field<BigDecimal> OPEN_VALUE = field(name("figures", "open_value"), BigDecimal.class);
    static final Field<Integer> WON = field(name("figures", "won"), Integer.class);
    static final Field<BigDecimal> WON_VALUE = field(name("figures", "won_value"), BigDecimal.class);
    static final Field<Integer> LOST = field(name("figures", "lost"), Integer.class);
    static final Field<BigDecimal> CYCLE = field(name("figures", "cycle"), BigDecimal.class);

    static final Field<BigDecimal> YEARLY = field(name("figures", "yearly"), BigDecimal.class);

    /// Won ÷ closed, 0 to 1; null while nothing is closed.
    @Nullable
    Double closeRatio() {
        return won + lost == 0 ? null : (double) won / (won + lost);
    }

    static AccountFigures of(Record row) {
        return new AccountFigures(row.get(OPEN), row.get(OPEN_VALUE), row.get(WON), row.get(WON_VALUE), row.get(LOST),
                row.get(CYCLE), row.get(YEARLY));
    }

    /// One row to be joined to each row of `account`.
    static Table<?> beside(Viewer viewer) {
        var won = DEAL.OUTCOME.eq("won");
        var cycle = DSL.localDateDiff(DEAL.CLOSED_ON, DEAL.OPENED_ON);
        return DSL.lateral(select(
                count().filterWhere(DEAL.OUTCOME.isNull()).as("open"),
                sum(DEAL.VALUE).filterWhere(DEAL.OUTCOME.isNull()).as("open_value"),
                count().filterWhere(won).as("won"),
                sum(DEAL.VALUE).filterWhere(won).as("won_value"),
                count().filterWhere(DEAL.OUTCOME.eq("lost")).as("lost"),
                avg(cycle).filterWhere(won).as("cycle"),
                sum(DEAL.YEARLY_VALUE).filterWhere(won, runsToday()).as("yearly"))
                .from(DEAL)
                .where(DEAL.ACCOUNT_ID.eq(ACCOUNT.ID), DEAL.DELETED_AT.isNull(), seen(viewer)))
                .asTable("figures");
    }

    /// Whether what recurs in a won deal runs: it does from its beginning until the day on which it ends.
    private static Condition runsToday() {
        var today = DSL.currentLocalDate();
        return DSL.coalesce(DSL.greatest(DEAL.CLOSED_ON, DEAL.STARTS_ON), today).le(today)
                .and(DEAL.ENDS_ON.isNull().or(DEAL.ENDS_ON.gt(today)));
    }

    /// Which deals the viewer may see.
    static Condition seen(Viewer viewer) {
        return viewer.may(DealPermissions.READ) ? viewer.maySee(DEAL) : DSL.falseCondition();
    }
}
