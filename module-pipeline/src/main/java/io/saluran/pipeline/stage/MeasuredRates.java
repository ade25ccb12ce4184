package io.saluran.pipeline.stage;

import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.stage.PipelineChanges.Outcome;
import java.util.UUID;
import org.jooq.DSLContext;

/// The share of a company's own deals that were won after they reached a stage (P3): won ÷ closed among the deals of the
/// pipeline that reached it or a later one. Below [#LEAST] closed deals the typed-in probability counts.
@Unrestricted("a rate is of all deals of the company, whoever owns them, as its stages are everybody's")
public record MeasuredRates(StageWriting writing) {

    /// Closed deals that a rate needs. At 20 its standard error is at most 11 points.
    public static final int LEAST = 20;

    /// Says from what the probability of a stage comes, and counts at once.
    Outcome choose(Viewer viewer, UUID stage, boolean measured) {
        return writing.change(viewer, sql -> {
            var changed = sql.update(STAGE)
                    .set(STAGE.PROBABILITY_FROM, measured ? "measured" : "typed")
                    .where(STAGE.ID.eq(stage), STAGE.REMOVED_AT.isNull())
                    .execute();
            count(sql);
            return StageWriting.done(stage, changed);
        });
    }

    /// Counts all stages anew.
    ///
    /// @return stages whose probability is another one now
    static int count(DSLContext sql) {
        sql.execute("""
                with reached as (
                    select deal.id, deal.pipeline_id, deal.outcome,
                           greatest(here.position, coalesce(max(been.position), 0)) as furthest
                      from pipeline.deal deal
                      join pipeline.stage here on here.id = deal.stage_id
                      left join pipeline.stage_move move on move.deal_id = deal.id
                      left join pipeline.stage been on been.id = move.to_stage_id
                                                   and been.pipeline_id = deal.pipeline_id
                     where deal.outcome is not null and deal.deleted_at is null
                     group by deal.id, here.position),
                counted as (
                    select stage.id, count(reached.id) filter (where reached.outcome = 'won') as won,
                           count(reached.id) as closed
                      from pipeline.stage stage
                      left join reached on reached.pipeline_id = stage.pipeline_id
                                       and reached.furthest >= stage.position
                     group by stage.id)
                update pipeline.stage stage
                   set measured_won = counted.won, measured_closed = counted.closed
                  from counted
                 where counted.id = stage.id
                   and (measured_won, measured_closed) is distinct from (counted.won, counted.closed)""");
        return probabilities(sql);
    }

    /// Lets what was counted or typed in count.
    ///
    /// @return stages whose probability is another one now
    static int probabilities(DSLContext sql) {
        return sql.execute("""
                with meant as (
                    select id, case when probability_from = 'measured' and measured_closed >= ?
                               then round(measured_won::numeric / measured_closed, 4)
                               else coalesce(typed_probability, probability) end as probability
                      from pipeline.stage)
                update pipeline.stage stage
                   set typed_probability = coalesce(typed_probability, stage.probability),
                       probability = meant.probability
                  from meant
                 where meant.id = stage.id and meant.probability <> stage.probability""", LEAST);
    }
}
