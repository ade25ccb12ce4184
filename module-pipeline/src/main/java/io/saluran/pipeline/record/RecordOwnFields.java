package io.saluran.pipeline.record;

import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.platform.field.FieldValues;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// Puts what is in the company's own fields into a record, which is stored later.
record RecordOwnFields<R extends UpdatableRecord<R>>(DSLContext sql, RecordTable<R> records) {

    /// @param isNew whether all that is required must be there, and not only stay
    /// @return why not; null when it was done
    @Nullable
    Refusal put(R record, List<FieldEdit> edits, boolean isNew) {
        var type = records.kind().type();
        if (!FieldWriting.unknown(sql, type, edits).isEmpty()) {
            return Refusal.NO_SUCH_FIELD;
        }
        var before = FieldValues.of(record.get(records.fields()));
        var after = FieldWriting.after(before, edits);
        if (FieldWriting.missing(sql, type, after, null).stream()
                .anyMatch(key -> isNew || before.get(key).isPresent())) {
            return Refusal.FIELD_NEEDED;
        }
        if (isNew || !after.equals(before)) {
            record.set(records.fields(), after.jsonb());
        }
        return null;
    }
}
