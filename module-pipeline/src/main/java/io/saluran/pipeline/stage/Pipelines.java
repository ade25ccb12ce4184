package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PIPELINE_;
import static io.saluran.pipeline.sql.pipeline.Tables.REASON;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The pipelines and their stages, in order; and the reasons for which deals end. They belong to the company, so
/// everybody who sees deals sees them.
public final class Pipelines {

    private final Db db;

    public Pipelines(Db db) {
        this.db = db;
    }

    /// A pipeline with its stages in order.
    public record Pipeline(UUID id, String name, List<Stage> stages, RenewalRule renewals) {}

    /// When renewals of a pipeline's deals are made, and where.
    ///
    /// @param daysBefore how many days before a deal ends; 0 for never by itself
    /// @param in the pipeline in whose first stage they begin; null for the same one
    public record RenewalRule(int daysBefore, @Nullable UUID in) {}

    /// @param probability that a deal here is won, 0 to 1
    /// @param funnel `awareness`, `interest`, `decision` or `action`
    /// @param rotDays days after which a deal rots here; null for never
    public record Stage(
            UUID id,
            UUID pipeline,
            String name,
            BigDecimal probability,
            String funnel,
            @Nullable Integer rotDays,
            Rate rate) {

        /// Whether the probability is the one that the company's own deals had.
        public boolean isMeasured() {
            return rate.wanted() && rate.closed() >= MeasuredRates.LEAST;
        }
    }

    /// From what the probability of a stage comes.
    ///
    /// @param typed what somebody typed in, 0 to 1
    /// @param wanted whether the measured rate is to count; it does from [MeasuredRates#LEAST] closed deals on
    /// @param won of the closed deals that reached the stage, those that were won
    /// @param closed deals that reached the stage and are won or lost
    public record Rate(BigDecimal typed, boolean wanted, int won, int closed) {}

    /// Why a deal was won or lost.
    public record Reason(UUID id, String name) {}

    public List<Pipeline> all() {
        return db.read(Pipelines::all);
    }

    public static List<Pipeline> all(DSLContext sql) {
        var stages = sql.select(STAGE.ID, STAGE.PIPELINE_ID, STAGE.NAME, STAGE.PROBABILITY, STAGE.FUNNEL_STAGE,
                STAGE.ROT_DAYS, DSL.coalesce(STAGE.TYPED_PROBABILITY, STAGE.PROBABILITY),
                STAGE.PROBABILITY_FROM.eq("measured"), STAGE.MEASURED_WON, STAGE.MEASURED_CLOSED)
                .from(STAGE)
                .where(STAGE.REMOVED_AT.isNull())
                .orderBy(STAGE.PIPELINE_ID, STAGE.POSITION, STAGE.ID)
                .fetchGroups(STAGE.PIPELINE_ID, mapping((id, pipeline, name, probability, funnel, rotDays, typed,
                        wanted, won, closed) -> new Stage(id, pipeline, name, probability, funnel, rotDays,
                                new Rate(typed, wanted, won, closed))));
        return sql.select(PIPELINE_.ID, PIPELINE_.NAME, PIPELINE_.RENEW_DAYS, PIPELINE_.RENEW_IN_ID)
                .from(PIPELINE_)
                .where(PIPELINE_.ARCHIVED_AT.isNull())
                .orderBy(PIPELINE_.POSITION, PIPELINE_.NAME)
                .fetch(row -> new Pipeline(row.value1(), row.value2(), stages.getOrDefault(row.value1(), List.of()),
                        new RenewalRule(row.value3(), row.value4())));
    }

    /// A pipeline that was put away.
    record Archived(UUID id, String name) {}

    /// The newest first.
    List<Archived> archived() {
        return db.read(sql -> sql.select(PIPELINE_.ID, PIPELINE_.NAME)
                .from(PIPELINE_)
                .where(PIPELINE_.ARCHIVED_AT.isNotNull())
                .orderBy(PIPELINE_.ARCHIVED_AT.desc(), PIPELINE_.ID)
                .fetch(mapping(Archived::new)));
    }

    /// The reasons that can be chosen for an outcome, `won` or `lost`.
    public List<Reason> reasons(String outcome) {
        return db.read(sql -> sql.select(REASON.ID, REASON.NAME)
                .from(REASON)
                .where(REASON.OUTCOME.eq(outcome), REASON.ARCHIVED_AT.isNull())
                .orderBy(REASON.POSITION, REASON.NAME)
                .fetch(mapping(Reason::new)));
    }

    /// Deals in a stage, open and closed, that are not deleted.
    @Unrestricted("a count for who changes stages, which takes all deals of the company along")
    long dealsAt(UUID stage) {
        return db.read(sql -> (long) sql.fetchCount(DEAL, DEAL.STAGE_ID.eq(stage), DEAL.DELETED_AT.isNull()));
    }

    /// Open deals in a pipeline.
    @Unrestricted("a count for who changes pipelines, which takes all deals of the company along")
    long dealsIn(UUID pipeline) {
        return db.read(sql -> (long) sql.fetchCount(DEAL, DEAL.PIPELINE_ID.eq(pipeline), DEAL.OUTCOME.isNull(),
                DEAL.DELETED_AT.isNull()));
    }
}
