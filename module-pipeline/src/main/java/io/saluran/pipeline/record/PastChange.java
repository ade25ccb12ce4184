package io.saluran.pipeline.record;

import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// A change of a record, to be taken back to see the record as it was before.
public record PastChange(String field, @Nullable String before, @Nullable String after) {

    /// All since a moment, the newest first, for a caller who knows that the record may be seen.
    public static List<PastChange> since(DSLContext sql, String type, UUID record, Instant moment) {
        return sql.select(RECORD_CHANGE.FIELD, RECORD_CHANGE.OLD_VALUE, RECORD_CHANGE.NEW_VALUE)
                .from(RECORD_CHANGE)
                .where(RECORD_CHANGE.RECORD_TYPE.eq(type), RECORD_CHANGE.RECORD_ID.eq(record),
                        RECORD_CHANGE.AT.ge(moment))
                .orderBy(RECORD_CHANGE.AT.desc(), RECORD_CHANGE.ID.desc())
                .fetch(row -> new PastChange(row.value1(), row.value2(), row.value3()));
    }

    /// @param fields what is in each field; those that are empty have none
    public void takeBack(Map<String, String> fields) {
        if (before == null) {
            fields.remove(field);
        } else {
            fields.put(field, before);
        }
    }
}
