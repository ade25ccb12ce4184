package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealWork.Work;
import io.saluran.pipeline.score.DealScores;
import io.saluran.platform.field.Fields;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a deal's page reads, by what the page calls and by the best plain SQL for the same.
public final class DealPageWork {

    private static final String FIGURES = """
            with chosen as materialized (%s)
            select (select json_agg(middle)
                      from (select stage_id, percentile_cont(0.5) within group (order by days)
                              from (select deal_id, stage_id, sum(days) as days
                                      from (select deal_id, to_stage_id as stage_id,
                                                   extract(epoch from lead(at) over (partition by deal_id
                                                                                     order by at, id) - at) / 86400 as days
                                              from pipeline.stage_move
                                             where deal_id in (select id from chosen)) stay
                                     where stage_id is not null and days is not null
                                     group by deal_id, stage_id) each
                             group by stage_id) middle),
                   (select percentile_cont(0.5) within group (order by closed_on - opened_on)
                      from pipeline.deal where id in (select id from chosen)),
                   (select percentile_cont(0.5) within group (order by touches)
                      from (select (select count(*) from pipeline.activity
                                     where deal_id = chosen.id and kind <> 'task' and done_at is not null
                                       and deleted_at is null) as touches from chosen) each),
                   (select percentile_cont(0.5) within group (order by discount)
                      from (select sum(quantity * unit_price * discount) / nullif(sum(quantity * unit_price), 0) as discount
                              from pipeline.line_item where deal_id in (select id from chosen) group by deal_id) each)""";

    private final Db db;
    private final Fields fields;
    private final UUID pipeline;
    private final Viewer viewer;
    private final List<UUID> deals;

    /// @param deals open ones, which are read by turns
    public DealPageWork(Db db, Fields fields, UUID pipeline, Viewer viewer, List<UUID> deals) {
        this.db = db;
        this.fields = fields;
        this.pipeline = pipeline;
        this.viewer = viewer;
        this.deals = deals;
    }

    /// Its facts, line items and contacts.
    public Work facts() {
        var page = new DealPage(db);
        var ours = DealWork.around(deals);
        var plain = DealWork.around(deals);
        return new Work("deal page", () -> page.of(viewer, ours.next()).isPresent() ? 1 : 0, () -> {
            var deal = plain.next();
            return List.of("select * from pipeline.line_item where deal_id = '" + deal + "' order by position, id",
                    "select contact.id, contact.name, contact.title, role from pipeline.deal_contact"
                            + " join pipeline.contact on contact.id = contact_id where deal_id = '" + deal
                            + "' and contact.deleted_at is null order by contact.name",
                    """
                            select deal.*, pipeline.name, stage.*, reason.name, account.name, account.industry,
                                   person.name, product.name, product.list_price
                              from pipeline.deal
                              join pipeline.pipeline on pipeline.id = deal.pipeline_id
                              join pipeline.stage on stage.id = deal.stage_id
                              left join pipeline.reason on reason.id = deal.reason_id
                              left join pipeline.account on account.id = deal.account_id
                              left join pipeline.product on product.id = deal.product_id
                              left join platform.person_card person on person.id = deal.owner_id
                             where deal.id = '%s' and deal.deleted_at is null and %s"""
                            .formatted(deal, DealWork.sees(viewer)));
        }, false);
    }

    /// Where it stands on the board from which it was opened, and the deals before and after it.
    public Work place() {
        var neighbours = new DealNeighbours(db, fields);
        var origin = Map.of("list", List.of("board"), "pipeline", List.of(pipeline.toString()));
        var ours = DealWork.around(deals);
        var plain = DealWork.around(deals);
        return new Work("deal page, its place on the board",
                () -> neighbours.of(viewer, ours.next(), origin).isPresent() ? 1 : 0,
                () -> List.of(placeSql(plain.next())), false);
    }

    private String placeSql(UUID deal) {
        return """
                with it as materialized (select d.id, d.stage_id, d.sort_value, s.position
                                           from pipeline.deal d join pipeline.stage s on s.id = d.stage_id
                                          where d.id = '%1$s' and d.outcome is null and d.deleted_at is null)
                select coalesce((select d.id from pipeline.deal d, it
                                  where d.stage_id = it.stage_id and (d.sort_value, d.id) > (it.sort_value, it.id)
                                    and %3$s order by d.sort_value, d.id limit 1),
                                (select d.id
                                   from pipeline.stage s, it, lateral (select d.id from pipeline.deal d
                                         where d.stage_id = s.id and %3$s order by d.sort_value, d.id limit 1) d
                                  where s.pipeline_id = '%2$s' and s.position < it.position
                                  order by s.position desc limit 1)),
                       coalesce((select d.id from pipeline.deal d, it
                                  where d.stage_id = it.stage_id and (d.sort_value, d.id) < (it.sort_value, it.id)
                                    and %3$s order by d.sort_value desc, d.id desc limit 1),
                                (select d.id
                                   from pipeline.stage s, it, lateral (select d.id from pipeline.deal d
                                         where d.stage_id = s.id and %3$s
                                         order by d.sort_value desc, d.id desc limit 1) d
                                  where s.pipeline_id = '%2$s' and s.position > it.position
                                  order by s.position limit 1)),
                       (select count(*) from (select from pipeline.deal d, it where d.stage_id = it.stage_id
                                and (d.sort_value, d.id) > (it.sort_value, it.id) and %3$s limit 1001) few),
                       (select count(*) from (select from pipeline.deal d, pipeline.stage s, it
                         where s.pipeline_id = '%2$s' and s.position < it.position and d.stage_id = s.id
                           and %3$s limit 1001) few),
                       (select count(*) from (select from pipeline.deal d
                         where d.pipeline_id = '%2$s' and %3$s limit 1001) few)
                  from it""".formatted(deal, pipeline, "d.outcome is null and d.deleted_at is null and "
                + DealWork.sees(viewer).replace("deal.", "d."));
    }

    /// What is planned for it, its score with the reasons, and how long deals stand in its stages.
    public Work plansAndScore() {
        var reading = new ActivityReading(db);
        var scores = new DealScores(db);
        var usual = new UsualTimes(db);
        var ours = DealWork.around(deals);
        var plain = DealWork.around(deals);
        return new Work("deal page, plans and score", () -> {
            var deal = ours.next();
            scores.of(viewer, deal);
            usual.of(pipeline);
            return reading.planned(viewer, deal).size();
        }, () -> {
            var deal = plain.next();
            return List.of(scoreSql(deal), """
                    select stage_usual.stage_id, stage_usual.days
                      from pipeline.stage_usual
                      join pipeline.stage on stage.id = stage_usual.stage_id
                     where stage.pipeline_id = '%s'""".formatted(pipeline), """
                    select activity.*, person.name,
                           (select json_agg(contact.name order by contact.name)
                              from pipeline.activity_contact
                              join pipeline.contact on contact.id = activity_contact.contact_id
                             where activity_contact.activity_id = activity.id and contact.deleted_at is null)
                      from pipeline.activity
                      join pipeline.deal on deal.id = activity.deal_id
                      left join platform.person_card person on person.id = activity.assignee_id
                     where activity.deal_id = '%s' and activity.done_at is null and activity.deleted_at is null
                       and deal.deleted_at is null and %s
                     order by activity.due_on nulls last, activity.due_at nulls first, activity.id"""
                    .formatted(deal, DealWork.sees(viewer)));
        }, false);
    }

    private String scoreSql(UUID deal) {
        return """
                select deal.source, deal.value, product.name, account.industry, model.*, stage.won, stage.lost,
                       exists (select from pipeline.deal other
                                where other.account_id = deal.account_id and other.outcome = 'won'
                                  and other.closed_on < deal.opened_on and other.deleted_at is null),
                       (select json_agg(bin order by bin.bin) from pipeline.score_bin bin
                         where bin.pipeline_id = deal.pipeline_id),
                       (select json_agg(weight) from pipeline.score_weight weight
                         where weight.pipeline_id = deal.pipeline_id
                           and (weight.factor in ('size', 'boughtBefore')
                                or weight.factor = 'source' and weight.value = btrim(deal.source)
                                or weight.factor = 'product' and weight.value = product.name
                                or weight.factor = 'industry' and weight.value = btrim(account.industry)))
                  from pipeline.deal
                  join pipeline.score_model model on model.pipeline_id = deal.pipeline_id
                  left join pipeline.score_stage stage on stage.stage_id = deal.stage_id
                  left join pipeline.account on account.id = deal.account_id
                  left join pipeline.product on product.id = deal.product_id
                 where deal.id = '%s' and deal.deleted_at is null and deal.outcome is null and %s""".formatted(deal,
                DealWork.sees(viewer));
    }

    /// Its figures beside those of the won deals like it.
    public Work compare() {
        var page = new DealPage(db);
        var compare = new DealCompare(db, Clock.systemUTC());
        var facts = deals.stream().map(deal -> page.of(viewer, deal).orElseThrow()).toList();
        var ours = DealWork.around(facts);
        var plain = DealWork.around(facts);
        return new Work("deal page, won deals like it", () -> compare.of(viewer, ours.next()).deals(), () -> {
            var deal = plain.next();
            var like = like(deal);
            return List.of(FIGURES.formatted(like), FIGURES.formatted("select '" + deal.id() + "'::uuid as id"), like);
        }, false);
    }

    private String like(DealPage.Facts deal) {
        return """
                select won.id
                  from (select * from pipeline.deal
                         where outcome = 'won' and deleted_at is null and closed_on is not null and %s
                         order by closed_on desc, id desc limit 10000) won
                 where won.product_id = '%s' and won.id <> '%s'%s
                 order by won.closed_on desc, won.id desc
                 limit 50""".formatted(DealWork.sees(viewer), deal.product(), deal.id(), deal.value() == null
                || deal.value().signum() == 0
                        ? ""
                        : " and won.value between %1$s / 2.0 and %1$s * 2".formatted(deal.value().toPlainString()));
    }
}
