package io.saluran.pipeline.currency;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.EXCHANGE_RATE;
import static io.saluran.pipeline.sql.pipeline.Tables.REPORTING;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.pipeline.record.Limit;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.platform.event.Events;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.view.CompanyViews;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Exchange rates by day, and the reporting currency (P26). All values follow a change of the currency in its transaction;
/// those of a rate by [#follow], which takes as long as there are deals.
@Unrestricted("rates are the company's; counts of deals are for who sets them up, guarded by their own permission")
final class Rates {

    private final Db db;
    private final Events events;
    private final Settings settings;
    private final CompanyViews views;

    Rates(Db db, Events events, Settings settings, CompanyViews views) {
        this.db = db;
        this.events = events;
        this.settings = settings;
        this.views = views;
    }

    /// One unit of `currency` costs `rate` of `base` from a day on.
    record Rate(String currency, String base, LocalDate on, BigDecimal rate) {}

    /// @param deals that have an amount in it, and no value
    record Missing(String currency, long deals) {}

    /// Why something was not done. Its words are the texts `currency.refused.NAME`.
    enum Refusal {
        SAME, NO_RATE, NEEDS_RATE
    }

    /// Which rates are looked at.
    ///
    /// @param currency empty for all
    /// @param until the last day; null for all
    record Narrowing(String currency, @Nullable LocalDate until) {

        static final Narrowing NONE = new Narrowing("", null);

        private Condition condition() {
            return (currency.isEmpty() ? DSL.noCondition() : EXCHANGE_RATE.CURRENCY.eq(currency))
                    .and(until == null ? DSL.noCondition() : EXCHANGE_RATE.VALID_ON.le(until));
        }
    }

    /// The newest first.
    ///
    /// @param most how many of them
    List<Rate> newest(Narrowing narrowing, int most) {
        return db.read(sql -> of(sql, narrowing)
                .orderBy(EXCHANGE_RATE.VALID_ON.desc(), EXCHANGE_RATE.CURRENCY, EXCHANGE_RATE.BASE)
                .limit(most)
                .fetch(Rates::rate));
    }

    /// Read by [#rate].
    static SelectConditionStep<? extends Record> of(DSLContext sql, Narrowing narrowing) {
        return sql.select(EXCHANGE_RATE.CURRENCY, EXCHANGE_RATE.BASE, EXCHANGE_RATE.VALID_ON, EXCHANGE_RATE.RATE,
                EXCHANGE_RATE.ID)
                .from(EXCHANGE_RATE)
                .where(narrowing.condition());
    }

    static Rate rate(Record row) {
        return new Rate(row.get(EXCHANGE_RATE.CURRENCY), row.get(EXCHANGE_RATE.BASE), row.get(EXCHANGE_RATE.VALID_ON),
                row.get(EXCHANGE_RATE.RATE));
    }

    long count(Narrowing narrowing) {
        return db.read(sql -> (long) sql.fetchCount(EXCHANGE_RATE, narrowing.condition()));
    }

    /// Those that have a rate.
    List<String> currencies() {
        return db.read(sql -> sql.selectDistinct(EXCHANGE_RATE.CURRENCY)
                .from(EXCHANGE_RATE)
                .orderBy(EXCHANGE_RATE.CURRENCY)
                .fetch(EXCHANGE_RATE.CURRENCY));
    }

    List<Missing> missing() {
        return db.read(sql -> sql.select(DEAL.CURRENCY, DSL.count())
                .from(DEAL)
                .where(DEAL.CURRENCY.isNotNull(), DEAL.AMOUNT.isNotNull(), DEAL.VALUE.isNull(),
                        DEAL.DELETED_AT.isNull())
                .groupBy(DEAL.CURRENCY)
                .orderBy(DEAL.CURRENCY)
                .fetch(row -> new Missing(row.value1(), row.value2())));
    }

    /// The rates that are wanted before a currency can be the reporting one.
    List<ReportingChange.Gap> missing(String to) {
        return db.read(sql -> new ReportingChange(sql, Revaluation.reporting(sql), to).missing());
    }

    /// The reporting currency before the last change, to which it can be taken back; empty when there was none.
    Optional<String> former() {
        return db.read(sql -> Optional.ofNullable(ReportingChange.former(sql)))
                .filter(former -> !former.equals(reporting()));
    }

    String reporting() {
        return db.read(Revaluation::reporting);
    }

    /// Deals with an amount in the reporting currency.
    long inReporting() {
        return db.read(sql -> (long) sql.fetchCount(DEAL, DEAL.CURRENCY.isNull(), DEAL.VALUE.isNotNull()));
    }

    /// How many saved views the last change of the reporting currency converted.
    int convertedViews() {
        return db.read(ReportingViews::ofLastChange);
    }

    /// Lets the values of all deals follow the rates that there are; not on the UI thread.
    ///
    /// @return deals whose value is another one now
    int follow(Viewer viewer) {
        NotPermitted.unless(viewer, CurrencyPermissions.CONFIGURE);
        return db.write(sql -> {
            var changed = Revaluation.all(sql);
            events.publish(sql, new PipelinesChanged(viewer.person()));
            return changed;
        });
    }

    /// Sets the rate of a day; [#follow] comes next.
    Optional<Refusal> set(Viewer viewer, Rate rate) {
        return change(viewer, sql -> {
            if (rate.currency().equals(rate.base())) {
                return Optional.of(Refusal.SAME);
            }
            if (!Limit.isRate(rate.rate())) {
                return Optional.of(Refusal.NO_RATE);
            }
            sql.insertInto(EXCHANGE_RATE)
                    .set(EXCHANGE_RATE.CURRENCY, rate.currency())
                    .set(EXCHANGE_RATE.BASE, rate.base())
                    .set(EXCHANGE_RATE.VALID_ON, rate.on())
                    .set(EXCHANGE_RATE.RATE, rate.rate())
                    .onConflict(EXCHANGE_RATE.CURRENCY, EXCHANGE_RATE.BASE, EXCHANGE_RATE.VALID_ON)
                    .doUpdate()
                    .set(EXCHANGE_RATE.RATE, rate.rate())
                    .execute();
            return Optional.empty();
        });
    }

    /// Takes a rate away; [#follow] comes next.
    ///
    /// @return whether it was there
    boolean remove(Viewer viewer, Rate rate) {
        NotPermitted.unless(viewer, CurrencyPermissions.CONFIGURE);
        return db.write(sql -> sql.deleteFrom(EXCHANGE_RATE)
                .where(EXCHANGE_RATE.CURRENCY.eq(rate.currency()), EXCHANGE_RATE.BASE.eq(rate.base()),
                        EXCHANGE_RATE.VALID_ON.eq(rate.on()))
                .execute()) > 0;
    }

    /// Makes another currency the one of all values. What was in the old one keeps its amounts in that; what was agreed in
    /// the new one is in the reporting currency now. Amounts without a currency of their own are converted once.
    Optional<Refusal> report(Viewer viewer, String to) {
        return change(viewer, sql -> {
            var from = sql.selectFrom(REPORTING).forUpdate().fetchSingle().getCurrency();
            if (from.equals(to)) {
                return Optional.empty();
            }
            var change = new ReportingChange(sql, from, to);
            if (!change.missing().isEmpty()) {
                return Optional.of(Refusal.NEEDS_RATE);
            }
            sql.execute("""
                    update pipeline.deal
                       set currency = case when currency is null then ? when currency = ? then null else currency end,
                           amount = case when currency is null then value when currency = ? then null else amount end,
                           value = case when currency = ? then amount end
                     where currency is not null or value is not null
                        or exists (select from pipeline.line_item item where item.deal_id = deal.id)""", from, to, to,
                    to);
            change.amounts(viewer, views);
            sql.update(REPORTING).set(REPORTING.CURRENCY, to).execute();
            // While this transaction holds the row, so that who follows the setting waits for it.
            settings.set(viewer, "company.currency", to);
            Revaluation.all(sql);
            events.publish(sql, new PipelinesChanged(viewer.person()));
            return Optional.empty();
        });
    }

    private Optional<Refusal> change(Viewer viewer, Function<DSLContext, Optional<Refusal>> change) {
        NotPermitted.unless(viewer, CurrencyPermissions.CONFIGURE);
        return db.write(change::apply);
    }
}
