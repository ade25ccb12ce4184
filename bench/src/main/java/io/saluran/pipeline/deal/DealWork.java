package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.Fields;
import io.saluran.platform.text.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// What people do with deals, each by what the pages call and by the best plain SQL for the same on the same tables. It
/// stands in the package of what it calls, which is nobody's else.
public final class DealWork {

    private static final int ROWS = 50;
    private static final int HITS = 8;
    private static final int DEEP = 9_000;

    private final Db db;
    private final Texts texts;
    private final Events events;
    private final Fields fields;
    private final UUID pipeline;

    /// One thing that is done.
    ///
    /// @param ours by what the pages call; returns how many records came of it
    /// @param plain the statements, in one transaction, whose last one gives as many rows
    /// @param writes whether it changes something, so that it is made durable
    public record Work(String name, Callable<Integer> ours, Callable<List<String>> plain, boolean writes) {}

    public DealWork(Db db, Texts texts, Events events, Fields fields, UUID pipeline) {
        this.db = db;
        this.texts = texts;
        this.events = events;
        this.fields = fields;
        this.pipeline = pipeline;
    }

    /// The board as it opens.
    public Work board(String name, Viewer viewer, Map<String, List<String>> parameters, String condition) {
        var board = new DealBoard(db);
        var filter = DealFilter.of(parameters);
        var narrowed = sees(viewer) + " and " + condition;
        var sums = filter.isByOwnerAlone()
                ? "select stage_id, outcome, sum(deals), sum(total) from pipeline.deal_sum where "
                        + narrowed.replace("deal.", "deal_sum.")
                : "select stage_id, outcome, count(*), sum(value) from pipeline.deal where deleted_at is null and "
                        + narrowed;
        return new Work("board, " + name, () -> board.open(viewer, pipeline, filter).columns().stream()
                .mapToInt(column -> column.cards().size()).sum(),
                () -> List.of(sums + " and pipeline_id = '" + pipeline + "' group by stage_id, outcome", stagesSql(),
                        cardsSql(narrowed)),
                false);
    }

    /// What the board shows at once where its sums have to be added up first.
    public Work firstCards(String name, Viewer viewer, Map<String, List<String>> parameters, String condition) {
        var board = new DealBoard(db);
        var filter = DealFilter.of(parameters);
        return new Work("first cards, " + name, () -> board.first(viewer, pipeline, filter).columns().stream()
                .mapToInt(column -> column.cards().size()).sum(),
                () -> List.of(stagesSql(), cardsSql(sees(viewer) + " and " + condition)), false);
    }

    private String stagesSql() {
        return "select id, name, funnel_stage, rot_days, probability from pipeline.stage where pipeline_id = '"
                + pipeline + "' order by position";
    }

    private String cardsSql(String narrowed) {
        return """
                select d.id, d.stage_id, d.name, account.name, d.value, product.list_price, d.sort_value,
                       d.closes_on, d.stage_since, d.owner_id, person.name, person.initials, d.next_step,
                       d.next_step_on, d.version
                  from pipeline.stage s
                 cross join lateral (select *
                                       from pipeline.deal
                                      where stage_id = s.id and outcome is null and deleted_at is null and %2$s
                                      order by sort_value desc, id desc
                                      limit %3$d) d
                  left join pipeline.account on account.id = d.account_id
                  left join pipeline.product on product.id = d.product_id
                  left join platform.person_card person on person.id = d.owner_id
                 where s.pipeline_id = '%1$s'
                 order by d.sort_value desc, d.id desc""".formatted(pipeline, narrowed, DealBoard.PAGE);
    }

    /// Some rows of the table of open deals.
    ///
    /// @param order the same order in SQL
    public Work table(Viewer viewer, String sort, String order, boolean deep) {
        var list = new DealList(db, fields);
        var query = new DealQuery(pipeline, null, "open", DealFilter.NONE);
        var offset = deep ? DEEP : 0;
        return new Work("table by " + sort + (deep ? ", row 9 000" : ""),
                () -> list.rows(viewer, query, DealList.Sort.of(sort), offset, ROWS).size(),
                () -> List.of(tableSql(viewer, order, offset)), false);
    }

    private String tableSql(Viewer viewer, String order, int offset) {
        return """
                select deal.*, pipeline.name, stage.name, account.name, person.name, product.name, reason.name
                  from (%s) page
                  join pipeline.deal on deal.id = page.id
                  join pipeline.pipeline on pipeline.id = deal.pipeline_id
                  join pipeline.stage on stage.id = deal.stage_id
                  left join pipeline.account on account.id = deal.account_id
                  left join pipeline.product on product.id = deal.product_id
                  left join pipeline.reason on reason.id = deal.reason_id
                  left join platform.person_card person on person.id = deal.owner_id
                 order by %s""".formatted(pageSql(viewer, order, offset), order);
    }

    private String pageSql(Viewer viewer, String order, int offset) {
        var condition = "outcome is null and deal.deleted_at is null and deal.pipeline_id = '" + pipeline + "' and "
                + sees(viewer);
        var end = " order by " + order + " limit " + ROWS + " offset " + offset;
        var all = "select id from pipeline.deal where outcome is null and deal.deleted_at is null and deal.pipeline_id = '"
                + pipeline + "' and " + sees(viewer);
        var first = " order by id limit " + (offset + ROWS) + ") deal";
        // By the names of others and by stages: these in their order, and the first deals of each until there are enough.
        if (order.contains("account.")) {
            return byName("pipeline.account where deleted_at is null", all + " and account_id = one.id" + first,
                    offset);
        }
        if (order.contains("person.")) {
            return byName("platform.person", all + " and owner_id = one.id" + first, offset);
        }
        if (order.contains("stage.")) {
            return "select deal.id, stage.position from pipeline.stage cross join lateral (" + all
                    + " and stage_id = stage.id" + first + end;
        }
        return "select deal.id from pipeline.deal where " + condition + end;
    }

    /// The name is written in lower case where it is read in order, so that PostgreSQL knows that it is in order already.
    private static String byName(String named, String deals, int offset) {
        return "select deal.id from (select id, lower(name) as name from " + named + " order by lower(name)) one"
                + " cross join lateral (" + deals + " order by one.name, deal.id limit " + ROWS + " offset " + offset;
    }

    /// A search by a part of the name.
    ///
    /// @param isCommon whether there are enough open ones, so that nobody need look for closed ones
    public Work search(String name, Viewer viewer, String words, boolean isCommon) {
        var search = new DealSearch(db, texts);
        var open = found("outcome is null", viewer, words);
        var found = isCommon
                ? "select *, true as first from open"
                : "select *, true as first from open union all select *, false from closed";
        var closed = isCommon
                ? ""
                : ", closed as (%s)"
                        .formatted(found("(select count(*) from open) < " + HITS + " and outcome is not null",
                                viewer, words));
        return new Work("search, " + name, () -> search.search(viewer, words, HITS).size(), () -> List.of("""
                with open as (%s)%s
                select d.id, d.name, account.name, stage.name, d.outcome
                  from (%s) d
                  join pipeline.stage on stage.id = d.stage_id
                  left join pipeline.account on account.id = d.account_id
                 order by d.first desc, length(d.name), d.id desc
                 limit %d""".formatted(open, closed, found, HITS)), false);
    }

    private static String found(String which, Viewer viewer, String words) {
        return """
                select id, name, account_id, stage_id, outcome
                  from pipeline.deal
                 where %s and deleted_at is null and %s and platform.plain(name) like platform.plain('%%%s%%')
                 order by length(name), id desc
                 limit %d""".formatted(which, sees(viewer), words, HITS);
    }

    /// Moving deals from one of two stages to the other. As on a board, who moves a card knows its version; plain SQL brings
    /// back what ours has moved.
    public Work move(Viewer viewer, List<UUID> deals, List<UUID> stages) {
        var made = new Deals(db, events, Clock.systemUTC());
        var read = new DealBoard(db);
        var seen = new HashMap<UUID, Place>();
        var ours = around(deals);
        var plain = around(deals);
        for (var deal : deals) {
            var card = read.card(viewer, deal, DealFilter.NONE).orElseThrow();
            seen.put(deal, new Place(card.stage(), card.version()));
        }
        return new Work("move", () -> {
            var deal = ours.next();
            var place = Objects.requireNonNull(seen.get(deal));
            seen.put(deal, new Place(place.stage(), place.version() + 2));
            return made.move(viewer, deal, other(stages, place.stage()),
                    place.version()) instanceof Deals.Outcome.Done
                            ? 1
                            : 0;
        }, () -> {
            var deal = plain.next();
            return List
                    .of("""
                            with old as (select id, stage_id from pipeline.deal where id = '%1$s' for update),
                                 moved as (update pipeline.deal
                                              set stage_id = case when old.stage_id = '%2$s' then '%3$s' else '%2$s' end::uuid,
                                                  stage_since = now(), version = version + 1, updated_at = now()
                                             from old
                                            where deal.id = old.id
                                        returning deal.id, old.stage_id as was, deal.stage_id),
                                 noted as (insert into pipeline.stage_move (id, deal_id, from_stage_id, to_stage_id, at, person_id)
                                           select platform.uuid7(), id, was, stage_id, now(), '%4$s' from moved
                                           returning deal_id)
                            select deal_id, pg_notify('saluran_bench', deal_id::text) from noted"""
                            .formatted(deal, stages.get(0), stages.get(1), viewer.person()));
        }, true);
    }

    private record Place(UUID stage, int version) {}

    private static UUID other(List<UUID> stages, UUID stage) {
        return stages.get(0).equals(stage) ? stages.get(1) : stages.get(0);
    }

    /// Making deals.
    public Work create(Viewer viewer, UUID stage, UUID account) {
        var made = new Deals(db, events, Clock.systemUTC());
        return new Work("create",
                () -> made.create(viewer, new Deals.NewDeal("Made by ours", stage, account, null, null,
                        null, null)) == null ? 0 : 1,
                () -> List.of("""
                        with made as (insert into pipeline.deal (id, name, pipeline_id, stage_id, account_id, owner_id,
                                              opened_on, stage_since)
                                      select platform.uuid7(), 'Made by SQL', pipeline_id, id, '%2$s', '%3$s',
                                             current_date, now()
                                        from pipeline.stage where id = '%1$s'
                                      returning id, stage_id),
                             noted as (insert into pipeline.stage_move (id, deal_id, to_stage_id, at, person_id)
                                       select platform.uuid7(), id, stage_id, now(), '%3$s' from made
                                       returning deal_id)
                        select deal_id, pg_notify('saluran_bench', deal_id::text) from noted"""
                        .formatted(stage, account, viewer.person())),
                true);
    }

    static <T> Iterator<T> around(List<T> ids) {
        var all = new ArrayList<>(ids);
        return new Iterator<T>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public T next() {
                return all.get(next++ % all.size());
            }
        };
    }

    static String sees(Viewer viewer) {
        return switch (viewer.visibility()) {
            case Visibility.All all -> "true";
            case Visibility.Owners(var people) when people.size() == 1 -> "deal.owner_id = '" + people.iterator().next()
                    + '\'';
            case Visibility.Owners owners -> owners.people().stream().map(UUID::toString).sorted()
                    .collect(Collectors.joining(",", "deal.owner_id = any('{", "}'::uuid[])"));
        };
    }
}
