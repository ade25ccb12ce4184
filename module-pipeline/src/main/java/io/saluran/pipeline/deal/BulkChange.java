package io.saluran.pipeline.deal;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.time.Instant;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// What is done to many deals at once: how a deal is told that stays as it is, what is written, and what is written when it
/// is taken back.
@Unrestricted("conditions and values only; BulkEdit asks the viewer for the deals")
sealed interface BulkChange permits BulkEdited, BulkOwn, BulkTagged, BulkMoved, BulkClosed, BulkDeleted {

    /// Its name in the history.
    String field();

    default String permission() {
        return DealPermissions.WRITE;
    }

    /// Why a deal stays as it is, the first that holds.
    Map<Stay, Condition> stays(DSLContext sql);

    /// What a deal held, as text.
    Field<String> old();

    Map<Field<?>, Object> written(Instant now);

    /// Whether a deal is still as this change left it and can go back.
    Condition untouched();

    /// What is written when it is taken back, from `bulk_change_deal`.
    Map<Field<?>, Object> back();

    /// Why a deal stays as it is. Its words are the texts `bulk.stay.NAME`.
    enum Stay {
        SAME, CLOSED, OTHER_PIPELINE, MISSING, UNMET, FULL
    }

    static <T> Field<String> text(Field<T> field) {
        return field.cast(SQLDataType.CLOB);
    }

    /// Why it cannot be at all; null when it can.
    default Deals.@Nullable Refusal refusal(DSLContext sql, Viewer viewer) {
        return null;
    }
}
