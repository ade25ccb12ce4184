package io.saluran.bench;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A company with many deals, the same at each run: 200 people in 20 teams, a quarter of the deals open, values, owners,
/// accounts, products and words skewed as in a real history, and one person with 50 000 deals (or half of them, where
/// there are fewer).
final class ManyDeals {

    /// The most that one person has.
    static final int OF_ONE = 50_000;

    private static final int PEOPLE = 200;
    private static final int TEAMS = 20;
    private static final int PRODUCTS = 7;
    private static final int DEALS_OF_AN_ACCOUNT = 20;

    // Numbers between 0 and 1 that look like chance and are the same for the same row and purpose.
    private static final String CHANCE = """
            create schema bench;
            create function bench.u(n bigint, purpose int) returns float8 language sql immutable parallel safe as $$
                select ((hashint8extended(n, purpose) >> 11) & 9007199254740991)::float8 / 9007199254740992
            $$;
            create function bench.word(n int) returns text language sql immutable parallel safe as $$
                select s[1 + n % 20] || s[1 + n / 20 % 20] || s[1 + n / 400 % 20]
                  from (select array['ba', 'cen', 'da', 'fi', 'gar', 'ha', 'jo', 'ka', 'li', 'man', 'ni', 'pe', 'ra',
                                     'sa', 'ti', 'u', 'va', 'wan', 'ya', 'zu']) as syllable (s)
            $$""";

    // What was planned is the next step of the deals that have one; what was done, calls of every third deal.
    private static final String ACTIVITIES = """
            insert into pipeline.activity (id, deal_id, stage_id, kind, subject, due_on, assignee_id, author_id, created_at)
            select platform.uuid7(), id, stage_id, 'call', next_step, next_step_on, owner_id, owner_id, created_at
              from pipeline.deal where outcome is null and next_step is not null;
            insert into pipeline.activity (id, deal_id, stage_id, kind, subject, done_at, outcome, assignee_id, author_id,
                    created_at)
            select platform.uuid7(), id, stage_id, 'call', 'Called', created_at + call * interval '3 days', 'spoke',
                   owner_id, owner_id, created_at
              from pipeline.deal, generate_series(1, 3) call
             where hashint8extended(('x' || right(id::text, 8))::bit(32)::int, call) % 3 = 0;
            """;

    private static final int AT_ONCE = 100_000;

    private final Db db;

    private ManyDeals(Db db) {
        this.db = db;
    }

    /// Fills a database that has nothing but the schemas `platform` and `pipeline`.
    static ManyDeals into(Db db, int count) {
        var many = new ManyDeals(db);
        var accounts = Math.max(PEOPLE, count / DEALS_OF_AN_ACCOUNT);
        many.run(CHANCE);
        many.run(people(accounts));
        for (int from = 1; from <= count; from += AT_ONCE) {
            many.run(deals(Math.min(OF_ONE, count / 2), accounts, from,
                    Math.min(count, from + AT_ONCE - 1)));
        }
        many.run("insert into pipeline.stage_move (id, deal_id, to_stage_id, at, person_id)"
                + " select platform.uuid7(), id, stage_id, created_at, owner_id from pipeline.deal");
        many.run(ACTIVITIES);
        // As a job of the pipeline does each minute.
        many.run("select pipeline.fold_deal_sums(), pipeline.fold_closed_sums()");
        return many;
    }

    private static String people(int accounts) {
        return """
                insert into platform.team (id, name)
                select platform.uuid7(), 'Team ' || n from generate_series(1, %d) n;
                create table bench.person as
                select n as place, platform.uuid7() as id from generate_series(1, %d) n;
                insert into platform.person (id, name, team_id)
                select id, initcap(bench.word(place * 37) || ' ' || bench.word(place * 13)) || ' ' || place,
                       (select id from platform.team where name = 'Team ' || 1 + place %% %d)
                  from bench.person;
                create table bench.product as
                select n as place, platform.uuid7() as id from generate_series(1, %d) n;
                insert into pipeline.product (id, name, list_price)
                select id, 'Product ' || place, 100 * 3 ^ place from bench.product;
                create table bench.account as
                select n as place, platform.uuid7() as id from generate_series(1, %d) n;
                insert into pipeline.account (id, name, owner_id)
                select account.id, initcap(bench.word((7999 * bench.u(account.place, 1))::int)) || ' ' || account.place,
                       person.id
                  from bench.account
                  join bench.person on person.place = 1 + account.place %% %d;
                create unique index account_place on bench.account (place);
                analyze bench.account""".formatted(TEAMS, PEOPLE, TEAMS, PRODUCTS, accounts, PEOPLE);
    }

    private static String deals(int ofOne, int accounts, int from, int to) {
        return """
                insert into pipeline.deal (id, name, pipeline_id, stage_id, account_id, owner_id, product_id, value,
                        opened_on, closes_on, stage_since, next_step, next_step_on, outcome, reason_id, closed_on,
                        external_id, created_at, updated_at)
                select platform.uuid7(),
                       initcap(bench.word((7999 * bench.u(n, 20) ^ 4)::int)) || ' ' || bench.word((7999 * bench.u(n, 21))::int)
                           || ' ' || (array['pump', 'pump', 'pump', 'valve', 'valve', 'meter', 'boiler', 'crane'])
                                     [1 + (8 * bench.u(n, 22))::int %% 8],
                       stage.pipeline_id, stage.id, account.id, person.id, product.id,
                       case when bench.u(n, 4) > 0.06
                            then round(exp(7 + 1.1 * sqrt(-2 * ln(bench.u(n, 5) + 1e-12)) * cos(6.283 * bench.u(n, 6)))) end,
                       date '2026-11-26' - (1000 * bench.u(n, 7))::int,
                       date '2026-11-26' + (180 * bench.u(n, 8))::int - 60,
                       timestamptz '2026-11-26' - 60 * bench.u(n, 9) * interval '1 day',
                       case when bench.u(n, 10) < 0.6 then 'Call' end,
                       case when bench.u(n, 10) < 0.6 then date '2026-11-26' + (20 * bench.u(n, 11))::int end,
                       outcome, case outcome when 'won' then won.id when 'lost' then lost.id end,
                       case when outcome is not null then date '2026-11-26' - (900 * bench.u(n, 12))::int end,
                       'D' || n, timestamptz '2026-11-26' - 1000 * bench.u(n, 7) * interval '1 day', now()
                  from (select n, case when bench.u(n, 1) >= 0.25
                                       then case when bench.u(n, 3) < 0.63 then 'won' else 'lost' end end as outcome,
                               case when bench.u(n, 1) >= 0.25 or bench.u(n, 2) > 0.92 then 5
                                    when bench.u(n, 2) > 0.80 then 4 when bench.u(n, 2) > 0.62 then 3
                                    when bench.u(n, 2) > 0.36 then 2 else 1 end as position,
                               case when n <= %1$d then 1 else 2 + (198 * bench.u(n, 13) ^ 2)::int end as person,
                               1 + ((%2$d - 1) * bench.u(n, 14) ^ 2)::int as account,
                               1 + (%3$d * bench.u(n, 15) ^ 2)::int %% %3$d as product
                          from generate_series(%4$d, %5$d) n) each
                  join (select *, row_number() over (order by position) as place from pipeline.stage) stage
                    on stage.place = each.position
                  join bench.person on person.place = each.person
                  join bench.account on account.place = each.account
                  join bench.product on product.place = each.product
                  cross join (select id from pipeline.reason where outcome = 'won' and position = 1) won
                  cross join (select id from pipeline.reason where outcome = 'lost' and position = 1) lost"""
                .formatted(ofOne, accounts, PRODUCTS, from, to);
    }

    private void run(String sql) {
        db.write(each -> each.execute(sql));
    }

    /// Who has the most deals, and sees no others.
    Viewer richest() {
        return viewer(new Visibility.Owners(Set.of(person(1))));
    }

    /// Who sees the deals of a team of ten, the one with the most deals not among them.
    Viewer ofTeam() {
        return viewer(new Visibility.Owners(db.read(sql -> sql.fetch(
                "select id from platform.person where team_id = (select team_id from platform.person where id = ?)",
                person(2)).stream().map(row -> row.get(0, UUID.class)).collect(Collectors.toSet()))));
    }

    Viewer ofAll() {
        return viewer(new Visibility.All());
    }

    UUID person(int number) {
        return id("select id from bench.person where place = " + number);
    }

    UUID id(String query) {
        return db.read(sql -> sql.fetchSingle(query).get(0, UUID.class));
    }

    List<UUID> ids(String query) {
        return db.read(sql -> sql.fetch(query).map(row -> row.get(0, UUID.class)));
    }

    private Viewer viewer(Visibility visibility) {
        return new Viewer(person(1), "Bench", Set.of(Viewer.EVERYTHING), visibility, Locale.ENGLISH,
                ZoneId.of("Asia/Kuala_Lumpur"));
    }
}
