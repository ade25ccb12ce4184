package io.saluran.pipeline.merge;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.record.RecordField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The fields of the record that stayed, put back as they were before a merge, where nobody has changed them since.
@Unrestricted("of records that Merges has locked, seen by somebody who may")
record MergeFields<R extends UpdatableRecord<R>>(DSLContext sql, MergeKind<R> kind) {

    private static final String CHANGED = """
            SELECT known.key, known.column_name, nullif(merge.before -> known.column_name, 'null')::text AS old,
                   to_jsonb(kept) -> known.column_name IS NOT DISTINCT FROM merge.after -> known.column_name AS untouched
              FROM pipeline.$type_merge merge
              JOIN pipeline.$type kept ON kept.id = merge.kept_id
             CROSS JOIN (VALUES $columns) AS known (key, column_name)
             WHERE merge.id = {0}
               AND merge.before -> known.column_name IS DISTINCT FROM merge.after -> known.column_name
            UNION ALL
            SELECT 'fields.' || own.key, NULL, (merge.before -> 'fields' -> own.key)::text,
                   kept.fields -> own.key IS NOT DISTINCT FROM merge.after -> 'fields' -> own.key
              FROM pipeline.$type_merge merge
              JOIN pipeline.$type kept ON kept.id = merge.kept_id
             CROSS JOIN LATERAL jsonb_object_keys(merge.after -> 'fields') AS own (key)
             WHERE merge.id = {0}
               AND merge.before -> 'fields' -> own.key IS DISTINCT FROM merge.after -> 'fields' -> own.key
             ORDER BY 1""";

    private static final String PUT_BACK = """
            UPDATE pipeline.$type kept
               SET ($columns) = (SELECT $old FROM jsonb_populate_record(kept, {1}) AS old),
                   fields = (kept.fields - {2}) || {3},
                   version = version + 1,
                   updated_at = now()
             WHERE kept.id = {0}""";

    record Changed(String key, @Nullable String columnName, @Nullable String old, boolean untouched) {}

    /// The record as JSON, in a query.
    Field<JSONB> json(UUID record) {
        return DSL.field(kind.sql("(SELECT to_jsonb(record) FROM pipeline.$type record WHERE record.id = {0})"),
                JSONB.class, DSL.val(record));
    }

    /// Columns by the key of their field.
    private Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        for (RecordField<R, ?> field : kind.fields()) {
            columns.put(field.key(), field.column().getName());
        }
        columns.put("externalId", kind.externalId().getName());
        return columns;
    }

    /// @param fits whether a field, by its key, can have its old value again, as JSON
    /// @return keys of the fields that were changed since, or cannot be as they were, and stay
    List<String> putBack(UUID merge, UUID kept, BiPredicate<String, String> fits) {
        var stays = new ArrayList<String>();
        var columns = new ArrayList<String>();
        var own = new ArrayList<String>();
        var removed = new ArrayList<String>();
        for (var each : changed(merge)) {
            if (!each.untouched() || (each.old() != null && !fits.test(each.key(), each.old()))) {
                stays.add(each.key());
            } else if (each.columnName() != null) {
                columns.add('"' + each.columnName() + "\":" + (each.old() == null ? "null" : each.old()));
            } else {
                var key = each.key().substring(FieldWriting.PREFIX.length());
                removed.add(key);
                if (each.old() != null) {
                    own.add('"' + key + "\":" + each.old());
                }
            }
        }
        var names = columns().values();
        sql.execute(kind.sql(PUT_BACK).replace("$columns", String.join(", ", names))
                .replace("$old", names.stream().map("old."::concat).collect(Collectors.joining(", "))),
                DSL.val(kept), object(columns), DSL.val(removed.toArray(String[]::new), SQLDataType.CLOB.array()),
                object(own));
        return stays;
    }

    private List<Changed> changed(UUID merge) {
        var columns = columns().entrySet().stream().map(each -> "('%s', '%s')".formatted(each.getKey(),
                each.getValue())).collect(Collectors.joining(", "));
        return sql.resultQuery(kind.sql(CHANGED).replace("$columns", columns), DSL.val(merge))
                .fetchInto(Changed.class);
    }

    private static Field<JSONB> object(List<String> members) {
        return DSL.val(JSONB.valueOf("{" + String.join(",", members) + "}"));
    }

    /// Gives the import's key back, unless another record has got it since.
    void giveBackKey(UUID gone, @Nullable String key) {
        if (key != null) {
            sql.execute(kind.sql("""
                    UPDATE pipeline.$type SET external_id = {1}
                     WHERE id = {0} AND NOT EXISTS (SELECT FROM pipeline.$type WHERE external_id = {1})"""),
                    DSL.val(gone), DSL.val(key));
        }
    }
}
