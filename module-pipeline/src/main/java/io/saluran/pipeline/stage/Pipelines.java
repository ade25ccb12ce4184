package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The pipelines and their stages, in order; and the reasons for which deals end. They belong to the company, so
/// everybody who sees deals sees them.
public final class Pipelines {

    private final Db db;

    public Pipelines(Db db) {
        this.db = db;
    }

    /// A pipeline with its stages in order.
    public record Pipeline(UUID id, String name, List<Stage> stages) {}

    /// @param probability that a deal here is won, 0 to 1
    /// @param funnel `awareness`, `interest`, `decision` or `action`
    /// @param rotDays days after which a deal rots here; null for never
    public record Stage(
            UUID id,
            UUID pipeline,
            String name,
            BigDecimal probability,
            String funnel,
            @Nullable Integer rotDays) {}

    /// Why a deal was won or lost.
    public record Reason(UUID id, String name) {}

    public List<Pipeline> all() {
        return db.read(Pipelines::all);
    }

    public static List<Pipeline> all(DSLContext sql) {
        var stages = sql.select(STAGE.ID, STAGE.PIPELINE_ID, STAGE.NAME, STAGE.PROBABILITY, STAGE.FUNNEL_STAGE,
                STAGE.ROT_DAYS)
                .from(STAGE)
                .orderBy(STAGE.PIPELINE_ID, STAGE.POSITION, STAGE.ID)
                .fetchGroups(STAGE.PIPELINE_ID, mapping(Stage::new));
        return sql.select(PIPELINE_.ID, PIPELINE_.NAME)
                .from(PIPELINE_)
                .where(PIPELINE_.ARCHIVED_AT.isNull())
                .orderBy(PIPELINE_.POSITION, PIPELINE_.NAME)
                .fetch(row -> new Pipeline(row.value1(), row.value2(), stages.getOrDefault(row.value1(), List.of())));
    }

    /// The reasons that can be chosen for an outcome, `won` or `lost`.
    public List<Reason> reasons(String outcome) {
        return db.read(sql -> sql.select(REASON.ID, REASON.NAME)
                .from(REASON)
                .where(REASON.OUTCOME.eq(outcome), REASON.ARCHIVED_AT.isNull())
                .orderBy(REASON.POSITION, REASON.NAME)
                .fetch(mapping(Reason::new)));
    }
}
