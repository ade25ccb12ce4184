package io.saluran.pipeline.currency;

import static io.saluran.pipeline.sql.pipeline.Tables.REPORTING_CHANGE;
import static io.saluran.pipeline.sql.platform.Tables.CUSTOM_FIELD;

import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.view.CompanyViews;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Amounts that have no currency of their own follow the reporting currency when that becomes another one: list prices,
/// the revenue of accounts, and the company's own fields that hold amounts, and saved views. Each is kept as it was, and comes back to that
/// when the change is taken back, unless somebody changed it since.
@Unrestricted("the reporting currency is the company's, and every amount follows it, whoever owns it")
record ReportingChange(DSLContext sql, String from, String to) {

    private static final Set<String> TYPES = Set.of("deal", "account", "contact", "product");
    private static final int MILLIONS_DIGITS = 6;

    /// Where amounts stand.
    ///
    /// @param read the amount of the row `t`, in SQL
    /// @param write what sets it to `was.after`, in SQL
    private record Place(String type, String field, String read, String write, int digits) {}

    private List<Place> places() {
        var places = new ArrayList<>(List.of(
                new Place("product", "listPrice", "t.list_price", "list_price = was.after, version = t.version + 1",
                        Revaluation.digits(to)),
                new Place("account", "revenueMillions", "t.revenue_millions",
                        "revenue_millions = was.after, version = t.version + 1", MILLIONS_DIGITS)));
        sql.select(CUSTOM_FIELD.RECORD_TYPE, CUSTOM_FIELD.KEY)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.TYPE.eq("amount"), CUSTOM_FIELD.RECORD_TYPE.in(TYPES))
                .forEach(own -> places.add(new Place(own.value1(), "fields." + own.value2(),
                        "(t.fields ->> '" + own.value2() + "')::numeric",
                        "fields = jsonb_set(t.fields, array['" + own.value2() + "'], to_jsonb(was.after))",
                        Revaluation.digits(to))));
        return places;
    }

    private Set<String> ownAmounts(String type) {
        return sql.select(CUSTOM_FIELD.KEY)
                .from(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.TYPE.eq("amount"), CUSTOM_FIELD.RECORD_TYPE.eq(type))
                .fetchSet(CUSTOM_FIELD.KEY);
    }

    /// A rate that is wanted.
    ///
    /// @param on the first day on which a deal closed in that currency; null for today's
    record Gap(String currency, @Nullable LocalDate on) {}

    /// What there is no rate for, of what has to be converted: deals by the rate of the day on which they closed, so that
    /// no year loses what was won in it.
    List<Gap> missing() {
        var gaps = new ArrayList<Gap>();
        sql.fetch("""
                select coalesce(currency, ?) as own, bool_or(outcome is null) as open, min(closed_on) as closed_on
                  from pipeline.deal
                 where value is not null and currency is distinct from ?
                 group by 1
                 order by 1""", from, to).forEach(row -> {
            var currency = Objects.requireNonNull(row.get("own", String.class));
            var closed = row.get("closed_on", LocalDate.class);
            if (closed != null && rate(currency, closed) == null) {
                gaps.add(new Gap(currency, closed));
            } else if (row.get("open", Boolean.class) && rate(currency, null) == null) {
                gaps.add(new Gap(currency, null));
            }
        });
        if (gaps.stream().noneMatch(gap -> gap.currency().equals(from)) && rate(from, null) == null
                && places().stream().anyMatch(this::isUsed)) {
            gaps.add(new Gap(from, null));
        }
        return gaps;
    }

    private boolean isUsed(Place place) {
        return sql.fetchExists(DSL.table("pipeline." + place.type() + " t"),
                DSL.condition(place.read() + " is not null"));
    }

    /// @param on null for today's
    private @Nullable BigDecimal rate(String currency, @Nullable LocalDate on) {
        return sql.select(DSL.field("pipeline.rate_of({0}, {1}, coalesce({2}, current_date))", BigDecimal.class,
                DSL.val(currency), DSL.val(to), DSL.val(on, LocalDate.class))).fetchSingle().value1();
    }

    /// Converts all of them; a change that only takes the last one back puts them back as they were.
    void amounts(Viewer viewer, CompanyViews views) {
        var rate = rate(from, null);
        var last = sql.select(REPORTING_CHANGE.ID, REPORTING_CHANGE.FROM_CURRENCY, REPORTING_CHANGE.TO_CURRENCY)
                .from(REPORTING_CHANGE)
                .orderBy(REPORTING_CHANGE.AT.desc(), REPORTING_CHANGE.ID.desc())
                .limit(1)
                .fetchOne();
        var taken = last != null && last.value2().equals(to) && last.value3().equals(from) ? last.value1() : null;
        var id = Ids.next();
        sql.insertInto(REPORTING_CHANGE)
                .set(REPORTING_CHANGE.ID, id)
                .set(REPORTING_CHANGE.FROM_CURRENCY, from)
                .set(REPORTING_CHANGE.TO_CURRENCY, to)
                .set(REPORTING_CHANGE.AT, DSL.field("clock_timestamp()", REPORTING_CHANGE.AT.getDataType()))
                .set(REPORTING_CHANGE.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                .execute();
        places().forEach(place -> convert(place, rate, id, taken));
        new ReportingViews(sql, views).follow(viewer, new ReportingViews.Change(id, taken, rate,
                Revaluation.digits(to), ownAmounts("deal")));
    }

    private void convert(Place place, @Nullable BigDecimal rate, UUID id, @Nullable UUID taken) {
        sql.execute(
                """
                        with was as (
                            select t.id, $read as before, coalesce(kept.before, round($read * ?::numeric, ?), $read) as after
                              from pipeline.$type t
                              left join pipeline.reporting_change_amount kept
                                on kept.change_id = ?::uuid and kept.record_type = ? and kept.field = ? and kept.record_id = t.id
                               and kept.after = $read
                             where $read is not null),
                        noted as (
                            insert into pipeline.reporting_change_amount (change_id, record_type, record_id, field, before, after)
                            select ?::uuid, ?, id, ?, before, after from was)
                        update pipeline.$type t
                           set $write
                          from was
                         where was.id = t.id"""
                        .replace("$read", place.read()).replace("$type", place.type())
                        .replace("$write", place.write()),
                rate, place.digits(), taken, place.type(), place.field(), id,
                place.type(), place.field());
    }

    /// The currency before the last change; null when there was none.
    static @Nullable String former(DSLContext sql) {
        return sql.select(REPORTING_CHANGE.FROM_CURRENCY)
                .from(REPORTING_CHANGE)
                .orderBy(REPORTING_CHANGE.AT.desc(), REPORTING_CHANGE.ID.desc())
                .limit(1)
                .fetchOne(REPORTING_CHANGE.FROM_CURRENCY);
    }
}
