package io.saluran.pipeline.importing;

import io.saluran.pipeline.record.Limit;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Judges staged deals. Adds columns to the staging table: `x_outcome`, `x_stage` (without the words for won and lost),
/// `x_stage_id`, `x_pipeline` (to which a known deal goes from another one), `x_named` (whether its stage was one by
/// which the file's pipeline was found).
final class DealCheck {

    private static final List<String> WON = List.of("won", "closedwon", "win", "sold", "success", "successful",
            "menang",
            "berjaya");
    private static final List<String> LOST = List.of("lost", "closedlost", "loss", "lose", "dead", "abandoned",
            "disqualified", "kalah", "gagal");

    // Equal to itself, as null is not, so that rows and deals are matched by hashing.
    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private final ImportRun run;
    private final StagedSql rows;
    private final StagedMoney money;
    private final OwnColumns own;
    private final List<NearMatch> matches = new ArrayList<>();

    DealCheck(ImportRun run, Amounts.Said said, OwnColumns own) {
        this.own = own;
        this.run = run;
        this.rows = new StagedSql(run);
        this.money = new StagedMoney(run, rows, said);
    }

    List<NearMatch> judge() {
        rows.execute("""
                alter table $rows
                  add column if not exists x_outcome text,
                  add column if not exists x_stage text,
                  add column if not exists x_stage_id uuid,
                  add column if not exists x_pipeline text,
                  add column if not exists x_named boolean""");
        var formerly = run.isPart()
                ? PlanNotes.named(rows, "x_named")
                : Map.<String, Integer>of();
        outcomes();
        refuseImpossible();
        own.read(run, rows);
        references();
        existing();
        var plan = new StagePlan(run, formerly);
        matches.addAll(plan.make());
        plan.assign();
        own.refuseMissing(rows, "pipeline.deal", ENTERED);
        verdicts();
        return matches;
    }

    private void outcomes() {
        rows.execute("""
                update $rows row
                   set x_outcome = coalesce(of_outcome.means, of_stage.means),
                       x_stage = case when of_stage.means is null then nullif(btrim(row.stage), '') end,
                       x_stage_id = null, x_pipeline = null, x_named = null
                  from $rows self
                  left join (select word, case when platform.squeezed(word) in ($won) then 'won'
                                               when platform.squeezed(word) in ($lost) then 'lost' end as means
                               from (select distinct stage as word from $rows) each) of_stage
                    on of_stage.word = self.stage
                  left join (select word, case when platform.squeezed(word) in ($won) then 'won'
                                               when platform.squeezed(word) in ($lost) then 'lost' end as means
                               from (select distinct outcome as word from $rows) each) of_outcome
                    on of_outcome.word = self.outcome
                 where self.row_no = row.row_no""", Map.of("won", quoted(WON), "lost", quoted(LOST)));
    }

    private static String quoted(List<String> words) {
        return "'" + String.join("', '", words) + "'";
    }

    private void refuseImpossible() {
        rows.reject("pipeline.import.reason.negative", "value", "row.value::numeric < 0");
        rows.reject("pipeline.import.reason.negative", "agreed_amount", "row.agreed_amount::numeric < 0");
        rows.rejectLarge("value", Limit.AMOUNT);
        rows.rejectLarge("agreed_amount", Limit.AMOUNT);
        money.read();
    }

    private void references() {
        matches.addAll(run.resolve("owner", "select id, name from platform.person_card where active",
                ImportRun.Unknown.REJECT));
        matches.addAll(run.resolve("product", "select id, name from pipeline.product where archived_at is null",
                ImportRun.Unknown.ASK));
        matches.addAll(run.resolve("account", MergedRecords.ACCOUNT_NAMES,
                ImportRun.Unknown.CREATE, rows.mayReachAccount()));
        rows.reject("pipeline.import.reason.not-your-team", "owner", rows.filled(
                "$owner is not null and not ($reach)", Map.of("owner", rows.owner(), "reach",
                        rows.mayReach(rows.owner()))));
    }

    /// By the id elsewhere; without one by all that a deal is known by.
    private void existing() {
        rows.execute("""
                update $rows row
                   set record_id = deal.id
                  from pipeline.deal deal
                 where row.verdict is null and row.external_id is not null and deal.external_id = row.external_id""");
        rows.reject("pipeline.import.reason.not-yours", "external_id", rows.filled(
                "exists (select from pipeline.deal deal where deal.id = row.record_id and not ($reach))",
                Map.of("reach", rows.mayReach("deal.owner_id"))));
        rows.reject("pipeline.import.reason.deleted", "external_id",
                """
                        exists (select from pipeline.deal deal where deal.id = row.record_id and deal.deleted_at is not null)""");
        if (!run.mapped().contains("external_id")) {
            rows.execute("""
                    update $rows row
                       set record_id = deal.id
                      from pipeline.deal deal
                     where row.verdict is null
                       and deal.deleted_at is null
                       and coalesce(deal.account_id, '$none') = coalesce(row.account_id, '$none')
                       and coalesce(deal.product_id, '$none') = coalesce(row.product_id, '$none')
                       and coalesce(deal.owner_id, '$none') = coalesce($owner, '$none')
                       and coalesce(deal.value, -1) = coalesce($value, -1)
                       and $same
                       and coalesce(deal.opened_on, '-infinity') = coalesce(row.opened_on::date, '-infinity')
                       and coalesce(deal.outcome, '') = coalesce(row.x_outcome, '')
                       and (row.name is null or deal.name = row.name)
                       and (row.account is null or row.account_id is not null)""",
                    Map.of("none", NOBODY, "owner", rows.owner(), "value",
                            StagedMoney.VALUE, "same", StagedMoney.SAME));
        }
    }

    private void verdicts() {
        rows.execute(
                """
                        update $rows row
                           set verdict = case
                               when row.record_id is null then 'create'
                               when exists (select from pipeline.deal deal where deal.id = row.record_id and ($changed)) then 'update'
                               else 'same' end
                         where row.verdict is null""",
                Map.of("changed", CHANGED + " or " + OwnColumns.changes("deal")));
    }

    /// A deal that is open comes to another stage than it was in.
    private static final String ENTERED = """
            row.x_outcome is null and row.x_stage_id is not null
            and (row.record_id is null or row.x_stage is not null and exists (select from pipeline.deal deal
                  where deal.id = row.record_id and deal.stage_id <> row.x_stage_id))""";

    /// What is empty in the file changes nothing.
    private static final String CHANGED = """
            row.name is not null and deal.name <> row.name
            or coalesce(row.stage, row.outcome) is not null and deal.outcome is distinct from row.x_outcome
            or row.x_outcome is null and row.x_stage is not null and deal.stage_id <> row.x_stage_id
            or row.account is not null and (row.account_id is null or deal.account_id is distinct from row.account_id)
            or row.owner_id is not null and deal.owner_id is distinct from row.owner_id
            or row.product is not null and (row.product_id is null or deal.product_id is distinct from row.product_id)
            or $money
            or row.opened_on is not null and deal.opened_on is distinct from row.opened_on::date
            or row.closes_on is not null and row.x_outcome is null and deal.closes_on is distinct from row.closes_on::date
            or row.closes_on is not null and row.x_outcome is not null and deal.closed_on is distinct from row.closes_on::date
            or row.source is not null and deal.source is distinct from row.source
            or row.next_step is not null and deal.next_step is distinct from row.next_step"""
            .replace("$money", StagedMoney.CHANGED);
}
