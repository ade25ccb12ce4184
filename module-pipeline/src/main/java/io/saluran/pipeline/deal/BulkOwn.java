package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import java.time.Instant;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// A field of the company's own gets a value in many deals.
///
/// @param value null empties it
@Unrestricted("conditions and values only; BulkEdit asks the viewer for the deals")
record BulkOwn(String key, @Nullable FieldValue value) implements BulkChange {

    @Override
    public String field() {
        return FieldWriting.historyName(key);
    }

    private Field<JSONB> now() {
        return DSL.field("{0} -> {1}", SQLDataType.JSONB, DEAL.FIELDS, DSL.val(key));
    }

    private Field<JSONB> json() {
        return value == null ? DSL.castNull(SQLDataType.JSONB) : DSL.val(JSONB.valueOf(FieldValues.json(value)));
    }

    @Override
    public Map<BulkChange.Stay, Condition> stays(DSLContext sql) {
        return Map.of(BulkChange.Stay.SAME, now().isNotDistinctFrom(json()));
    }

    @Override
    public Field<String> old() {
        return BulkChange.text(now());
    }

    @Override
    public Map<Field<?>, Object> written(Instant now) {
        return Map.of(DEAL.FIELDS, value == null ? without() : with(json()));
    }

    private Field<JSONB> without() {
        return DSL.field("{0} - {1}", SQLDataType.JSONB, DEAL.FIELDS, DSL.val(key).cast(SQLDataType.CLOB));
    }

    private Field<JSONB> with(Field<JSONB> held) {
        return DSL.field("{0} || jsonb_build_object({1}, {2})", SQLDataType.JSONB, DEAL.FIELDS,
                DSL.val(key).cast(SQLDataType.CLOB), held);
    }

    @Override
    public Condition untouched() {
        return now().isNotDistinctFrom(json());
    }

    @Override
    public Map<Field<?>, Object> back() {
        return Map.of(DEAL.FIELDS, DSL.when(BULK_CHANGE_DEAL.OLD_VALUE.isNull(), without())
                .otherwise(with(BULK_CHANGE_DEAL.OLD_VALUE.cast(SQLDataType.JSONB))));
    }
}
