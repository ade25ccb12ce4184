package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// What deals hold in a field of the company's own, in SQL.
@Unrestricted("conditions and values only; BulkEdit asks the viewer for the deals")
record HeldField(String key) {

    /// Nothing where a deal holds none.
    Field<JSONB> now() {
        return DSL.field("{0} -> {1}", SQLDataType.JSONB, DEAL.FIELDS, DSL.val(key));
    }

    /// All fields of a deal when it holds this in the field, or none of it where that is nothing.
    Field<JSONB> holding(Field<JSONB> value) {
        var name = DSL.val(key).cast(SQLDataType.CLOB);
        return DSL.when(value.isNull(), DSL.field("{0} - {1}", SQLDataType.JSONB, DEAL.FIELDS, name))
                .otherwise(DSL.field("{0} || jsonb_build_object({1}, {2})", SQLDataType.JSONB, DEAL.FIELDS, name,
                        value));
    }
}
