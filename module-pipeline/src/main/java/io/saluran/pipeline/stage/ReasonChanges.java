package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.REASON;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.stage.PipelineChanges.Outcome;
import io.saluran.pipeline.stage.PipelineChanges.Refusal;
import java.util.UUID;
import org.jooq.impl.DSL;

/// What is done to the reasons for closing. One that is archived can be added again by its name.
record ReasonChanges(StageWriting writing) {

    Outcome add(Viewer viewer, String outcome, String name) {
        return writing.change(viewer, sql -> {
            var archived = sql.select(REASON.ID).from(REASON)
                    .where(REASON.OUTCOME.eq(outcome), DSL.lower(REASON.NAME).eq(DSL.lower(name.strip())),
                            REASON.ARCHIVED_AT.isNotNull())
                    .fetchOne(REASON.ID);
            if (archived != null) {
                return StageWriting.done(archived,
                        sql.update(REASON).setNull(REASON.ARCHIVED_AT).where(REASON.ID.eq(archived)).execute());
            }
            var refusal = StageWriting.nameRefusal(sql, REASON.NAME, name, REASON.OUTCOME.eq(outcome));
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var id = Ids.next();
            sql.insertInto(REASON)
                    .set(REASON.ID, id)
                    .set(REASON.OUTCOME, outcome)
                    .set(REASON.NAME, name.strip())
                    .set(REASON.POSITION, DSL.field(DSL.select(DSL.coalesce(DSL.max(REASON.POSITION), 0).plus(1))
                            .from(REASON).where(REASON.OUTCOME.eq(outcome))))
                    .execute();
            return new Outcome.Done(id);
        });
    }

    Outcome archive(Viewer viewer, UUID reason) {
        return writing.change(viewer,
                sql -> sql.fetchExists(REASON, REASON.ID.eq(reason), REASON.KEY.eq("not-recorded"))
                        ? new Outcome.Refused(Refusal.NEEDED)
                        : StageWriting.done(reason,
                                sql.update(REASON).set(REASON.ARCHIVED_AT, writing.clock().instant())
                                        .where(REASON.ID.eq(reason)).execute()));
    }

    Outcome restore(Viewer viewer, UUID reason) {
        return writing.change(viewer, sql -> StageWriting.done(reason,
                sql.update(REASON).setNull(REASON.ARCHIVED_AT).where(REASON.ID.eq(reason)).execute()));
    }
}
