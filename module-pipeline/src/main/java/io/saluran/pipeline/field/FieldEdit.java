package io.saluran.pipeline.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new value for one of a company's own fields, as its kind has read it.
///
/// @param value null for none
public record FieldEdit(String key, @Nullable FieldValue value) {

    /// All that was given in a form.
    public static List<FieldEdit> of(List<FieldDefinition> fields, FieldValues given) {
        return fields.stream().map(field -> new FieldEdit(field.key(), given.get(field.key()).orElse(null))).toList();
    }
}
