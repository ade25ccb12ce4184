package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_MOVE;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Writes what changed, by whom and when, with the transaction of the change.
record DealHistory(DSLContext sql, Clock clock) {

    /// @param toStage null when the deal was closed
    /// @param outcome `won` or `lost` when it was closed
    void moved(Viewer viewer, UUID deal, @Nullable UUID fromStage, @Nullable UUID toStage, @Nullable String outcome) {
        sql.insertInto(STAGE_MOVE)
                .set(STAGE_MOVE.ID, Ids.next())
                .set(STAGE_MOVE.DEAL_ID, deal)
                .set(STAGE_MOVE.FROM_STAGE_ID, fromStage)
                .set(STAGE_MOVE.TO_STAGE_ID, toStage)
                .set(STAGE_MOVE.OUTCOME, outcome)
                .set(STAGE_MOVE.AT, clock.instant())
                .set(STAGE_MOVE.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                .execute();
    }

    void edited(Viewer viewer, UUID deal, String field, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) {
            return;
        }
        sql.insertInto(RECORD_CHANGE)
                .set(RECORD_CHANGE.ID, Ids.next())
                .set(RECORD_CHANGE.RECORD_TYPE, "deal")
                .set(RECORD_CHANGE.RECORD_ID, deal)
                .set(RECORD_CHANGE.AT, clock.instant())
                .set(RECORD_CHANGE.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                .set(RECORD_CHANGE.FIELD, field)
                .set(RECORD_CHANGE.OLD_VALUE, before)
                .set(RECORD_CHANGE.NEW_VALUE, after)
                .execute();
    }
}
