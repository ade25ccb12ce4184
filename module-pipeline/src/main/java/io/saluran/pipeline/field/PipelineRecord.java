package io.saluran.pipeline.field;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.FieldedRecord.Converted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Turns the values of a field into others, in the table of one kind of record.
///
/// @param column where its own fields are kept
public record PipelineRecord(Db db, Table<?> table, Field<JSONB> column, Field<Integer> version) {

    private static final int EXAMPLES = 5;

    /// What is not every value fit for rolls the transaction back.
    private static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Converted converted;

        Unfit(Converted converted) {
            super(null, null, false, false);
            this.converted = converted;
        }
    }

    @Unrestricted("an administrator changes the field for everybody")
    public Converted convert(String key, Function<FieldValue, Optional<FieldValue>> by) {
        try {
            return db.write(sql -> {
                sql.execute("lock table {0} in share row exclusive mode", table);
                var value = DSL.field("{0} -> {1}", JSONB.class, column, DSL.inline(key));
                var refused = new HashMap<String, Long>();
                var into = new HashMap<String, FieldValue>();
                sql.select(value, DSL.count().cast(Long.class)).from(table).where(value.isNotNull()).groupBy(value)
                        .forEach(row -> sort(row.value1().data(), row.value2(), by, into, refused));
                if (!refused.isEmpty()) {
                    throw new Unfit(new Converted(0, refused.values().stream().mapToLong(Long::longValue).sum(),
                            examples(refused)));
                }
                long changed = 0;
                for (var each : into.entrySet()) {
                    changed += sql.update(table)
                            .set(column, DSL.field("jsonb_set({0}, array[{1}], {2})", JSONB.class, column,
                                    DSL.inline(key), DSL.val(JSONB.valueOf(FieldValues.json(each.getValue())))))
                            .set(version, version.plus(1))
                            .where(value.eq(JSONB.valueOf(each.getKey())))
                            .execute();
                }
                return new Converted(changed, 0, List.of());
            });
        } catch (Unfit unfit) {
            return unfit.converted;
        }
    }

    private static void sort(String json, long records, Function<FieldValue, Optional<FieldValue>> by,
            Map<String, FieldValue> into, Map<String, Long> refused) {
        var before = FieldValues.value(json);
        var after = before.flatMap(by);
        if (after.isEmpty()) {
            refused.put(before.map(FieldValue::plain).orElse(json), records);
        } else if (!after.equals(before)) {
            into.put(json, after.get());
        }
    }

    private static List<String> examples(Map<String, Long> refused) {
        var most = new ArrayList<>(refused.entrySet());
        most.sort(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()));
        return most.stream().limit(EXAMPLES).map(Map.Entry::getKey).toList();
    }
}
