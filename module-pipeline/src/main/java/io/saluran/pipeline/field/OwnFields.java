package io.saluran.pipeline.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.Fields;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// The fields that a company has added to one kind of record.
///
/// @param type of the records, for example `deal`
public record OwnFields(Fields fields, String type) {

    public List<FieldDefinition> all() {
        return fields.of(type);
    }

    public List<FieldDefinition> listed() {
        return all().stream().filter(each -> each.use().listed()).toList();
    }

    public List<FieldDefinition> filtered() {
        return all().stream().filter(each -> each.use().filtered() && fields.type(each).isPresent()).toList();
    }

    public List<FieldDefinition> onCards() {
        return all().stream().filter(each -> each.use().onCard()).toList();
    }

    public Optional<FieldDefinition> find(String key) {
        return fields.find(type, key);
    }

    /// By what a list is sorted; empty for what is no field of the company's own.
    ///
    /// @param sort for example `fields.budget`
    public Optional<Field<?>> order(String sort, Field<JSONB> column) {
        return FieldWriting.keyOf(sort).flatMap(this::find).map(field -> FieldSql.order(fields, field, column));
    }

    /// The columns that a program sorts by, with that of the field of one's own that it names.
    public Map<String, Field<?>> sorts(Map<String, Field<?>> fixed, String sort, Field<JSONB> column) {
        var all = new HashMap<>(fixed);
        order(sort, column).ifPresent(own -> all.put(sort, own));
        return all;
    }

    /// Whether a field holds numbers, which stand at the right.
    public boolean isNumber(FieldDefinition field) {
        return fields.type(field).filter(kind -> kind.form() == FieldValue.Form.NUMBER).isPresent();
    }

    /// The order of rows that are all in memory; those without a value come first.
    public <R> Comparator<R> comparing(FieldDefinition field, Function<R, FieldValues> values) {
        var ranks = fields.type(field).map(kind -> kind.ranks(field)).orElse(List.of());
        return Comparator.comparing(row -> values.apply(row).get(field.key()).orElse(null),
                Comparator.nullsFirst((one, other) -> {
                    if (one instanceof FieldValue.Decimal(var first)
                            && other instanceof FieldValue.Decimal(var second)) {
                        return first.compareTo(second);
                    }
                    return ranks.isEmpty()
                            ? one.plain().compareToIgnoreCase(other.plain())
                            : Integer.compare(ranks.indexOf(one.plain()), ranks.indexOf(other.plain()));
                }));
    }

    /// Whether the kind of a field is there, so that its values can be changed.
    public boolean isHere(FieldDefinition field) {
        return fields.type(field).isPresent();
    }

    /// What a record holds of a field, as it is read; null for nothing.
    public @Nullable String show(FieldDefinition field, FieldValues values, Locale locale) {
        return values.get(field.key()).map(value -> fields.show(field, value, locale)).orElse(null);
    }

    /// The cells of a record in a file, in the order of the fields.
    public @Nullable Object[] cells(FieldValues values, @Nullable Object... before) {
        return Stream.concat(Arrays.stream(before), all().stream().map(field -> cell(field, values)))
                .toArray(Object[]::new);
    }

    /// One of those cells.
    public @Nullable Object cell(FieldDefinition field, FieldValues values) {
        return values.get(field.key()).map(value -> value instanceof FieldValue.Decimal(var number)
                ? (Object) number
                : fields.write(field, value)).orElse(null);
    }

    /// The headings of those cells.
    public List<String> headings(Locale locale) {
        return all().stream().map(field -> field.label(locale)).toList();
    }

    /// The name of a field that a line of the history tells of; its key when it is archived.
    public String label(String key, Locale locale) {
        return find(key).map(field -> field.label(locale)).orElse(key);
    }

    /// A value that the history keeps, as it is read.
    public String history(String key, String json, Locale locale) {
        var value = FieldValues.value(json);
        if (value.isEmpty()) {
            return json;
        }
        return find(key).map(field -> fields.show(field, value.get(), locale)).orElseGet(value.get()::plain);
    }

    /// Only what is not archived, as programs get it.
    public FieldValues current(FieldValues values) {
        var known = values;
        for (var key : values.values().keySet()) {
            if (find(key).isEmpty()) {
                known = known.with(key, null);
            }
        }
        return known;
    }

    /// Where a value leads, for example `tel:+60123456789`.
    public Optional<String> link(FieldDefinition field, FieldValue value) {
        return fields.type(field).flatMap(kind -> kind.link(value));
    }
}
