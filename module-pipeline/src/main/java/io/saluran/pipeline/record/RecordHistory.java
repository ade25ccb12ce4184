package io.saluran.pipeline.record;

import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Writes what changed, by whom and when, with the transaction of the change.
///
/// @param type of the records, for example `account`
public record RecordHistory(DSLContext sql, Clock clock, String type) {

    /// The field of a line that tells of another record: after, that it was merged into this one; before, that it is apart
    /// again.
    public static final String MERGED = "merged";

    /// @param before as a person reads it; null for nothing
    /// @param after empty, with nothing before, when the field says all, as `deleted` does
    public void edited(Viewer viewer, UUID record, String field, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) {
            return;
        }
        sql.insertInto(RECORD_CHANGE)
                .set(RECORD_CHANGE.ID, Ids.next())
                .set(RECORD_CHANGE.RECORD_TYPE, type)
                .set(RECORD_CHANGE.RECORD_ID, record)
                .set(RECORD_CHANGE.AT, clock.instant())
                .set(RECORD_CHANGE.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                .set(RECORD_CHANGE.FIELD, field)
                .set(RECORD_CHANGE.OLD_VALUE, before)
                .set(RECORD_CHANGE.NEW_VALUE, after)
                .execute();
    }
}
