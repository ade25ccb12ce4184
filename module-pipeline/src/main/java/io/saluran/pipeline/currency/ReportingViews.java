package io.saluran.pipeline.currency;

import static io.saluran.pipeline.sql.pipeline.Tables.REPORTING_CHANGE;
import static io.saluran.pipeline.sql.pipeline.Tables.REPORTING_CHANGE_VIEW;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.platform.view.CompanyViews;
import io.saluran.platform.view.SavedViews.SavedView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Saved views of deals that filter by an amount: the amount follows the reporting currency when that becomes another one,
/// and is as it was when the change is taken back, unless the view was changed since.
@Unrestricted("a saved view says what is looked for, never what is found")
record ReportingViews(DSLContext sql, CompanyViews views) {

    private static final String PLACE = "deals";
    private static final Set<String> VALUES = Set.of("min", "max");

    /// A change that is being made.
    ///
    /// @param taken the change that it takes back; null when it takes none back
    /// @param rate what one unit of the former currency costs; null when nobody knows, and nothing is converted
    /// @param digits of the new currency
    /// @param own keys of the company's own fields that hold amounts
    record Change(UUID id, @Nullable UUID taken, @Nullable BigDecimal rate, int digits, Set<String> own) {}

    void follow(Viewer viewer, Change change) {
        views.rewrite(viewer, PLACE, view -> {
            var after = after(view, change);
            if (!after.equals(view.parameters())) {
                sql.insertInto(REPORTING_CHANGE_VIEW)
                        .set(REPORTING_CHANGE_VIEW.CHANGE_ID, change.id())
                        .set(REPORTING_CHANGE_VIEW.VIEW_ID, view.id())
                        .set(REPORTING_CHANGE_VIEW.BEFORE, amounts(view.parameters(), change))
                        .set(REPORTING_CHANGE_VIEW.AFTER, amounts(after, change))
                        .execute();
            }
            return view.with(after);
        });
    }

    private Map<String, String> after(SavedView view, Change change) {
        var after = new HashMap<>(view.parameters());
        var kept = change.taken() == null
                ? null
                : sql.select(REPORTING_CHANGE_VIEW.BEFORE)
                        .from(REPORTING_CHANGE_VIEW)
                        .where(REPORTING_CHANGE_VIEW.CHANGE_ID.eq(change.taken()),
                                REPORTING_CHANGE_VIEW.VIEW_ID.eq(view.id()),
                                REPORTING_CHANGE_VIEW.AFTER.eq(amounts(view.parameters(), change)))
                        .fetchOne(REPORTING_CHANGE_VIEW.BEFORE);
        if (kept != null) {
            after.putAll(read(kept));
        } else {
            after.replaceAll((name, value) -> isAmount(name, change) ? converted(value, change) : value);
        }
        return after;
    }

    private static boolean isAmount(String parameter, Change change) {
        return VALUES.contains(parameter) || (!parameter.endsWith(".has")
                && FieldFilter.keyOf(parameter).filter(change.own()::contains).isPresent());
    }

    /// What is no number, in an address that somebody wrote, stays.
    private static String converted(String value, Change change) {
        try {
            return change.rate() == null
                    ? value
                    : new BigDecimal(value).multiply(change.rate()).setScale(change.digits(), RoundingMode.HALF_UP)
                            .stripTrailingZeros().toPlainString();
        } catch (NumberFormatException none) {
            return value;
        }
    }

    /// The amounts of a view as they are kept, as in an address.
    private static String amounts(Map<String, String> parameters, Change change) {
        return new TreeMap<>(parameters).entrySet().stream().filter(each -> isAmount(each.getKey(), change))
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> read(String amounts) {
        var read = new HashMap<String, String>();
        for (var each : amounts.split("&")) {
            var at = each.indexOf('=');
            read.put(each.substring(0, at), URLDecoder.decode(each.substring(at + 1), StandardCharsets.UTF_8));
        }
        return read;
    }

    /// How many views the last change converted.
    static int ofLastChange(DSLContext sql) {
        return sql.fetchCount(REPORTING_CHANGE_VIEW, REPORTING_CHANGE_VIEW.CHANGE_ID.eq(
                DSL.select(REPORTING_CHANGE.ID).from(REPORTING_CHANGE)
                        .orderBy(REPORTING_CHANGE.AT.desc(), REPORTING_CHANGE.ID.desc()).limit(1)));
    }
}
