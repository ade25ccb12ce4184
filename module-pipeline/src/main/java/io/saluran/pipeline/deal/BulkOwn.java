package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldValues;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    private HeldField held() {
        return new HeldField(key);
    }

    private Field<JSONB> json() {
        return value == null ? DSL.castNull(SQLDataType.JSONB) : DSL.val(JSONB.valueOf(FieldValues.json(value)));
    }

    @Override
    public Map<BulkChange.Stay, Condition> stays(DSLContext sql) {
        var stays = new LinkedHashMap<BulkChange.Stay, Condition>();
        stays.put(BulkChange.Stay.SAME, untouched());
        if (value == null) {
            stays.put(BulkChange.Stay.MISSING, FieldWriting.needs(DealOwnFields.TYPE, key, DEAL.STAGE_ID));
        }
        return stays;
    }

    @Override
    public Field<String> old() {
        return BulkChange.text(held().now());
    }

    @Override
    public Map<Field<?>, Object> written(Instant now) {
        return Map.of(DEAL.FIELDS, held().holding(json()));
    }

    @Override
    public Condition untouched() {
        return held().now().isNotDistinctFrom(json());
    }

    @Override
    public Map<Field<?>, Object> back() {
        return Map.of(DEAL.FIELDS, held().holding(BULK_CHANGE_DEAL.OLD_VALUE.cast(SQLDataType.JSONB)));
    }
}
