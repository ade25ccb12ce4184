package io.saluran.pipeline.field;

import static io.saluran.pipeline.sql.pipeline.Tables.KNOWN_TEXT;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// What records of one kind hold in fields of several texts, as tags, kept by triggers of their tables. They are the company's words, which belong to
/// no record: whoever may write a tag is offered all of them.
///
/// @param table of the records
/// @param column where their own fields are kept
public record KnownTexts(Db db, String recordType, Table<?> table, Field<JSONB> column) {

    /// Those that hold what was typed, in the order of their letters.
    public List<String> of(String key, String typed, int most) {
        return db.read(sql -> sql.select(KNOWN_TEXT.TEXT)
                .from(KNOWN_TEXT)
                .where(KNOWN_TEXT.RECORD_TYPE.eq(recordType), KNOWN_TEXT.KEY.eq(key),
                        DSL.condition("platform.plain({0}) like platform.plain({1})", KNOWN_TEXT.TEXT,
                                DSL.val(FieldSql.pattern(typed))))
                .orderBy(DSL.lower(KNOWN_TEXT.TEXT), KNOWN_TEXT.TEXT)
                .limit(most)
                .fetch(KNOWN_TEXT.TEXT));
    }

    /// Drops those that no record holds any more, deleted ones that can come back included.
    @Unrestricted("whether any record of the company holds a tag")
    public int forget() {
        var holding = DSL.condition("{0} @> jsonb_build_object({1}, jsonb_build_array({2}))", column, KNOWN_TEXT.KEY,
                KNOWN_TEXT.TEXT);
        return db.write(sql -> sql.deleteFrom(KNOWN_TEXT)
                .where(KNOWN_TEXT.RECORD_TYPE.eq(recordType))
                .andNotExists(DSL.selectOne().from(table).where(FieldSql.any(column), holding))
                .execute());
    }
}
