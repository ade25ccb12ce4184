package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A built-in field of many deals gets a value.
///
/// @param edit without a value it empties the field
@Unrestricted("conditions and values only; BulkEdit asks the viewer for the deals")
record BulkEdited<T>(DealEdit<T> edit) implements BulkChange {

    @Override
    public String field() {
        return edit.field().key();
    }

    @Override
    public Deals.@Nullable Refusal refusal(DSLContext sql, Viewer viewer) {
        return edit.refusal(sql, viewer);
    }

    private Condition is() {
        return edit.field().column().isNotDistinctFrom(edit.value());
    }

    @Override
    public Map<BulkChange.Stay, Condition> stays(DSLContext sql) {
        var stays = new LinkedHashMap<BulkChange.Stay, Condition>();
        if (edit.field().equals(DealField.CLOSES_ON)) {
            stays.put(BulkChange.Stay.CLOSED, DEAL.OUTCOME.isNotNull());
        }
        stays.put(BulkChange.Stay.SAME, is());
        return stays;
    }

    @Override
    public Field<String> old() {
        return BulkChange.text(edit.field().column());
    }

    @Override
    public Map<Field<?>, Object> written(Instant now) {
        return Map.of(edit.field().column(), DSL.val(edit.value(), edit.field().column()));
    }

    @Override
    public Condition untouched() {
        return is();
    }

    @Override
    public Map<Field<?>, Object> back() {
        return Map.of(edit.field().column(),
                BULK_CHANGE_DEAL.OLD_VALUE.cast(edit.field().column().getDataType()));
    }
}
