package io.saluran.pipeline.importing;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.currency.Revaluation;
import io.saluran.platform.importing.ImportRun;
import java.util.Map;
import java.util.UUID;
import org.jooq.impl.DSL;

/// Writes judged deals: what they refer to first, then new ones with line item and history, then changes.
@Unrestricted("of the rows that were judged for the viewer")
final class DealWriting {

    // Noon in UTC is the same day from Honolulu to Auckland.
    private static final String NOON = "::date + time '12:00') at time zone 'UTC'";

    // So many rows are written between two words to who waits.
    private static final int CHUNK = 20_000;

    private final ImportRun run;
    private final StagedSql rows;

    DealWriting(ImportRun run) {
        this.run = run;
        this.rows = new StagedSql(run);
    }

    void write() {
        NewAccounts.add(run, rows, owner());
        addProducts();
        new StagePlan(run).apply();
        addReasons();
        create();
        update();
    }

    /// Whose the deal of a row is, in SQL; a deal that changes may have been somebody's before.
    private String owner() {
        return "coalesce(row.owner_id, (select deal.owner_id from pipeline.deal where deal.id = row.record_id), "
                + rows.me() + ")";
    }

    private void addProducts() {
        rows.execute("""
                create temporary table import_product on commit drop as
                select platform.uuid7() as id, min(product) as name, lower(product) as same
                  from $rows
                 where product is not null and product_id is null and verdict in ('create', 'update')
                 group by lower(product)""");
        rows.execute("insert into pipeline.product (id, name) select id, name from import_product");
        run.note("product", "select id, 'created', null::jsonb, 1 from import_product");
        rows.execute("""
                update $rows row set product_id = made.id
                  from import_product made
                 where row.product_id is null and made.same = lower(row.product)""");
    }

    /// Reasons the file gives; closed deals without one get "not recorded".
    private void addReasons() {
        rows.execute("alter table $rows add column if not exists x_reason_id uuid");
        rows.execute("""
                create temporary table import_reason on commit drop as
                select platform.uuid7() as id, x_outcome as outcome, min(reason) as name
                  from $rows row
                 where reason is not null and x_outcome is not null and verdict in ('create', 'update')
                   and not exists (select from pipeline.reason known
                                    where known.outcome = row.x_outcome and lower(known.name) = lower(row.reason))
                 group by x_outcome, lower(reason)""");
        rows.execute("""
                insert into pipeline.reason (id, outcome, name, position)
                select id, outcome, name, 50 from import_reason""");
        run.note("reason", "select id, 'created', null::jsonb, null::int from import_reason");
        rows.execute("""
                update $rows row
                   set x_reason_id = coalesce(
                       (select reason.id from pipeline.reason where reason.outcome = row.x_outcome
                           and lower(reason.name) = lower(row.reason)),
                       (select reason.id from pipeline.reason where reason.outcome = row.x_outcome
                           and reason.key = 'not-recorded'))
                 where row.x_outcome is not null and row.verdict in ('create', 'update')""");
    }

    private void create() {
        rows.execute("update $rows set record_id = platform.uuid7() where verdict = 'create'");
        var last = run.sql().fetchSingle(rows.filled(
                "select coalesce(max(row_no), 0) from $rows where verdict = 'create'", Map.of())).get(0, Long.class);
        for (long from = 0; from < last; from += CHUNK) {
            create(from, from + CHUNK);
        }
        run.note("deal", rows.filled("select record_id, 'created', null::jsonb, 1 from $rows where verdict = 'create'",
                Map.of()));
        rows.execute("""
                insert into pipeline.line_item (id, deal_id, product_id, name, quantity, unit_price, position)
                select platform.uuid7(), row.record_id, product.id, product.name, 1, $worth, 1
                  from $rows row
                  join pipeline.product product on product.id = row.product_id
                 where row.verdict = 'create'""", Map.of("worth",
                "case when row.x_currency is null then " + StagedMoney.VALUE + " else row.x_amount end"));
        history();
    }

    private void create(long from, long to) {
        var made = run.sql().execute(rows.filled(
                """
                        insert into pipeline.deal (id, name, pipeline_id, stage_id, account_id, owner_id, product_id, value, amount, currency, source,
                               opened_on, closes_on, stage_since, next_step, outcome, reason_id, closed_on, external_id, fields, created_at,
                               updated_at)
                        select row.record_id,
                               coalesce(row.name, nullif(concat_ws(' – ', account.name, product.name), ''), row.external_id,
                                   '#' || row.row_no),
                               stage.pipeline_id, row.x_stage_id, row.account_id, $owner, row.product_id,
                               $value, case when row.x_currency is not null then row.x_amount end, row.x_currency,
                               row.source, row.opened_on::date,
                               case when row.x_outcome is null then row.closes_on::date end,
                               coalesce(case when row.x_outcome is not null then (row.closes_on$noon end, (row.opened_on$noon),
                               row.next_step, row.x_outcome, row.x_reason_id,
                               case when row.x_outcome is not null then row.closes_on::date end,
                               row.external_id,
                               coalesce(row.own, '{}'),
                               coalesce((row.opened_on$noon, now()), now()
                          from $rows row
                          join import_stage stage on stage.id = row.x_stage_id
                          left join pipeline.account account on account.id = row.account_id
                          left join pipeline.product product on product.id = row.product_id
                         where row.verdict = 'create' and row.row_no > $from and row.row_no <= $to
                         order by row.row_no""",
                Map.of("noon", NOON, "value", StagedMoney.VALUE, "owner", rows.owner(), "from", Long.toString(from),
                        "to",
                        Long.toString(to))));
        run.wrote(made);
    }

    /// A deal came to its stage when it was opened, and left it when it was closed.
    private void history() {
        rows.execute("""
                insert into pipeline.stage_move (id, deal_id, from_stage_id, to_stage_id, outcome, at)
                select platform.uuid7(), record_id, null, x_stage_id, null, (opened_on$noon
                  from $rows
                 where verdict = 'create' and opened_on is not null
                union all
                select platform.uuid7(), record_id, x_stage_id, null, x_outcome, (closes_on$noon
                  from $rows
                 where verdict = 'create' and x_outcome is not null and closes_on is not null""",
                Map.of("noon", NOON));
    }

    private void update() {
        run.note("deal", rows.filled("""
                select deal.id, 'updated', to_jsonb(deal), deal.version + 1
                  from $rows row
                  join pipeline.deal deal on deal.id = row.record_id
                 where row.verdict = 'update'""", Map.of()));
        DealChanges.toHistory(run);
        noteMoves();
        rows.execute(
                """
                        update pipeline.deal deal
                           set name = coalesce(row.name, deal.name),
                               pipeline_id = case when row.x_outcome is null and row.x_stage is not null then stage.pipeline_id
                                   else deal.pipeline_id end,
                               stage_id = case when row.x_outcome is null and row.x_stage is not null then row.x_stage_id
                                   else deal.stage_id end,
                               stage_since = case when $moved then now() else deal.stage_since end,
                               account_id = coalesce(row.account_id, deal.account_id),
                               owner_id = coalesce(row.owner_id, deal.owner_id),
                               product_id = coalesce(row.product_id, deal.product_id),
                               value = case when $money then $value else deal.value end,
                               amount = case when not $money then deal.amount when row.x_currency is not null then row.x_amount end,
                               currency = case when $money then row.x_currency else deal.currency end,
                               source = coalesce(row.source, deal.source),
                               fields = deal.fields || coalesce(row.own, '{}'),
                               next_step = coalesce(row.next_step, deal.next_step),
                               opened_on = coalesce(row.opened_on::date, deal.opened_on),
                               closes_on = case when row.x_outcome is null then coalesce(row.closes_on::date, deal.closes_on)
                                   else deal.closes_on end,
                               outcome = case when $said then row.x_outcome else deal.outcome end,
                               reason_id = case when $said and row.x_outcome is distinct from deal.outcome then row.x_reason_id
                                   else deal.reason_id end,
                               closed_on = case when not $said then deal.closed_on
                                   when row.x_outcome is not null then coalesce(row.closes_on::date, deal.closed_on) end,
                               version = deal.version + 1,
                               updated_at = now()
                          from $rows row
                          join import_stage stage on stage.id = row.x_stage_id
                         where row.verdict = 'update' and deal.id = row.record_id""",
                Map.of("said", SAID, "moved", MOVED, "money", StagedMoney.CHANGED, "value", StagedMoney.VALUE));
        revalue();
        run.noteAfter("deal", "pipeline.deal");
        // After the note: it follows from the line items, and does so again when the import is taken back.
        Revaluation.recurring(run.sql(), DEAL.ID.in(DSL.select(DSL.field("record_id", UUID.class)).from(run.staging())
                .where("verdict = 'update'")));
    }

    /// What was closed before is converted by the rate of its day.
    private void revalue() {
        if (run.sql().fetchExists(run.staging(), DSL.condition("verdict = 'update' and x_currency is not null"))) {
            Revaluation.values(run.sql());
        }
    }

    private static final String SAID = "(coalesce(row.stage, row.outcome) is not null)";
    private static final String MOVED = """
            (row.x_outcome is null and row.x_stage is not null and deal.stage_id <> row.x_stage_id
             or coalesce(row.stage, row.outcome) is not null and deal.outcome is distinct from row.x_outcome)""";

    private void noteMoves() {
        rows.execute("""
                create temporary table import_move on commit drop as
                select platform.uuid7() as id, deal.id as deal_id, deal.stage_id as from_stage_id,
                       case when row.x_outcome is null then row.x_stage_id end as to_stage_id, row.x_outcome as outcome,
                       coalesce(case when row.x_outcome is not null then (row.closes_on$noon end, now()) as at
                  from $rows row
                  join pipeline.deal deal on deal.id = row.record_id
                 where row.verdict = 'update' and $moved""", Map.of("moved", MOVED, "noon", NOON));
        rows.execute(
                """
                        insert into pipeline.stage_move (id, deal_id, from_stage_id, to_stage_id, outcome, at, person_id, import_id)
                        select id, deal_id, from_stage_id, to_stage_id, outcome, at, $me, $import from import_move""",
                Map.of("me", rows.me()));
        run.note("stage_move", "select id, 'created', null::jsonb, null::int from import_move");
    }
}
