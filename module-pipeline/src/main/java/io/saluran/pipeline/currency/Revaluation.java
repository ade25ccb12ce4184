package io.saluran.pipeline.currency;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.REPORTING;

import io.saluran.db.Unrestricted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

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

    /// @return deals whose value is another one now
    public static int all(DSLContext sql) {
        var reporting = reporting(sql);
        var changed = 0;
        for (var currency : sql.selectDistinct(DEAL.CURRENCY).from(DEAL).where(DEAL.CURRENCY.isNotNull())
                .fetch(DEAL.CURRENCY)) {
            changed += values(sql, Objects.requireNonNull(currency), reporting);
            recurring(sql, currency, reporting);
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

    private static void recurring(DSLContext sql, String currency, String reporting) {
        sql.execute("""
                with yearly as (
                    select item.deal_id,
                           sum(round(item.quantity * item.unit_price * (100 - item.discount) / 100, ?)
                               * case item.period when 'month' then 12 when 'quarter' then 4 else 1 end) as own
                      from pipeline.line_item item
                      join pipeline.deal on deal.id = item.deal_id
                     where deal.currency = ? and item.period is not null and item.unit_price is not null
                     group by item.deal_id),
                rated as (
                    select deal.id, yearly.own,
                           pipeline.rate_of(?, ?, coalesce(deal.closed_on, current_date)) as rate
                      from yearly join pipeline.deal on deal.id = yearly.deal_id)
                update pipeline.deal deal
                   set yearly_value = round(rated.own * rated.rate, ?),
                       monthly_value = round(round(rated.own / 12, ?) * rated.rate, ?)
                  from rated
                 where rated.id = deal.id
                   and deal.yearly_value is distinct from round(rated.own * rated.rate, ?)""", digits(currency),
                currency, currency, reporting, digits(reporting), digits(currency), digits(reporting),
                digits(reporting));
    }
}
