package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_CRITERION;
import static io.saluran.pipeline.sql.platform.Tables.CUSTOM_FIELD;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.stage.PipelineChanges.Outcome;
import io.saluran.pipeline.stage.PipelineChanges.Refusal;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What must hold before a deal leaves a stage forwards (P3): fields that are filled, and things that somebody ticks.
public final class StageCriteria {

    private static final int LONGEST = 200;

    private final Db db;
    private final StageWriting writing;

    public StageCriteria(Db db, Events events, Clock clock) {
        this.db = db;
        writing = new StageWriting(db, events, clock);
    }

    /// One of them: either a field or a text is there.
    ///
    /// @param field a field's key, the company's own as `fields.KEY`
    /// @param text what is to be ticked
    public record Criterion(UUID id, UUID stage, @Nullable String field, @Nullable String text) {}

    /// Something to tick.
    ///
    /// @param id null for a new one; one that is kept keeps what was ticked
    public record Item(@Nullable UUID id, String text) {}

    /// The condition that a criterion asks for something. One on a field that is archived does not, until the field is back.
    public static Condition counts() {
        return STAGE_CRITERION.FIELD.isNull()
                .or(STAGE_CRITERION.FIELD.startsWith(FieldWriting.PREFIX).not())
                .or(DSL.exists(DSL.selectOne()
                        .from(CUSTOM_FIELD)
                        .where(CUSTOM_FIELD.RECORD_TYPE.eq("deal"), CUSTOM_FIELD.ARCHIVED_AT.isNull(),
                                STAGE_CRITERION.FIELD.eq(DSL.concat(DSL.inline(FieldWriting.PREFIX),
                                        CUSTOM_FIELD.KEY)))));
    }

    public List<Criterion> of(UUID stage) {
        return db.read(sql -> sql.select(STAGE_CRITERION.ID, STAGE_CRITERION.STAGE_ID, STAGE_CRITERION.FIELD,
                STAGE_CRITERION.TEXT)
                .from(STAGE_CRITERION)
                .where(STAGE_CRITERION.STAGE_ID.eq(stage), counts())
                .orderBy(STAGE_CRITERION.POSITION, STAGE_CRITERION.ID)
                .fetch(mapping(Criterion::new)));
    }

    /// Sets all criteria of a stage, in their order; those that are not named go.
    ///
    /// @param fields keys of fields
    public Outcome set(Viewer viewer, UUID stage, List<String> fields, List<Item> items) {
        return writing.change(viewer, sql -> {
            if (!sql.fetchExists(STAGE, STAGE.ID.eq(stage), STAGE.REMOVED_AT.isNull())) {
                return new Outcome.Refused(Refusal.GONE);
            }
            if (items.stream().anyMatch(item -> item.text().isBlank() || item.text().strip().length() > LONGEST)) {
                return new Outcome.Refused(Refusal.NO_NAME);
            }
            var kept = items.stream().map(Item::id).filter(id -> id != null).toList();
            sql.deleteFrom(STAGE_CRITERION)
                    .where(STAGE_CRITERION.STAGE_ID.eq(stage), STAGE_CRITERION.ID.notIn(kept), counts())
                    .execute();
            var position = 0;
            for (var field : fields.stream().distinct().toList()) {
                sql.insertInto(STAGE_CRITERION)
                        .set(STAGE_CRITERION.ID, Ids.next())
                        .set(STAGE_CRITERION.STAGE_ID, stage)
                        .set(STAGE_CRITERION.FIELD, field)
                        .set(STAGE_CRITERION.POSITION, position++)
                        .execute();
            }
            for (var item : items) {
                var id = item.id() != null && sql.fetchExists(STAGE_CRITERION, STAGE_CRITERION.ID.eq(item.id()),
                        STAGE_CRITERION.STAGE_ID.eq(stage)) ? item.id() : Ids.next();
                sql.insertInto(STAGE_CRITERION)
                        .set(STAGE_CRITERION.ID, id)
                        .set(STAGE_CRITERION.STAGE_ID, stage)
                        .set(STAGE_CRITERION.TEXT, item.text().strip())
                        .set(STAGE_CRITERION.POSITION, position)
                        .onConflict(STAGE_CRITERION.ID)
                        .doUpdate()
                        .set(STAGE_CRITERION.TEXT, item.text().strip())
                        .set(STAGE_CRITERION.POSITION, position)
                        .execute();
                position++;
            }
            return new Outcome.Done(stage);
        });
    }
}
