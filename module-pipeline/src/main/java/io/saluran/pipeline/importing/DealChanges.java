package io.saluran.pipeline.importing;

import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportRun;
import java.util.List;

/// What rows would change in deals. A deal that is won or lost is in the stage of that name, as in a file.
final class DealChanges {

    private static final String FROM = """
            pipeline.deal deal on deal.id = row.record_id
            join pipeline.stage stage on stage.id = deal.stage_id
            join pipeline.pipeline place on place.id = deal.pipeline_id
            left join pipeline.stage next on next.id = row.x_stage_id
            left join pipeline.account account on account.id = deal.account_id
            left join pipeline.account other_account on other_account.id = row.account_id
            left join platform.person_card person on person.id = deal.owner_id
            left join platform.person_card other_person on other_person.id = row.owner_id
            left join pipeline.product product on product.id = deal.product_id
            left join pipeline.product other_product on other_product.id = row.product_id""";

    private static final String VALUES = """
            ('name', deal.name, row.name),
            ('pipeline', place.name, row.x_pipeline),
            ('stage', coalesce(deal.outcome, stage.name),
                case when coalesce(row.stage, row.outcome) is null then null
                     when row.x_outcome is not null then row.x_outcome
                     when row.x_stage is not null then coalesce(next.name, row.x_stage)
                     when deal.outcome is not null then stage.name end),
            ('account', account.name, coalesce(other_account.name, row.account)),
            ('owner', person.name, other_person.name),
            ('product', product.name, coalesce(other_product.name, row.product)),
            ('value', %s, case when $money then %s end),
            ('agreed_amount', %s, case when $money and row.x_currency is not null then %s end),
            ('currency', deal.currency, case when $money then row.x_currency end),
            ('opened_on', deal.opened_on::text, row.opened_on),
            ('closes_on', (case when row.x_outcome is null then deal.closes_on else deal.closed_on end)::text,
                row.closes_on),
            ('source', deal.source, row.source),
            ('next_step', deal.next_step, row.next_step)""".formatted(Changes.number("deal.value"),
            Changes.number(StagedMoney.VALUE), Changes.number("deal.amount"), Changes.number("row.x_amount"))
            .replace("$money", StagedMoney.CHANGED);

    /// As the deal's page calls and writes them; what a row does not say stays.
    private static final String HISTORY = """
            ('name', deal.name, coalesce(row.name, deal.name)),
            ('pipeline', place.name, coalesce(row.x_pipeline, place.name)),
            ('account', account.name, case when row.account_id is distinct from deal.account_id
                then coalesce(other_account.name, account.name) else account.name end),
            ('owner', person.name, case when row.owner_id is distinct from deal.owner_id
                then coalesce(other_person.name, person.name) else person.name end),
            ('product', product.name, case when row.product_id is distinct from deal.product_id
                then coalesce(other_product.name, product.name) else product.name end),
            ('value', %s, case when $money then %s else %s end),
            ('amount', %s, case when not $money then %s when row.x_currency is not null then %s end),
            ('currency', deal.currency, case when $money then row.x_currency else deal.currency end),
            ('openedOn', deal.opened_on::text, coalesce(row.opened_on, deal.opened_on::text)),
            ('closesOn', deal.closes_on::text, case when row.x_outcome is null
                then coalesce(row.closes_on, deal.closes_on::text) else deal.closes_on::text end),
            ('closedOn', deal.closed_on::text, case when coalesce(row.stage, row.outcome) is null
                then deal.closed_on::text when row.x_outcome is not null
                then coalesce(row.closes_on, deal.closed_on::text) end),
            ('source', deal.source, coalesce(row.source, deal.source)),
            ('nextStep', deal.next_step, coalesce(row.next_step, deal.next_step))"""
            .formatted(Changes.number("deal.value"), Changes.number(StagedMoney.VALUE), Changes.number("deal.value"),
                    Changes.number("deal.amount"), Changes.number("deal.amount"), Changes.number("row.x_amount"))
            .replace("$money", StagedMoney.CHANGED);

    private DealChanges() {}

    /// Writes what rows change into the history of their deals, before they do.
    static void toHistory(ImportRun run) {
        ImportedHistory.write(run, "deal", FROM, HISTORY);
    }

    static List<ImportChange> of(ImportRun run, List<Long> rows) {
        return Changes.of(run, rows, FROM, VALUES, "deal");
    }
}
