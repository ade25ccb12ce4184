package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Many deals go to the bin.
@Unrestricted("conditions and values only; BulkEdit asks the viewer for the deals")
record BulkDeleted() implements BulkChange {

    @Override
    public String field() {
        return "deleted";
    }

    @Override
    public String permission() {
        return DealPermissions.DELETE;
    }

    @Override
    public Map<BulkChange.Stay, Condition> stays(DSLContext sql) {
        return Map.of();
    }

    @Override
    public Field<String> old() {
        return DSL.castNull(SQLDataType.CLOB);
    }

    @Override
    public Map<Field<?>, Object> written(Instant now) {
        return Map.of(DEAL.DELETED_AT, now);
    }

    /// Nor does an open one go back whose place is gone meanwhile: it would stand on no board. The bin asks where to.
    @Override
    public Condition untouched() {
        return isBinned().and(isPlaceless().not());
    }

    /// How many deals of a change stay in the bin as their place is gone.
    static int binned(DSLContext sql, Viewer viewer, UUID change) {
        return sql.fetchCount(DSL.selectOne().from(DEAL)
                .join(BULK_CHANGE_DEAL).on(BULK_CHANGE_DEAL.DEAL_ID.eq(DEAL.ID))
                .where(BULK_CHANGE_DEAL.BULK_CHANGE_ID.eq(change), viewer.maySee(DEAL), isBinned(), isPlaceless()));
    }

    private static Condition isBinned() {
        return DEAL.DELETED_AT.isNotNull();
    }

    private static Condition isPlaceless() {
        return DEAL.OUTCOME.isNull().and(DealMoving.isPlace(DEAL.STAGE_ID).not());
    }

    @Override
    public Map<Field<?>, Object> back() {
        return Map.of(DEAL.DELETED_AT, DSL.castNull(DEAL.DELETED_AT));
    }
}
