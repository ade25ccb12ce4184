package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.platform.field.FieldValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Many deals go to a stage.
@Unrestricted("conditions and values only; BulkEdit asks the viewer for the deals")
record BulkMoved(UUID stage) implements BulkChange {

    @Override
    public String field() {
        return "stage";
    }

    @Override
    public Deals.@Nullable Refusal refusal(DSLContext sql, Viewer viewer) {
        return sql.fetchExists(DSL.selectOne().where(DealMoving.isPlace(DSL.val(stage))))
                ? null
                : Deals.Refusal.NO_SUCH_THING;
    }

    @Override
    public Map<BulkChange.Stay, Condition> stays(DSLContext sql) {
        var needed = FieldWriting.missing(sql, DealOwnFields.TYPE, FieldValues.NONE, stage);
        var stays = new LinkedHashMap<BulkChange.Stay, Condition>();
        stays.put(BulkChange.Stay.CLOSED, DEAL.OUTCOME.isNotNull());
        stays.put(BulkChange.Stay.SAME, DEAL.STAGE_ID.eq(stage));
        stays.put(BulkChange.Stay.OTHER_PIPELINE,
                DEAL.PIPELINE_ID.ne(DSL.select(STAGE.PIPELINE_ID).from(STAGE).where(STAGE.ID.eq(stage))));
        stays.put(BulkChange.Stay.MISSING, DSL.condition("not jsonb_exists_all({0}, {1})", DEAL.FIELDS,
                DSL.val(needed.toArray(String[]::new))));
        stays.put(BulkChange.Stay.UNMET, DealCriteria.isUnmetOnTheWayTo(stage));
        return stays;
    }

    @Override
    public Field<String> old() {
        return BulkChange.text(DEAL.STAGE_ID);
    }

    @Override
    public Map<Field<?>, Object> written(Instant now) {
        return Map.of(DEAL.STAGE_ID, stage, DEAL.STAGE_SINCE, now);
    }

    @Override
    public Condition untouched() {
        var old = BULK_CHANGE_DEAL.OLD_VALUE.cast(SQLDataType.UUID);
        return DEAL.OUTCOME.isNull().and(DEAL.STAGE_ID.eq(stage)).and(DealMoving.isPlace(old))
                .and(DEAL.PIPELINE_ID.eq(DSL.select(STAGE.PIPELINE_ID).from(STAGE).where(STAGE.ID.eq(old))));
    }

    @Override
    public Map<Field<?>, Object> back() {
        return Map.of(DEAL.STAGE_ID, BULK_CHANGE_DEAL.OLD_VALUE.cast(SQLDataType.UUID), DEAL.STAGE_SINCE,
                BULK_CHANGE_DEAL.OLD_SINCE);
    }
}
