package io.saluran.pipeline.field;

import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/// What a person narrows records to by the company's own fields. Kept in the page's address, with values as JSON, so that
/// it means the same whoever opens it: `f.tier="gold"`, `f.note.has=urgent`, `f.seats.from=10`, `f.seats.to=50`.
///
/// @param parameters of the address
public record FieldFilter(Map<String, String> parameters) {

    public static final FieldFilter NONE = new FieldFilter(Map.of());

    private static final Pattern NAME = Pattern.compile("f\\.([a-z][a-z0-9_]{0,59})(\\.has|\\.from|\\.to)?");

    public FieldFilter {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /// Reads the address's parameters; what cannot be read is left out.
    public static FieldFilter of(Map<String, List<String>> parameters) {
        var own = new TreeMap<String, String>();
        parameters.forEach((name, values) -> {
            var text = String.join("", values);
            if (NAME.matcher(name).matches() && !text.isBlank()
                    && (name.endsWith(".has") || FieldValues.value(text).isPresent())) {
                own.put(name, text);
            }
        });
        return own.isEmpty() ? NONE : new FieldFilter(own);
    }

    public boolean isEmpty() {
        return parameters.isEmpty();
    }

    /// The name of a parameter.
    ///
    /// @param how empty, `has`, `from` or `to`
    public static String name(String key, String how) {
        return "f." + key + (how.isEmpty() ? "" : '.' + how);
    }

    /// The field that a parameter narrows by; empty for one of another kind.
    public static Optional<String> keyOf(String parameter) {
        var parts = NAME.matcher(parameter);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    /// The records that are meant.
    ///
    /// @param column where the company's own fields are kept
    public Condition on(Field<JSONB> column) {
        var conditions = new ArrayList<Condition>();
        parameters.forEach((name, text) -> {
            var parts = NAME.matcher(name);
            if (parts.matches()) {
                var how = parts.group(2) == null ? "" : parts.group(2);
                conditions.add(how.equals(".has")
                        ? holds(column, parts.group(1), text)
                        : FieldValues.value(text).map(value -> condition(column, parts.group(1), how, value))
                                .orElse(DSL.noCondition()));
            }
        });
        return conditions.isEmpty() ? DSL.noCondition() : DSL.and(conditions).and(FieldSql.any(column));
    }

    private static Condition holds(Field<JSONB> column, String key, String text) {
        return FieldSql.holds(column, text)
                .and(DSL.condition("platform.plain({0}) like platform.plain({1})", FieldSql.text(column, key),
                        DSL.val(FieldSql.pattern(text))));
    }

    private static Condition condition(Field<JSONB> column, String key, String how, FieldValue value) {
        return switch (how) {
            case ".from" -> value instanceof FieldValue.Decimal(BigDecimal number)
                    ? FieldSql.number(column, key).ge(number)
                    : FieldSql.letters(column, key).ge(value.plain());
            case ".to" -> value instanceof FieldValue.Decimal(BigDecimal number)
                    ? FieldSql.number(column, key).le(number)
                    : FieldSql.letters(column, key).le(value.plain());
            default -> DSL.condition("{0} @> {1}", column, DSL.val(new FieldValues(Map.of(key, value)).jsonb()));
        };
    }
}
