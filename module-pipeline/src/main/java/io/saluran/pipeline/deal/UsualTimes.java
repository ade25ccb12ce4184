package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE_USUAL;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import java.util.Map;
import java.util.UUID;

/// How long deals that were won stood in each stage: the median, in whole days. Of stages with few such deals nothing is
/// said.
public final class UsualTimes {

    // below this a median of days is chance
    static final int FEWEST = 5;

    private static final String MEASURE = """
            insert into pipeline.stage_usual (stage_id, days, deals)
            select stay.stage_id, round(percentile_cont(0.5) within group (order by stay.days)), count(*)
            from (select move.deal_id, move.to_stage_id as stage_id,
                         sum(extract(epoch from move.until - move.at)) / 86400 as days
                  from (select m.deal_id, m.to_stage_id, m.at, lead(m.at) over (partition by m.deal_id order by m.at, m.id) as until
                        from pipeline.stage_move m
                        join pipeline.deal d on d.id = m.deal_id
                        where d.outcome = 'won' and d.deleted_at is null) move
                  where move.to_stage_id is not null and move.until is not null
                  group by move.deal_id, move.to_stage_id) stay
            group by stay.stage_id
            having count(*) >= ?""";

    private final Db db;

    public UsualTimes(Db db) {
        this.db = db;
    }

    /// Days by stage, of a pipeline's stages that have enough won deals.
    public Map<UUID, Integer> of(UUID pipeline) {
        return db.read(sql -> sql.select(STAGE_USUAL.STAGE_ID, STAGE_USUAL.DAYS)
                .from(STAGE_USUAL)
                .join(STAGE).on(STAGE.ID.eq(STAGE_USUAL.STAGE_ID))
                .where(STAGE.PIPELINE_ID.eq(pipeline))
                .fetchMap(STAGE_USUAL.STAGE_ID, STAGE_USUAL.DAYS));
    }

    /// Measures all stages again.
    @Unrestricted("a median over all won deals of the company, which tells of none of them")
    public void measure() {
        db.write(sql -> {
            // two nodes that measure at once do it one after the other
            sql.execute("lock table pipeline.stage_usual in share row exclusive mode");
            sql.deleteFrom(STAGE_USUAL).execute();
            return sql.execute(MEASURE, FEWEST);
        });
    }
}
