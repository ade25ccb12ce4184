package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// Which deals the table shows.
///
/// @param pipeline null for all
/// @param outcome `open`, `won`, `lost`, or null for all
/// @param selection what a figure elsewhere led to
record DealQuery(
        @Nullable UUID pipeline,
        @Nullable UUID stage,
        @Nullable String outcome,
        DealFilter filter,
        DealSelection selection) {

    DealQuery(@Nullable UUID pipeline, @Nullable UUID stage, @Nullable String outcome, DealFilter filter) {
        this(pipeline, stage, outcome, filter, DealSelection.ALL);
    }

    /// Reads the parameters of the list's address; what cannot be read is left out.
    static DealQuery of(Map<String, List<String>> parameters) {
        var outcome = String.join("", parameters.getOrDefault("outcome", List.of("open")));
        return new DealQuery(DealFilter.read(parameters, "pipeline", UUID::fromString),
                DealFilter.read(parameters, "stage", UUID::fromString),
                DealList.OUTCOMES.contains(outcome) ? outcome : null, DealFilter.of(parameters),
                DealSelection.of(parameters));
    }

    /// Whether nothing narrows the open deals but the pipeline.
    boolean isWide() {
        return stage == null && "open".equals(outcome) && filter.isEmpty()
                && selection.equals(DealSelection.ALL);
    }

    Condition on(Viewer viewer) {
        return on(viewer.zone()).and(selection.on(viewer.zone()));
    }

    @Unrestricted("a condition; the queries that it narrows ask the viewer")
    Condition on(ZoneId zone) {
        var condition = filter.on(DEAL, zone).and(DEAL.DELETED_AT.isNull());
        if (pipeline != null) {
            condition = condition.and(DEAL.PIPELINE_ID.eq(pipeline));
        }
        if (stage != null) {
            condition = condition.and(DEAL.STAGE_ID.eq(stage));
        }
        if (outcome == null) {
            return condition;
        }
        return condition.and("open".equals(outcome) ? DEAL.OUTCOME.isNull() : DEAL.OUTCOME.eq(outcome));
    }
}
