package io.saluran.pipeline.currency;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;
import static io.saluran.pipeline.sql.pipeline.Tables.REPORTING;

import io.saluran.db.Unrestricted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Lets the values of all deals in other currencies follow from their amounts, currency by currency: by the rate of the
/// day on which a deal closed, by the latest while it is open. Without a rate there is no value, which is not 0.
@Unrestricted("rates are the company's, and every deal follows them, whoever owns it")
public final class Revaluation {

    private Revaluation() {}

    /// The currency of all values.
    public static String reporting(DSLContext sql) {
        return sql.select(REPORTING.CURRENCY).from(REPORTING).fetchSingle().value1();
    }

    static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /// What an amount was worth on a day; empty when there was no rate yet.
    public static Optional<BigDecimal> of(DSLContext sql, BigDecimal amount, String currency, LocalDate day) {
        var reporting = reporting(sql);
        return Optional.ofNullable(sql.select(DSL.field("round({0} * pipeline.rate_of({1}, {2}, {3}), {4})",
                BigDecimal.class, DSL.val(amount), DSL.val(currency), DSL.val(reporting), DSL.val(day),
                DSL.inline(digits(reporting)))).fetchSingle().value1());
    }

    /// Values, and what recurs.
    ///
    /// @return deals whose value is another one now
    public static int all(DSLContext sql) {
        var changed = values(sql);
        recurring(sql, DSL.noCondition());
        return changed;
    }

    /// @return deals whose value is another one now
    public static int values(DSLContext sql) {
        var reporting = reporting(sql);
        var changed = 0;
        for (var currency : sql.selectDistinct(DEAL.CURRENCY).from(DEAL).where(DEAL.CURRENCY.isNotNull())
                .fetch(DEAL.CURRENCY)) {
            changed += values(sql, Objects.requireNonNull(currency), reporting);
        }
        return changed;
    }

    private static int values(DSLContext sql, String currency, String reporting) {
        return sql.execute("""
                with dated as (
                    select day, pipeline.rate_of(?, ?, day) as rate
                      from (select distinct coalesce(closed_on, current_date) as day
                              from pipeline.deal where currency = ?) days)
                update pipeline.deal deal
                   set value = round(deal.amount * dated.rate, ?)
                  from dated
                 where deal.currency = ? and dated.day = coalesce(deal.closed_on, current_date)
                   and deal.value is distinct from round(deal.amount * dated.rate, ?)""", currency, reporting, currency,
                digits(reporting), currency, digits(reporting));
    }

    /// Lets what recurs in deals follow from their line items, whatever currency they are in by now.
    ///
    /// @param which of the deals, a condition on the table `deal`
    public static void recurring(DSLContext sql, Condition which) {
        var reporting = reporting(sql);
        sql.selectDistinct(DEAL.CURRENCY)
                .from(DEAL)
                .where(which, DEAL.ID.in(DSL.select(LINE_ITEM.DEAL_ID).from(LINE_ITEM)
                        .where(LINE_ITEM.PERIOD.isNotNull(), LINE_ITEM.UNIT_PRICE.isNotNull())))
                .fetch(DEAL.CURRENCY)
                .forEach(currency -> recurring(sql, which, currency, reporting));
    }

    private static void recurring(DSLContext sql, Condition which, @Nullable String currency, String reporting) {
        var own = DSL.val(digits(currency == null ? reporting : currency));
        sql.execute("""
                with yearly as (
                    select item.deal_id,
                           sum(round(item.quantity * item.unit_price * (100 - item.discount) / 100, {0})
                               * case item.period when 'month' then 12 when 'quarter' then 4 else 1 end) as own
                      from pipeline.line_item item
                      join pipeline.deal on deal.id = item.deal_id
                     where deal.currency is not distinct from {1} and {2}
                       and item.period is not null and item.unit_price is not null
                     group by item.deal_id),
                rated as (
                    select deal.id, yearly.own, case when deal.currency is null then 1 else
                           pipeline.rate_of(deal.currency, {3}, coalesce(deal.closed_on, current_date)) end as rate
                      from yearly join pipeline.deal on deal.id = yearly.deal_id)
                update pipeline.deal deal
                   set yearly_value = round(rated.own * rated.rate, {4}),
                       monthly_value = round(round(rated.own / 12, {0}) * rated.rate, {4})
                  from rated
                 where rated.id = deal.id
                   and deal.yearly_value is distinct from round(rated.own * rated.rate, {4})""", own,
                DSL.val(currency, DEAL.CURRENCY), which, DSL.val(reporting), DSL.val(digits(reporting)));
    }
}
