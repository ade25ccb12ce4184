package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.pipeline.api.StageRenamed;
import io.saluran.pipeline.stage.PipelineChanges.Outcome;
import io.saluran.pipeline.stage.PipelineChanges.Refusal;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The one way in which pipelines, stages and reasons are changed: by somebody who may, told to all open pages.
record StageWriting(Db db, Events events, Clock clock) {

    Outcome change(Viewer viewer, Function<DSLContext, Outcome> change) {
        if (!viewer.may(StagePermissions.CONFIGURE)) {
            throw new IllegalStateException("This needs the permission " + StagePermissions.CONFIGURE);
        }
        return db.write(sql -> {
            var outcome = change.apply(sql);
            if (outcome instanceof Outcome.Done) {
                events.publish(sql, new PipelinesChanged(viewer.person()));
            }
            return outcome;
        });
    }

    /// Tells other bundles, which know stages by their names, that one is called otherwise.
    void tellOfName(DSLContext sql, UUID stage, String from, String to) {
        if (!from.equals(to)) {
            var stays = sql.fetchExists(STAGE, DSL.lower(STAGE.NAME).eq(DSL.lower(from)));
            events.publish(sql, new StageRenamed(stage, from, to, stays));
        }
    }

    static Outcome done(UUID id, int changed) {
        return changed == 0 ? new Outcome.Refused(Refusal.GONE) : new Outcome.Done(id);
    }

    static @Nullable Refusal nameRefusal(DSLContext sql, TableField<?, String> column, String name, Condition others) {
        if (name.isBlank()) {
            return Refusal.NO_NAME;
        }
        var table = Objects.requireNonNull(column.getTable());
        return sql.fetchExists(table, DSL.lower(column).eq(DSL.lower(name.strip())).and(others))
                ? Refusal.NAME_TAKEN
                : null;
    }

    static @Nullable UUID pipelineOf(DSLContext sql, UUID stage) {
        return sql.select(STAGE.PIPELINE_ID).from(STAGE).where(STAGE.ID.eq(stage), STAGE.REMOVED_AT.isNull())
                .fetchOne(STAGE.PIPELINE_ID);
    }
}
