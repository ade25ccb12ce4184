package io.saluran.pipeline.record;

import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.platform.field.FieldValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// A record as it was at a moment: what it is now, with everything that was changed since taken back, the newest change
/// first.
///
/// @param ordered its fields, in the order in which people read them
/// @param words a value as the history keeps it
record RecordAsOf<R extends UpdatableRecord<R>>(DSLContext sql, RecordTable<R> records,
        List<RecordField<R, ?>> ordered, Function<@Nullable Object, @Nullable String> words) {

    /// What was in each field that was not empty, in their order, the company's own ones after; empty when the record was
    /// not there yet, or the viewer may not see it.
    Optional<Map<String, String>> at(Viewer viewer, UUID id, Instant end) {
        return sql.selectFrom(records.table())
                .where(records.id().eq(id), records.createdAt().lt(end),
                        Unowned.too(viewer.maySee(records.table()), records.owner()))
                .fetchOptional()
                .map(record -> sorted(then(record, end)));
    }

    private Map<String, String> then(R record, Instant end) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : ordered) {
            var value = words.apply(record.get(field.column()));
            if (value != null) {
                fields.put(field.key(), value);
            }
        }
        FieldValues.of(record.get(records.fields())).values()
                .forEach((key, value) -> fields.put(FieldWriting.historyName(key), FieldValues.json(value)));
        PastChange.since(sql, records.kind().type(), record.get(records.id()), end)
                .forEach(change -> change.takeBack(fields));
        return fields;
    }

    private Map<String, String> sorted(Map<String, String> fields) {
        var sorted = new LinkedHashMap<String, String>();
        for (var field : ordered) {
            var value = fields.get(field.key());
            if (value != null) {
                sorted.put(field.key(), value);
            }
        }
        fields.keySet().stream().filter(key -> FieldWriting.keyOf(key).isPresent()).sorted()
                .forEach(key -> sorted.put(key, fields.getOrDefault(key, "")));
        return sorted;
    }
}
