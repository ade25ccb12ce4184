package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportRun.Unknown;
import io.saluran.platform.importing.NearMatch;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;

/// Which stage the name in a row means: first one of the pipeline in which its deal stands, then one that is called nearly
/// so, which a person decides once for all rows.
///
/// @param stays whether deals that are known stay in their pipeline where it has the stage
record StageNames(ImportRun run, StagedSql rows, boolean stays) {

    /// Stages are few, and a letter less in a short name is much of it: "Scopng" is half as alike as "Scoping".
    static final double NEAR = 0.45;

    private static final String NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid";

    StageNames(ImportRun run, boolean stays) {
        this(run, new StagedSql(run), stays);
    }

    /// Adds the stages of the pipelines in which known deals stand, and gives rows those of their own deals.
    void own() {
        if (!stays) {
            return;
        }
        rows.execute("""
                insert into import_stage
                select stage.id, stage.pipeline_id, pipeline.name, false, stage.name, platform.squeezed(stage.name),
                       stage.position, stage.probability, stage.funnel_stage, false, false
                  from pipeline.stage
                  join pipeline.pipeline on pipeline.id = stage.pipeline_id and pipeline.archived_at is null
                 where stage.removed_at is null
                   and stage.pipeline_id in (select deal.pipeline_id
                                               from $rows row
                                               join pipeline.deal deal on deal.id = row.record_id
                                              where row.verdict is null)""");
        assignOwn();
    }

    private void assignOwn() {
        rows.execute("""
                update $rows row
                   set x_stage_id = named.id
                  from (select each.x_stage, stage.id, stage.pipeline_id
                          from (select distinct x_stage from $rows
                                 where verdict is null and record_id is not null) each
                          join import_stage stage on stage.same = platform.squeezed(each.x_stage)) named,
                       pipeline.deal deal
                 where row.verdict is null and row.x_stage_id is null and deal.id = row.record_id
                   and named.x_stage = row.x_stage and named.pipeline_id = deal.pipeline_id""");
    }

    /// Rows take the name of the stage that they mean; those for which nobody decided yet are left out until then.
    ///
    /// @param adds whether a stage that is not there may be made
    List<NearMatch> near(boolean adds) {
        var open = rows.filled("""
                select from (select distinct x_stage from $rows
                              where verdict is null and x_stage is not null and x_stage_id is null) each
                 where not exists (select from import_stage known
                                    where known.target and known.same = platform.squeezed(each.x_stage))""", Map.of());
        if (!run.sql().fetchExists(DSL.table("(" + open + ") open"))) {
            return List.of();
        }
        rows.execute("alter table $rows add column if not exists stage_id uuid");
        rows.execute("""
                update $rows row
                   set stage_id = case when row.x_stage is null or row.x_stage_id is not null
                           or platform.squeezed(row.x_stage) in (select same from import_stage where target)
                       then $nobody end""", Map.of("nobody", NOBODY));
        var matches = run.resolve("stage",
                "select distinct on (same) id, name from import_stage order by same, not target",
                adds ? Unknown.CREATE : Unknown.REJECT, "true", NEAR);
        rows.execute("""
                update $rows row
                   set x_stage = stage.name
                  from import_stage stage
                 where row.verdict is null and row.x_stage_id is null and stage.id = row.stage_id""");
        if (stays) {
            assignOwn();
        }
        return matches;
    }
}
