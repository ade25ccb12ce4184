package io.saluran.pipeline.record;

import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What was changed of a record, newest first, a page at a time by key.
public final class RecordChanges {

    public static final int PAGE = 30;

    private RecordChanges() {}

    /// @param person null for the platform
    /// @param field a field's key, or `created`, `deleted`, `restored`
    /// @param imported whether an import did it
    public record Change(
            UUID id,
            Instant at,
            @Nullable String person,
            String field,
            @Nullable String before,
            @Nullable String after,
            boolean imported) {}

    /// Reads a page for a caller who knows that the record may be seen.
    ///
    /// @param last the oldest change that is shown; null for the newest page
    public static List<Change> page(DSLContext sql, String type, UUID record, @Nullable Change last) {
        return sql.select(RECORD_CHANGE.ID, RECORD_CHANGE.AT, PERSON_CARD.NAME, RECORD_CHANGE.FIELD,
                RECORD_CHANGE.OLD_VALUE, RECORD_CHANGE.NEW_VALUE,
                DSL.field(RECORD_CHANGE.IMPORT_ID.isNotNull()))
                .from(RECORD_CHANGE)
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(RECORD_CHANGE.PERSON_ID))
                .where(RECORD_CHANGE.RECORD_TYPE.eq(type), RECORD_CHANGE.RECORD_ID.eq(record),
                        last == null
                                ? DSL.noCondition()
                                : row(RECORD_CHANGE.AT, RECORD_CHANGE.ID).lt(row(val(last.at()), val(last.id()))))
                .orderBy(RECORD_CHANGE.AT.desc(), RECORD_CHANGE.ID.desc())
                .limit(PAGE)
                .fetch(mapping(Change::new));
    }
}
