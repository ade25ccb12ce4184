package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportMade;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// To which pipeline the deals of a file belong, and to which of its stages.
///
/// A deal that is known stays in its pipeline where that has the stage its row names. For the others it is the chosen
/// pipeline; without a choice, the one that has most of the stages they name; or a new one of the file's name, with the
/// stages in the order in which rows get fuller: a deal nobody has worked yet has the fewest dates. Held in the temporary
/// table `import_stage`, as it is and as it would be; `target` says which of them are those of that pipeline.
final class StagePlan {

    private static final int MOST_STAGES = 60;

    private final ImportRun run;
    private final StagedSql rows;
    private final DSLContext sql;
    private final Optional<String> chosen;

    private final PlanNotes notes;
    private final Map<String, Integer> formerly;

    StagePlan(ImportRun run) {
        this(run, Map.of());
    }

    /// @param formerly the stages that the rows named before they were mended, and how many did, where only some are checked
    StagePlan(ImportRun run, Map<String, Integer> formerly) {
        this.run = run;
        this.formerly = formerly;
        this.notes = new PlanNotes(run.notes());
        this.rows = new StagedSql(run);
        this.sql = run.sql();
        this.chosen = Optional.ofNullable(run.options().get("pipeline")).map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    /// A pipeline that exists or would be made.
    private record Pipeline(UUID id, String name, boolean made) {}

    /// @return stages that are nearly those of the pipeline
    List<NearMatch> make() {
        sql.execute("drop table if exists import_stage");
        sql.execute("""
                create temporary table import_stage (
                    id uuid, pipeline_id uuid, pipeline_name text, pipeline_made boolean, name text, same text,
                    position int, probability numeric, funnel_stage text, made boolean, target boolean)
                on commit drop""");
        var names = new StageNames(run, chosen.isEmpty());
        names.own();
        var counts = chosen.isPresent()
                ? Map.<String, Integer>of()
                : PlanNotes.named(rows, "verdict is null and x_stage is not null and x_stage_id is null");
        var named = counts.keySet().stream().limit(MOST_STAGES).toList();
        var pipeline = chosen.isPresent() ? byNameOrNew(chosen.get()) : run.isPart() ? noted() : suitable(named);
        sql.execute("update import_stage set target = true where pipeline_id = ?", pipeline.id());
        sql.execute("""
                insert into import_stage
                select stage.id, stage.pipeline_id, ?, false, stage.name, platform.squeezed(stage.name), stage.position,
                       stage.probability, stage.funnel_stage, false, true
                  from pipeline.stage stage
                 where stage.pipeline_id = ? and stage.removed_at is null
                   and not exists (select from import_stage known where known.id = stage.id)""", pipeline.name(),
                pipeline.id());
        // Who chose an existing pipeline gets no stage added to it.
        var adds = pipeline.made() || chosen.isEmpty();
        var near = names.near(adds);
        if (adds) {
            addStages(pipeline);
        }
        var settled = near.isEmpty() && !pipeline.made() && !sql.fetchExists(DSL.table("import_stage"),
                DSL.condition("made"));
        if (run.isPart()) {
            if (!settled || (chosen.isEmpty() && notes.lacks(formerly, counts))) {
                run.needsAll();
            }
        } else if (settled && (chosen.isPresent() || !named.isEmpty())) {
            notes.note(pipeline.id(), counts);
        }
        return near;
    }

    private Pipeline noted() {
        return sql.fetchSingle("select id, name from pipeline.pipeline where id = ?", notes.pipeline())
                .map(row -> new Pipeline(row.get("id", UUID.class), row.get("name", String.class), false));
    }

    private Pipeline byNameOrNew(String name) {
        return byName(name).orElseGet(() -> new Pipeline(UUID.randomUUID(), name, true));
    }

    private Optional<Pipeline> byName(String name) {
        return sql.fetchOptional(
                "select id, name from pipeline.pipeline where archived_at is null and lower(name) = lower(?)",
                name).map(row -> new Pipeline(row.get("id", UUID.class), row.get("name", String.class), false));
    }

    /// One that has more than half of the stages, or nearly; the one that has most of them.
    private Pipeline suitable(List<String> named) {
        var ofFile = byName(run.fileName());
        if (ofFile.isPresent() && !named.isEmpty()) {
            return ofFile.get();
        }
        var names = named.toArray(String[]::new);
        return sql.fetchOptional("""
                select pipeline.id, pipeline.name
                  from pipeline.pipeline
                 cross join lateral (
                       select count(*) filter (where likeness.best = 1) as equal,
                              count(*) filter (where likeness.best >= ?) as near
                         from (select max(case when platform.squeezed(stage.name) = each.name then 1
                                               else platform.similarity(platform.squeezed(stage.name), each.name) end)
                                      as best
                                 from unnest(?::text[]) as each (name)
                                 join pipeline.stage on stage.pipeline_id = pipeline.id and stage.removed_at is null
                                group by each.name) likeness) found
                 where pipeline.archived_at is null
                   and exists (select from pipeline.stage
                                where stage.pipeline_id = pipeline.id and stage.removed_at is null)
                   and (found.near * 2 > ? or ? = 0)
                 order by found.equal desc, found.near desc, pipeline.position
                 limit 1""", StageNames.NEAR, names, names.length, names.length)
                .map(row -> new Pipeline(row.get("id", UUID.class), row.get("name", String.class), false))
                .orElseGet(() -> new Pipeline(UUID.randomUUID(), run.fileName(), true));
    }

    /// New stages come after those that are there. The last is as likely as the file's own share of won deals, the ones
    /// before it less, in equal steps.
    private void addStages(Pipeline pipeline) {
        rows.execute("""
                insert into import_stage
                with share as (
                    select coalesce(least(0.95, greatest(0.05, (count(*) filter (where x_outcome = 'won'))::numeric
                           / nullif(count(*) filter (where x_outcome is not null), 0))), 0.6) as won
                      from $rows
                     where verdict is null),
                named as (
                    select x_stage as name, platform.squeezed(x_stage) as same, count(*) as times,
                           sum((opened_on is not null)::int + (closes_on is not null)::int + (value is not null)::int)
                               as filled, min(row_no) as first_row
                      from $rows
                     where verdict is null and x_stage is not null and x_stage_id is null
                     group by x_stage),
                fresh as (
                    select min(named.name) as name, named.same,
                           row_number() over (order by sum(named.filled)::numeric / sum(named.times),
                               min(named.first_row)) as place,
                           count(*) over () as places
                      from named
                     where not exists (select from import_stage known where known.target and known.same = named.same)
                     group by named.same
                     order by 3
                     limit $most)
                select platform.uuid7(), '$id'::uuid, null, $made, fresh.name, fresh.same,
                       fresh.place + coalesce((select max(position) from import_stage where target), 0),
                       round(share.won * fresh.place / fresh.places, 2),
                       (array['awareness', 'interest', 'decision', 'action'])
                           [(case when fresh.places <= 4 then fresh.place
                               else (fresh.place - 1) * 4 / fresh.places + 1 end)::int],
                       true, true
                  from fresh, share""", Map.of("most", Integer.toString(MOST_STAGES), "id",
                pipeline.id().toString(), "made", Boolean.toString(pipeline.made())));
        sql.execute("update import_stage set pipeline_name = ? where target", pipeline.name());
    }

    /// Gives each row its stage: the one it names; the first for an open deal without one, the last for a closed one.
    void assign() {
        rows.execute(
                """
                        update $rows row
                           set x_stage_id = named.id, x_named = true
                          from (select each.x_stage, stage.id
                                  from (select distinct x_stage from $rows where verdict is null and x_stage_id is null) each
                                  join import_stage stage on stage.target and stage.same = platform.squeezed(each.x_stage)) named
                         where row.verdict is null and row.x_stage_id is null and named.x_stage = row.x_stage""");
        rows.reject("import.reason.unknown", "stage", "row.x_stage is not null and row.x_stage_id is null");
        rows.execute("""
                update $rows row
                   set x_stage_id = case when row.x_outcome is null then ends.first else ends.last end
                  from (select (array_agg(id order by position))[1] as first,
                               (array_agg(id order by position desc))[1] as last
                          from import_stage where target) ends
                 where row.verdict is null and row.x_stage_id is null""");
        rows.reject("pipeline.import.reason.no-stage", "stage", "row.x_stage_id is null");
        rows.execute(
                """
                        update $rows row
                           set x_pipeline = stage.pipeline_name
                          from pipeline.deal deal, import_stage stage
                         where row.verdict is null and row.x_stage is not null and row.x_outcome is null
                           and deal.id = row.record_id and stage.id = row.x_stage_id and stage.pipeline_id <> deal.pipeline_id""");
    }

    /// What would be made of it, with names.
    static List<ImportMade> made(ImportRun run) {
        var made = new ArrayList<ImportMade>();
        Made.of(run, "pipeline", "select distinct pipeline_name from import_stage where pipeline_made").ifPresent(
                made::add);
        Made.of(run, "stage", "select name || ' – ' || pipeline_name from import_stage where made order by position")
                .ifPresent(made::add);
        return made;
    }

    /// Makes the pipeline and the stages that are missing.
    void apply() {
        sql.execute("""
                insert into pipeline.pipeline (id, name, position)
                select distinct pipeline_id, pipeline_name,
                       (select coalesce(max(position), 0) + 1 from pipeline.pipeline)
                  from import_stage
                 where pipeline_made""");
        sql.execute("""
                insert into pipeline.stage (id, pipeline_id, name, position, probability, funnel_stage)
                select id, pipeline_id, name, position, probability, funnel_stage from import_stage where made""");
        run.note("pipeline",
                "select distinct pipeline_id, 'created', null::jsonb, 1 from import_stage where pipeline_made");
        run.note("stage", "select id, 'created', null::jsonb, null::int from import_stage where made");
    }
}
