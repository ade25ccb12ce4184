package io.saluran.pipeline.record;

import io.saluran.platform.rest.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// What callers of the REST interface send about a record, checked; and what they are told.
public final class RestEdits {

    private RestEdits() {}

    /// @param what the record in one word, for example `account`
    /// @param given new values by field; null empties one
    /// @throws Problem with status 422 for a field that is not known or a value it cannot have
    public static <R extends Record> List<RecordEdit<R, ?>> read(String what, Map<String, RecordField<R, ?>> fields,
            Map<String, @Nullable Object> given) {
        var edits = new ArrayList<RecordEdit<R, ?>>();
        given.forEach((key, value) -> {
            var field = fields.get(key);
            if (field == null) {
                throw new Problem(422, "Unknown field",
                        "There is no field \"" + key + "\" to change of this " + what + ".",
                        Map.of("field", key, "known", List.copyOf(new TreeSet<>(fields.keySet()))));
            }
            edits.add(edit(field, value));
        });
        return edits;
    }

    private static <R extends Record, T> RecordEdit<R, T> edit(RecordField<R, T> field, @Nullable Object value) {
        var type = field.column().getType();
        try {
            return new RecordEdit<>(field, value == null ? null : type.cast(converted(type, value)));
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException wrong) {
            throw Problem.invalid(field.key(), "\"" + field.key() + "\" must be a " + type.getSimpleName() + ".");
        }
    }

    private static Object converted(Class<?> type, Object value) {
        if (value instanceof Number number) {
            var exact = new BigDecimal(number.toString());
            return type == Integer.class ? (Object) exact.intValueExact() : exact;
        }
        return type == UUID.class && value instanceof String text ? UUID.fromString(text) : value;
    }

    /// @throws Problem unless it was done
    public static void answer(Outcome outcome, String what) {
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.Overtaken overtaken -> throw Problem.overtaken(what);
            case Outcome.Refused(var why) -> throw refused(why, what);
        }
    }

    public static Problem refused(Refusal why, String what) {
        return new Problem(422, "Not possible for this " + what, why.words(),
                Map.of("reason", why.name().toLowerCase(Locale.ROOT)));
    }
}
