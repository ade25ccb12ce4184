package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;
import static io.saluran.pipeline.sql.pipeline.Tables.REPORTING;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.currency.Revaluation;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a deal is worth. `value` is always in the reporting currency, so that all values can be added up; a deal that was
/// agreed in another currency has `amount` and `currency` beside it, and its value follows from them by the rate of the
/// day on which it closed, or by the latest while it is open. Without a rate it has no value, which is not 0.
@Unrestricted("the deal is locked, seen by somebody who may")
final class DealMoney {

    /// The reporting currency, in a query.
    static final Field<String> REPORTING_NOW = DSL.field(DSL.select(REPORTING.CURRENCY).from(REPORTING))
            .as("reporting");

    private static final int HUNDREDTHS = 2;

    private DealMoney() {}

    static String reporting(DSLContext sql) {
        return sql.select(REPORTING.CURRENCY).from(REPORTING).fetchSingle().value1();
    }

    /// Digits of a currency's smallest unit.
    static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /// To whole units of the smallest coin, or of a hundredth where there is none: what is finer nobody sees.
    static @Nullable BigDecimal rounded(@Nullable BigDecimal amount, String currency) {
        var digits = Math.max(HUNDREDTHS, digits(currency));
        return amount == null || amount.scale() <= digits ? amount : amount.setScale(digits, RoundingMode.HALF_UP);
    }

    static int digits(DSLContext sql, DealRecord deal) {
        return digits(Objects.requireNonNullElseGet(deal.getCurrency(), () -> reporting(sql)));
    }

    /// A currency by its code; empty for what is none.
    static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code)).filter(each -> each.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /// In the deal's own currency.
    static @Nullable BigDecimal worth(DealRecord deal) {
        return deal.getCurrency() == null ? deal.getValue() : deal.getAmount();
    }

    static void setWorth(DSLContext sql, DealRecord deal, @Nullable BigDecimal worth) {
        sql.update(DEAL).set(deal.getCurrency() == null ? DEAL.VALUE : DEAL.AMOUNT, worth)
                .where(DEAL.ID.eq(deal.getId())).execute();
        convert(sql, deal.getId());
    }

    /// Lets amount, currency and value fit together after some of them were edited: an amount with a currency makes the
    /// value, and a value that is given makes the deal one in the reporting currency.
    ///
    /// @param before the deal as it was
    static void settle(DSLContext sql, DealRecord before, List<DealEdit<?>> edits) {
        var given = new HashMap<String, @Nullable Object>();
        edits.forEach(edit -> given.put(edit.field().key(), edit.value()));
        var amount = DealField.AMOUNT.key();
        var value = DealField.VALUE.key();
        if (!given.containsKey(amount) && !given.containsKey(value)
                && !given.containsKey(DealField.CURRENCY.key())) {
            return;
        }
        var currency = given.containsKey(DealField.CURRENCY.key())
                ? (String) given.get(DealField.CURRENCY.key())
                : given.containsKey(value) ? null : before.getCurrency();
        var worth = given.containsKey(amount)
                ? (BigDecimal) given.get(amount)
                : given.containsKey(value) ? (BigDecimal) given.get(value) : worth(before);
        set(sql, before.getId(), worth, currency);
    }

    /// What a deal that was just made is worth.
    ///
    /// @param currency null for the reporting one
    static void begin(DSLContext sql, UUID deal, @Nullable BigDecimal worth, @Nullable String currency) {
        if (currency != null) {
            set(sql, deal, worth, currency);
        }
    }

    private static void set(DSLContext sql, UUID deal, @Nullable BigDecimal given, @Nullable String currency) {
        var own = currency == null || currency.equals(reporting(sql)) ? null : currency;
        var worth = rounded(given, own == null ? reporting(sql) : own);
        sql.update(DEAL)
                .set(DEAL.CURRENCY, own)
                .set(DEAL.AMOUNT, own == null ? null : worth)
                .set(DEAL.VALUE, own == null ? worth : null)
                .where(DEAL.ID.eq(deal))
                .execute();
        convert(sql, deal);
    }

    /// What recurs is kept in the reporting currency, as the value is, with how long it runs: as long as the longest of
    /// its parts, and without an end when one of them has none.
    static void setRecurring(DSLContext sql, DealRecord deal, ItemAmounts now) {
        var rate = deal.getCurrency() == null ? DSL.inline(BigDecimal.ONE) : rate();
        var digits = DSL.inline(digits(reporting(sql)));
        sql.update(DEAL)
                .set(DEAL.MONTHLY_VALUE, DSL.round(DSL.val(now.monthly(), BigDecimal.class).times(rate), digits))
                .set(DEAL.YEARLY_VALUE, DSL.round(DSL.val(now.yearly(), BigDecimal.class).times(rate), digits))
                .set(DEAL.TERM_MONTHS, DSL.field(DSL.select(DSL.when(DSL.boolAnd(LINE_ITEM.TERM.isNotNull()),
                        DSL.max(LINE_ITEM.TERM.times(monthsOfPeriod())))).from(LINE_ITEM)
                        .where(LINE_ITEM.DEAL_ID.eq(deal.getId()), LINE_ITEM.PERIOD.isNotNull())))
                .where(DEAL.ID.eq(deal.getId()))
                .execute();
    }

    private static Field<Integer> monthsOfPeriod() {
        return DSL.case_(LINE_ITEM.PERIOD).when("year", 12).when("quarter", 3).else_(1);
    }

    /// Lets the value follow from amount and currency, and what recurs from the line items; the value of a deal in the
    /// reporting currency stays.
    static void convert(DSLContext sql, UUID deal) {
        convert(sql, DEAL.ID.eq(deal));
    }

    /// The same for all deals of a change.
    static void convertAll(DSLContext sql, UUID bulkChange) {
        convert(sql, DEAL.ID.in(DSL.select(BULK_CHANGE_DEAL.DEAL_ID).from(BULK_CHANGE_DEAL)
                .where(BULK_CHANGE_DEAL.BULK_CHANGE_ID.eq(bulkChange))));
    }

    private static void convert(DSLContext sql, Condition which) {
        sql.update(DEAL)
                .set(DEAL.VALUE, DSL.round(DEAL.AMOUNT.times(rate()), DSL.inline(digits(reporting(sql)))))
                .where(DEAL.CURRENCY.isNotNull(), which)
                .execute();
        Revaluation.recurring(sql, which);
    }

    private static Field<BigDecimal> rate() {
        return DSL.field("pipeline.rate_of({0}, {1}, coalesce({2}, current_date))", BigDecimal.class, DEAL.CURRENCY,
                DSL.field(DSL.select(REPORTING.CURRENCY).from(REPORTING)), DEAL.CLOSED_ON);
    }
}
