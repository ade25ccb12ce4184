package io.saluran.pipeline.metrics;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_SUM;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.KnownTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The open deals of each stage of the pipelines in which there are any, from sums that are kept.
final class OpenStages {

    private final Db db;

    OpenStages(Db db) {
        this.db = db;
    }

    record Pipeline(UUID id, String name, List<Stage> stages) {

        /// The highest total; null when no deal has a value.
        @Nullable
        BigDecimal highestTotal() {
            return stages.stream().map(Stage::total).filter(total -> total != null && total.signum() > 0)
                    .max(BigDecimal::compareTo).orElse(null);
        }
    }

    /// @param funnel `awareness`, `interest`, `decision` or `action`
    /// @param total of the deals that have a value; null when none has
    record Stage(
            UUID pipeline,
            String pipelineName,
            String name,
            String funnel,
            long count,
            @Nullable BigDecimal total,
            @Nullable BigDecimal weighted) {}

    List<Pipeline> of(Viewer viewer) {
        var kept = KnownTotal.of(DEAL_SUM.VALUED, DEAL_SUM.TOTAL);
        var stages = db.read(viewer, sql -> sql
                .select(PIPELINE_.ID, PIPELINE_.NAME, STAGE.NAME, STAGE.FUNNEL_STAGE,
                        DSL.coalesce(DSL.sum(DEAL_SUM.DEALS), BigDecimal.ZERO).cast(Long.class), kept,
                        kept.times(STAGE.PROBABILITY))
                .from(STAGE)
                .join(PIPELINE_).on(PIPELINE_.ID.eq(STAGE.PIPELINE_ID))
                .leftJoin(DEAL_SUM).on(DEAL_SUM.STAGE_ID.eq(STAGE.ID), DEAL_SUM.OUTCOME.isNull(),
                        viewer.maySee(DEAL_SUM))
                .where(PIPELINE_.ARCHIVED_AT.isNull(), STAGE.REMOVED_AT.isNull())
                .groupBy(PIPELINE_.ID, STAGE.ID)
                .orderBy(PIPELINE_.POSITION, PIPELINE_.NAME, STAGE.POSITION, STAGE.ID)
                .fetch(Records.mapping((pipeline, pipelineName, name, funnel, count, total, weighted) -> new Stage(
                        pipeline, pipelineName, name, funnel, count, total, weighted))));
        var pipelines = new LinkedHashMap<UUID, List<Stage>>();
        stages.forEach(stage -> pipelines.computeIfAbsent(stage.pipeline(), id -> new ArrayList<>()).add(stage));
        return pipelines.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(stage -> stage.count() > 0))
                .map(each -> new Pipeline(each.getKey(), each.getValue().getFirst().pipelineName(), each.getValue()))
                .toList();
    }
}
