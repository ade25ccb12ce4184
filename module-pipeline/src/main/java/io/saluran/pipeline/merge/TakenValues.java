package io.saluran.pipeline.merge;

import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.record.RecordField;
import io.saluran.platform.field.FieldValues;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jooq.JSONB;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// Values that the record that stays takes from the other, or has again, each told to the history.
///
/// @param words a value as the history shows it
record TakenValues<R extends UpdatableRecord<R>>(
        MergeKind<R> kind, R kept, Function<@Nullable Object, @Nullable String> words, FieldWriting.History history) {

    <T> void put(RecordField<R, T> field, @Nullable Object value) {
        var before = kept.get(field.column());
        if (!Objects.equals(before, value)) {
            tell(field.key(), before, value);
            kept.set(field.column(), value == null ? null : field.column().getType().cast(value));
        }
    }

    /// @param taken names of the own fields whose value is the other's, though this one has one
    void takeOwn(R gone, Set<String> taken) {
        var before = FieldValues.of(kept.get(own()));
        var after = before;
        for (var each : FieldValues.of(gone.get(own())).values().entrySet()) {
            if (before.get(each.getKey()).isEmpty() || taken.contains(FieldWriting.historyName(each.getKey()))) {
                after = after.with(each.getKey(), each.getValue());
            }
        }
        FieldWriting.tell(before, after, history);
        kept.set(own(), after.jsonb());
    }

    /// Tells what is another in the record as it is now.
    void tell(R now) {
        for (var field : kind.fields()) {
            tell(field.key(), kept.get(field.column()), now.get(field.column()));
        }
        FieldWriting.tell(FieldValues.of(kept.get(own())), FieldValues.of(now.get(own())), history);
    }

    private void tell(String field, @Nullable Object before, @Nullable Object after) {
        history.changed(field, words.apply(before), words.apply(after));
    }

    private TableField<R, JSONB> own() {
        return kind.records().fields();
    }
}
