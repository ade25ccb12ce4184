package io.saluran.bench;

import io.saluran.db.Viewer;
import io.saluran.db.connection.Connections;
import io.saluran.db.embedded.EmbeddedPostgres;
import io.saluran.db.internal.JooqDb;
import io.saluran.db.migration.ChangeLog;
import io.saluran.db.migration.Migrations;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.importing.AccountsTarget;
import io.saluran.pipeline.importing.DealsTarget;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.testing.TestImports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.postgresql.PGConnection;

/// Importing deals whose accounts, owners and products are known, into a company that has many: by the engine, from the
/// file to what can be undone, against `COPY` and one `INSERT … SELECT` of the same.
final class ImportSpeed implements Measure {

    private static final int COMPANY = 100_000;
    private static final int ROWS = 20_000;
    private static final int ROUNDS = 5;
    private static final String HEADING = "Deal ID,Deal name,Account,Owner,Product,Stage,Value,Close date\n";

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String title() {
        return "Import against plain SQL";
    }

    @Override
    public String take(Path work, boolean quick) throws Exception {
        var rows = quick ? ROWS / 10 : ROWS;
        try (var server = EmbeddedPostgres.start(work.resolve("home"), Path.of(System.getProperty("java.io.tmpdir"),
                "saluran-postgres"), List.of());
                var connections = Connections.to(server.url(), server.login())) {
            var migrations = new Migrations(connections.pool());
            migrations.migrate("platform", ChangeLog.of(Directory.class));
            migrations.migrate("pipeline", ChangeLog.of(Deals.class));
            var db = new JooqDb(connections.pool(), false);
            ManyDeals.into(db, quick ? COMPANY / 20 : COMPANY);
            db.write(sql -> sql.execute("analyze"));
            var events = TestImports.events();
            var fields = NoOwnFields.in(db, events);
            var imports = TestImports.of(db, work.resolve("imports"), new AccountsTarget(fields),
                    new DealsTarget(TestImports.settings(db), events, fields));
            var ours = new ArrayList<Double>();
            var plain = new ArrayList<Double>();
            for (int round = 0; round < (quick ? 2 : ROUNDS); round++) {
                var first = rows(db, rows, "O" + round);
                var begin = System.nanoTime();
                ours(imports, Files.writeString(work.resolve("deals.csv"), HEADING + first), rows);
                ours.add((System.nanoTime() - begin) / 1e6);
                var second = rows(db, rows, "P" + round).getBytes(StandardCharsets.UTF_8);
                begin = System.nanoTime();
                plain(connections, second, rows);
                plain.add((System.nanoTime() - begin) / 1e6);
            }
            return text(rows, new Samples(ours), new Samples(plain));
        }
    }

    private static String text(int rows, Samples ours, Samples plain) {
        return String.format(Locale.ROOT,
                """
                        %,d rows, the median of %d files. The engine reads CSV, checks every row, looks names up, and notes what it
                        wrote, so that the whole import can be taken back; so does the SQL but for the checks.

                        | | a file | rows a second |
                        |---|---|---|
                        | `./run import`'s engine | %s | %,.0f |
                        | `COPY` and `INSERT … SELECT` | %s | %,.0f |
                        | ratio | %.2f | |
                        """,
                rows, ours.count(), ours.median(), rows / ours.percentile(0.5) * 1_000, plain.median(),
                rows / plain.percentile(0.5) * 1_000, ours.percentile(0.5) / plain.percentile(0.5));
    }

    /// Lines of CSV without a quote in them.
    private static String rows(JooqDb db, int count, String prefix) {
        return db.read(sql -> sql.fetchSingle("""
                select string_agg(concat_ws(',', '%2$s-' || n, 'Imported ' || n || ' pump', account.name, person.name,
                                            product.name, stage.name, (100 + n %% 9000)::text,
                                            (date '2026-12-01' + n %% 90)::text), e'\\n') || e'\\n'
                  from generate_series(1, %1$d) n
                  join bench.account a on a.place = 1 + n %% 200
                  join pipeline.account on account.id = a.id
                  join bench.person p on p.place = 1 + n %% 200
                  join platform.person on person.id = p.id
                  join bench.product r on r.place = 1 + n %% 7
                  join pipeline.product on product.id = r.id
                  join pipeline.stage on stage.position = 1 + n %% 5""".formatted(count, prefix))
                .get(0, String.class));
    }

    private static void ours(Imports imports, Path file, int rows) throws IOException {
        var result = imports.run(Viewer.system(), new ImportOrder("deals", file, "deals.csv", Map.of(), Map.of(),
                Map.of(), true, false), ImportProgress.none());
        if (result.created() != rows) {
            throw new IllegalStateException(result + " instead of " + rows + " rows: "
                    + Files.readAllLines(result.rejectedFile().orElseThrow()).get(1));
        }
    }

    private static void plain(Connections connections, byte[] rows, int count) throws SQLException, IOException {
        try (var connection = connections.pool().getConnection(); var statement = connection.createStatement()) {
            statement.execute(
                    "create unlogged table bench.staged (external_id text, name text, account text, owner text,"
                            + " product text, stage text, value numeric, closes_on date)");
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy bench.staged from stdin (format csv)",
                    new java.io.ByteArrayInputStream(rows));
            statement.execute("analyze bench.staged");
            var written = statement.executeUpdate(
                    """
                            with made as (
                                insert into pipeline.deal (id, name, pipeline_id, stage_id, account_id, owner_id, product_id,
                                        value, closes_on, stage_since, external_id)
                                select platform.uuid7(), staged.name, stage.pipeline_id, stage.id, account.id, person.id,
                                       product.id, staged.value, staged.closes_on, now(), staged.external_id
                                  from bench.staged
                                  join pipeline.stage on lower(stage.name) = lower(staged.stage)
                                  left join pipeline.account on lower(account.name) = lower(staged.account)
                                  left join platform.person on lower(person.name) = lower(staged.owner)
                                  left join pipeline.product on lower(product.name) = lower(staged.product)
                                returning id, stage_id, product_id, value),
                            items as (
                                insert into pipeline.line_item (id, deal_id, product_id, name, quantity, unit_price, position)
                                select platform.uuid7(), made.id, product.id, product.name, 1, made.value, 1
                                  from made join pipeline.product on product.id = made.product_id),
                            moved as (
                                insert into pipeline.stage_move (id, deal_id, to_stage_id, at)
                                select platform.uuid7(), id, stage_id, now() from made),
                            begun as (
                                insert into platform.import (id, target, file_name, heading, mapping, options, state, row_count,
                                        person_id, person_name)
                                values (platform.uuid7(), 'deals', 'plain', '{}', '{}', '{}', 'done', 0, gen_random_uuid(), 'SQL')
                                returning id)
                            insert into platform.import_record (import_id, record_type, record_id, action, version)
                            select begun.id, 'deal', made.id, 'created', 1 from made, begun""");
            statement.execute("drop table bench.staged");
            connection.commit();
            if (written != count) {
                throw new IllegalStateException(written + " instead of " + count + " rows");
            }
        }
    }
}
