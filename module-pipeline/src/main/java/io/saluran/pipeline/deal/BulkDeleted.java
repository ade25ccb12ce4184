package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import java.time.Instant;
import java.util.Map;
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

    @Override
    public Condition untouched() {
        return DEAL.DELETED_AT.isNotNull();
    }

    @Override
    public Map<Field<?>, Object> back() {
        return Map.of(DEAL.DELETED_AT, DSL.castNull(DEAL.DELETED_AT));
    }
}
