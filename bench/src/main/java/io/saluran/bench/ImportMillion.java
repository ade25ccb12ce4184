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
import io.saluran.platform.importing.ImportProgress.Phase;
import io.saluran.platform.internal.people.Directory;
import io.saluran.platform.testing.TestImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A million deals in one file, read, checked and written by a JVM with a heap that could not hold them.
final class ImportMillion implements Measure {

    private static final int COMPANY = 100_000;
    private static final int ROWS = 1_000_000;
    private static final String HEAP = "-Xmx256m";
    private static final int QUICK = 20;
    private static final String HEADING = "Deal ID,Deal name,Account,Owner,Product,Stage,Value,Close date\n";

    @Override
    public String name() {
        return "million";
    }

    @Override
    public String title() {
        return "A million rows in one file";
    }

    @Override
    public String take(Path work, boolean quick) throws Exception {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var out = work.resolve("measured.txt");
        var process = new ProcessBuilder(java, HEAP, "-cp", System.getProperty("java.class.path"),
                ImportMillion.class.getName(), work.resolve("in").toString(), Integer.toString(quick
                        ? ROWS / QUICK
                        : ROWS),
                Integer.toString(quick ? COMPANY / QUICK : COMPANY), out.toString())
                .redirectErrorStream(true).redirectOutput(Redirect.INHERIT).start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The import ended with " + process.exitValue());
        }
        return Files.readString(out);
    }

    /// The import, in a JVM of its own.
    ///
    /// @param arguments a folder, rows, deals that are there before, the file for what was measured
    public static void main(String[] arguments) throws Exception {
        var work = Files.createDirectories(Path.of(arguments[0]));
        var rows = Integer.parseInt(arguments[1]);
        try (var server = EmbeddedPostgres.start(work.resolve("home"), Path.of(System.getProperty("java.io.tmpdir"),
                "saluran-postgres"), List.of());
                var connections = Connections.to(server.url(), server.login())) {
            var migrations = new Migrations(connections.pool());
            migrations.migrate("platform", ChangeLog.of(Directory.class));
            migrations.migrate("pipeline", ChangeLog.of(Deals.class));
            var db = new JooqDb(connections.pool(), false);
            ManyDeals.into(db, Integer.parseInt(arguments[2]));
            db.write(sql -> sql.execute("analyze"));
            var file = write(db, work.resolve("deals.csv"), rows);
            Files.writeString(Path.of(arguments[3]), String.format(Locale.ROOT, "Into a company of %,d deals: ",
                    Integer.parseInt(arguments[2])) + measure(db, file, rows));
        }
    }

    private static String measure(JooqDb db, Path file, int rows) throws IOException {
        var events = TestImports.events();
        var fields = NoOwnFields.in(db, events);
        var imports = TestImports.of(db, file.resolveSibling("imports"), new AccountsTarget(fields),
                new DealsTarget(TestImports.settings(db), events, fields));
        var begin = System.nanoTime();
        var began = new EnumMap<Phase, Long>(Phase.class);
        try (var draft = imports.open(Viewer.system(), "deals", "deals.csv", file)) {
            var opened = System.nanoTime();
            var result = draft.run((phase, done, total) -> began.putIfAbsent(phase, System.nanoTime()));
            var end = System.nanoTime();
            if (result.created() != rows) {
                throw new IllegalStateException(result + " instead of " + rows + " rows");
            }
            return text(rows, Files.size(file), new Times(begin, opened, began, end));
        }
    }

    private record Times(long begin, long opened, Map<Phase, Long> began, long end) {
        double all() {
            return (end - begin) / 1e9;
        }

        double until(Phase phase, long from) {
            return (began.getOrDefault(phase, end) - from) / 1e9;
        }

        double between(Phase from, Phase to) {
            return until(to, began.getOrDefault(from, begin));
        }
    }

    private static String text(int rows, long bytes, Times times) {
        return String.format(Locale.ROOT, """
                %,d deals in one file of %d MB, by a JVM with %s.

                | | s |
                |---|---|
                | look through the file, its columns and forms | %.1f |
                | read it into the staging table | %.1f |
                | check every row | %.1f |
                | write, with what undo needs | %.1f |
                | all | %.1f |

                That is %,.0f rows a second.
                """, rows, bytes >> 20, HEAP, (times.opened() - times.begin()) / 1e9,
                times.until(Phase.CHECK, times.opened()), times.between(Phase.CHECK, Phase.WRITE),
                (times.end() - times.began().getOrDefault(Phase.WRITE, times.end())) / 1e9, times.all(),
                rows / times.all());
    }

    private static Path write(JooqDb db, Path file, int rows) throws IOException {
        var accounts = names(db, "select account.name from bench.account a join pipeline.account on account.id = a.id"
                + " where a.place <= 200 order by a.place");
        var people = names(db, "select person.name from bench.person p join platform.person on person.id = p.id"
                + " order by p.place");
        var products = names(db, "select name from pipeline.product order by name");
        var stages = names(db, "select name from pipeline.stage order by position");
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADING);
            for (int n = 1; n <= rows; n++) {
                out.write("M-" + n + ",Imported " + n + " pump," + accounts.get(n % accounts.size()) + ','
                        + people.get(n % people.size()) + ',' + products.get(n % products.size()) + ','
                        + stages.get(n % stages.size()) + ',' + (100 + n % 9000) + ",2026-12-" + (10 + n % 20) + '\n');
            }
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        return file;
    }

    private static List<String> names(JooqDb db, String query) {
        return db.read(sql -> sql.fetchValues(query)).stream().map(String::valueOf).toList();
    }
}
