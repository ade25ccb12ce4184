package io.saluran.pipeline.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.Fields.Reading;
import io.saluran.platform.rest.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What callers of the REST interface say about the company's own fields, checked.
public record FieldBodies(OwnFields own) {

    /// @param given an object of values by the fields' keys; null empties one
    /// @throws Problem with status 422 for what is no field, or no value of it
    public List<FieldEdit> edits(@Nullable Object given) {
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof Map<?, ?> values)) {
            throw Problem.invalid("fields", "\"fields\" must be an object of values by the fields' keys.");
        }
        var edits = new ArrayList<FieldEdit>();
        values.forEach((key, value) -> {
            var field = field(String.valueOf(key));
            edits.add(new FieldEdit(field.key(), value == null ? null : value(field, value)));
        });
        return edits;
    }

    private FieldDefinition field(String key) {
        return own.find(key).orElseThrow(() -> new Problem(422, "Unknown field",
                "There is no custom field \"" + key + "\" of this " + own.type() + ".",
                Map.of("field", "fields." + key, "known",
                        own.all().stream().map(FieldDefinition::key).sorted().toList())));
    }

    private @Nullable FieldValue value(FieldDefinition field, Object value) {
        return switch (own.fields().readJson(field, value)) {
            case Reading.Read(var read) -> read;
            case Reading.Empty empty -> null;
            case Reading.Refused refused -> throw Problem.invalid(FieldWriting.historyName(field.key()),
                    own.fields().words(refused, Locale.ENGLISH));
        };
    }

    /// The filter `fields`, an object such as `{"tier":"gold"}`.
    ///
    /// @throws Problem as [#edits]
    public FieldFilter filter(String json) {
        var set = new HashMap<String, String>();
        FieldValues.object(json).orElseThrow(() -> new Problem(400, "Invalid filter",
                "\"fields\" must be a JSON object such as {\"tier\":\"gold\"}.", Map.of("parameter", "fields")))
                .values().forEach((key, given) -> {
                    var value = value(field(key), given.json());
                    if (value != null) {
                        set.put(FieldFilter.name(key, ""), FieldValues.json(value));
                    }
                });
        return new FieldFilter(set);
    }
}
