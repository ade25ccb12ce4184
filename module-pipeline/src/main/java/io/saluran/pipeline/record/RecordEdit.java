package io.saluran.pipeline.record;

import java.util.Objects;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// A new value for a field of a record. Text is stripped; what is blank then is empty.
public record RecordEdit<R extends Record, T>(RecordField<R, T> field, @Nullable T value) {

    public RecordEdit {
        if (value instanceof String text) {
            value = text.isBlank() ? null : field.column().getType().cast(text.strip());
        }
    }

    /// Whether the record has another value than this.
    public boolean changes(R record) {
        return !Objects.equals(record.get(field.column()), value);
    }

    /// Puts the value into the record, which is stored later.
    public void into(R record) {
        record.set(field.column(), value);
    }
}
