package io.saluran.bench;

import io.saluran.db.connection.Connections;
import io.saluran.db.embedded.EmbeddedPostgres;
import io.saluran.db.internal.JooqDb;
import io.saluran.db.migration.ChangeLog;
import io.saluran.db.migration.Migrations;
import io.saluran.db.role.BundleRole;
import io.saluran.db.role.Roles;
import io.saluran.pipeline.deal.DealPageWork;
import io.saluran.pipeline.deal.DealWork;
import io.saluran.pipeline.deal.DealWork.Work;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.deal.UsualTimes;
import io.saluran.pipeline.score.Learning;
import io.saluran.platform.internal.event.PostgresEvents;
import io.saluran.platform.internal.guard.Guard;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.internal.text.TextCatalogue;
import io.saluran.platform.internal.trust.BundleRoles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;

/// What people do with deals, with 100 000 and with 1 000 000 of them: by what the pages call, in the role of the
/// pipeline's bundle, against the best plain SQL for the same.
final class DealSpeed implements Measure {

    private static final List<Integer> COUNTS = List.of(100_000, 1_000_000);
    private static final List<Integer> QUICK = List.of(5_000, 20_000);
    private static final int ROUNDS = 101;
    private static final int MIX_ROUNDS = 10;
    // A third each: common, rare, misspelt.
    private static final List<String> MIX = List.of("pump", "valve", "meter", "boiler", "crane", "balika", "ba", "Pump",
            "wanperu", "zuyati", "vasacen", "uniga", "manjoli", "zuzuzu", "tigarpe", "yawanni", "pumq", "vlave",
            "metr ",
            "boyler", "krane", "pmup", "balikka", "wanpperu");
    private static final double ALLOWED = 1.3;
    private static final double ALLOWED_MILLIS = 2;
    @Override
    public String name() {
        return "deals";
    }

    @Override
    public String title() {
        return "Deals against plain SQL";
    }

    @Override
    public String take(Path work, boolean quick) throws Exception {
        var text = new StringBuilder(about(quick ? 3 : ROUNDS));
        var before = new HashMap<String, Double>();
        for (int count : quick ? QUICK : COUNTS) {
            try (var server = EmbeddedPostgres.start(work.resolve("home-" + count), Path.of(
                    System.getProperty("java.io.tmpdir"), "saluran-postgres"), List.of());
                    var connections = Connections.to(server.url(), server.login())) {
                text.append(String.format(Locale.ROOT, """

                        %,d deals:

                        | | ours | plain SQL | ratio | | against fewer |
                        |---|---|---|---|---|---|
                        """, count));
                text.append(new Company(connections, before).table(count, quick ? 3 : ROUNDS));
            }
        }
        return text.toString();
    }

    private static String about(int rounds) {
        return """
                The median of %d rounds (of 5 or more where they take longer than ten seconds), ours and plain SQL by turns,
                both read to the end. Ours is what the pages call, in the role of the pipeline's bundle; *over* stands where
                it takes more than %.1f times plain SQL and 2 ms more. The last rows show what the role costs. The last column
                is ours against ours with a tenth of the deals.
                """
                .formatted(rounds, ALLOWED);
    }

    /// One database.
    ///
    /// @param before what ours took in the one before, by name
    private record Company(Connections connections, Map<String, Double> before) {

        String table(int count, int rounds) throws Exception {
            var migrations = new Migrations(connections.pool());
            migrations.migrate("platform", ChangeLog.of(Directory.class));
            var role = new BundleRole("pipeline", "pipeline", BundleRoles.grants(permissions()), false);
            migrations.migrate("pipeline", ChangeLog.of(Deals.class), role);
            var many = ManyDeals.into(new JooqDb(connections.pool(), false), count);
            new UsualTimes(inRole(role)).measure();
            new Learning(inRole(role), Clock.systemUTC()).learn();
            try (var connection = connections.open(); var statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
            var text = new StringBuilder();
            for (var each : works(many, inRole(role))) {
                text.append(row(each, rounds));
            }
            text.append(role(many, role, rounds));
            text.append(mix(many, inRole(role), rounds));
            return text.toString();
        }

        /// As the bundle declares them.
        private static Set<String> permissions() throws Exception {
            try (var jar = new JarFile(Path.of(Deals.class.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toFile())) {
                return Set.of(jar.getManifest().getMainAttributes().getValue("Saluran-Permissions").split(",\\s*"));
            }
        }

        private JooqDb inRole(BundleRole role) throws SQLException {
            try (var connection = connections.pool().getConnection()) {
                var name = Roles.ensure(connection, role);
                connection.commit();
                return JooqDb.as(name, connections.pool());
            }
        }

        private DealWork work(ManyDeals many, JooqDb db) {
            var events = new PostgresEvents(connections::open, new Guard(Clock.systemUTC()));
            // The host reads the fields, not the bundle.
            var fields = NoOwnFields.in(new JooqDb(connections.pool(), false), events);
            return new DealWork(db, new TextCatalogue(), events, fields,
                    many.id("select id from pipeline.pipeline"));
        }

        private List<Work> works(ManyDeals many, JooqDb db) {
            var work = work(many, db);
            var all = many.ofAll();
            var works = new ArrayList<Work>();
            works.add(work.board("all", all, Map.of(), "true"));
            works.add(work.board("own, 50 000 deals", many.richest(), Map.of(), "true"));
            works.add(work.board("a team of ten", many.ofTeam(), Map.of(), "true"));
            filters(many).forEach((filter, condition) -> {
                var parts = filter.split("=");
                var parameters = Map.of(parts[0], List.of(parts[1]));
                works.add(work.board("by " + parts[0], all, parameters, condition));
                works.add(work.firstCards("by " + parts[0], all, parameters, condition));
            });
            for (var sort : List.of("-value|deal.sort_value desc, deal.id desc",
                    "name|lower(deal.name) nulls last, deal.id", "account|lower(account.name) nulls last, deal.id",
                    "owner|lower(person.name) nulls last, deal.id", "stage|stage.position nulls last, deal.id",
                    "closesOn|deal.closes_on nulls last, deal.id",
                    "stageSince|deal.stage_since nulls last, deal.id",
                    "nextStepOn|deal.next_step_on nulls last, deal.id",
                    "createdAt|deal.created_at nulls last, deal.id")) {
                var parts = sort.split("\\|");
                works.add(work.table(all, parts[0], parts[1], false));
            }
            works.add(work.table(all, "-value", "deal.sort_value desc, deal.id desc", true));
            works.add(work.search("common", all, "pump", true));
            works.add(work.search("rare", all, "zuzuzu", false));
            works.add(work.search("misspelt", all, "pumq", false));
            works.add(work.search("common, own", many.richest(), "valve", true));
            var deals = many.ids("select id from pipeline.deal where outcome is null order by md5(id::text) limit 200");
            var page = new DealPageWork(db, NoOwnFields.in(new JooqDb(connections.pool(), false), new PostgresEvents(
                    connections::open, new Guard(Clock.systemUTC()))), many.id("select id from pipeline.pipeline"),
                    all, deals);
            works.addAll(List.of(page.facts(), page.place(), page.plansAndScore(), page.compare()));
            works.add(work.move(all, deals, many.ids("select id from pipeline.stage order by position limit 2")));
            works.add(work.create(all, many.id("select id from pipeline.stage order by position limit 1"), many.id(
                    "select id from bench.account where place = 1")));
            return works;
        }

        private static Map<String, String> filters(ManyDeals many) {
            var owner = many.person(3);
            var team = many.id("select team_id from platform.person where id = '" + owner + '\'');
            var product = many.id("select id from bench.product where place = 5");
            return Map.of("owner=" + owner, "deal.owner_id = '" + owner + '\'', "team=" + team,
                    "deal.owner_id in (select id from platform.person where team_id = '" + team + "')",
                    "from=2026-12-01", "coalesce(closed_on, closes_on) >= '2026-12-01'", "min=20000", "value >= 20000",
                    "product=" + product, "(product_id = '" + product + "' or exists (select from pipeline.line_item"
                            + " where deal_id = deal.id and product_id = '" + product + "'))",
                    "q=crane", "(platform.plain(deal.name) like '%crane%' or account_id in (select id from"
                            + " pipeline.account where platform.plain(name) like '%crane%'))");
        }

        private String row(Work work, int rounds) throws Exception {
            var pair = ByTurns.of(work.ours(), () -> plain(work.plain().call(), work.writes()), rounds, work.name());
            return line(work.name(), pair.first(), pair.second());
        }

        private String line(String name, Samples ours, Samples plain) {
            var one = ours.percentile(0.5);
            var two = plain.percentile(0.5);
            var fewer = before.put(name, one);
            return String.format(Locale.ROOT, "| %s | %s | %s | %.2f | %s | %s |\n", name, ours.median(),
                    plain.median(),
                    one / two, one > two * ALLOWED && one > two + ALLOWED_MILLIS ? "over" : "",
                    fewer == null ? "" : String.format(Locale.ROOT, "%.2f", one / fewer));
        }

        /// Searches for words that are rare, common and misspelt, by somebody who sees all.
        private String mix(ManyDeals many, JooqDb db, int rounds) throws Exception {
            var work = work(many, db);
            var took = new ArrayList<Double>();
            for (int round = 0; round < 1 + Math.min(rounds, MIX_ROUNDS); round++) {
                for (var word : MIX) {
                    var begin = System.nanoTime();
                    work.search("", many.ofAll(), word, true).ours().call();
                    if (round > 0) {
                        took.add((System.nanoTime() - begin) / 1e6);
                    }
                }
            }
            var samples = new Samples(took);
            return "\nSearch over a mix of %d words: median %s, **p95 %s** (aim at a million: 50 ms), longest %s.\n"
                    .formatted(MIX.size(), samples.median(), samples.p95(), samples.most());
        }

        /// @return how many rows the last one gives
        private int plain(List<String> statements, boolean writes) throws SQLException {
            try (var connection = connections.pool().getConnection()) {
                connection.setReadOnly(!writes);
                var count = 0;
                for (var sql : statements) {
                    count = rows(connection, sql);
                }
                connection.commit();
                return count;
            }
        }

        private static int rows(Connection connection, String sql) throws SQLException {
            try (var statement = connection.prepareStatement(sql); var rows = statement.executeQuery()) {
                var columns = rows.getMetaData().getColumnCount();
                var count = 0;
                for (; rows.next(); count++) {
                    for (int column = 1; column <= columns; column++) {
                        rows.getObject(column);
                    }
                }
                return count;
            }
        }

        /// The board in the bundle's role against the owner of all, and whether the plans are the same.
        private String role(ManyDeals many, BundleRole role, int rounds) throws Exception {
            var text = new StringBuilder();
            for (var viewer : List.of(many.ofAll(), many.richest())) {
                var bound = work(many, inRole(role)).board("", viewer, Map.of(), "true");
                var free = work(many, new JooqDb(connections.pool(), false)).board("", viewer, Map.of(), "true");
                var pair = ByTurns.of(bound.ours(), free.ours(), rounds, "board");
                var same = samePlans(role, free.plain().call());
                text.append(line("board in the role against the owner's, " + (viewer.equals(many.ofAll())
                        ? "all"
                        : "own") + (same ? ", same plans" : ", OTHER PLANS"), pair.first(), pair.second()));
            }
            return text.toString();
        }

        private boolean samePlans(BundleRole role, List<String> statements) throws SQLException {
            try (var connection = connections.pool().getConnection()) {
                var free = plans(connection, statements);
                Roles.take(connection, Roles.name(connection, role.owner()));
                var bound = plans(connection, statements);
                connection.rollback();
                return free.equals(bound);
            }
        }

        private static List<String> plans(Connection connection, List<String> statements) throws SQLException {
            var plans = new ArrayList<String>();
            for (var sql : statements) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("explain (costs off) " + sql)) {
                    while (rows.next()) {
                        plans.add(rows.getString(1));
                    }
                }
            }
            return plans;
        }
    }
}
