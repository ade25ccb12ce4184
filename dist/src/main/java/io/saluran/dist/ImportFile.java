package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.importing.ImportCommand;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.Imports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Brings a table in, and takes one back, from the command line.
@Command(name = "import", description = "Imports a CSV or XLSX file, or takes an import back: import undo ID.", mixinStandardHelpOptions = true, exitCodeListHeading = "Exit codes:%n", exitCodeList = {
        "0:done", "1:refused or failed", "2:wrong usage", "3:done with rejected rows"})
final class ImportFile implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    @Parameters(paramLabel = "FILE", arity = "1..2", description = "the file; or the word undo and the import's id")
    private String[] words = {};

    @Option(names = "--as", paramLabel = "WHAT", description = "people, products, accounts, contacts, deals, …")
    private @Nullable String target;

    @Option(names = "--mapping", paramLabel = "FILE", description = "JSON: columns, options, decisions")
    private @Nullable Path mapping;

    @Option(names = "--pipeline", paramLabel = "NAME", description = "the pipeline whose stages the file names")
    private @Nullable String pipeline;

    @Option(names = "--currency", paramLabel = "CODE", description = "the currency of the amounts")
    private @Nullable String currency;

    @Option(names = "--dates", paramLabel = "ORDER", description = "dmy, mdy or ymd, where the values do not tell")
    private @Nullable String dates;

    @Option(names = "--sheet", paramLabel = "NAME", description = "the sheet of a workbook")
    private @Nullable String sheet;

    @Option(names = "--accept-matches", description = "near matches are the same")
    private boolean acceptMatches;

    @Option(names = "--dry-run", description = "says what would happen and writes nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var output = new ImportCommand.Output(System.out, System.err, json);
        var undo = words[0].equals("undo");
        if ((undo != (words.length == 2)) || (!undo && target == null)) {
            System.err.println("Say what the file holds (./run import FILE --as deals), or which import to take back"
                    + " (./run import undo ID).");
            return ImportCommand.USAGE;
        }
        try (var home = Home.hold(options.home());
                var platform = Platform.open(home, options.databaseUrl(), ServeCommand.Distribution.bundles())) {
            var command = new ImportCommand(platform.service(Imports.class), platform.texts(), Viewer.system());
            return undo ? command.undo(words[1], output) : run(command, platform, output);
        }
    }

    private int run(ImportCommand command, Platform platform, ImportCommand.Output output) throws IOException {
        try {
            var order = order();
            if (json || System.console() == null) {
                return command.run(order, output, ImportProgress.none());
            }
            try (var bar = new ProgressBarBuilder().setTaskName(order.fileName()).build()) {
                return command.run(order, output, (phase, done, total) -> show(bar, phase, done, total));
            }
        } catch (ImportProblem problem) {
            System.err.println(platform.texts().text(Locale.ENGLISH, problem.key(), problem.arguments()));
            return ImportCommand.USAGE;
        }
    }

    private static void show(ProgressBar bar, ImportProgress.Phase phase, long done, long total) {
        bar.setExtraMessage(' ' + phase.name().toLowerCase(Locale.ROOT));
        bar.maxHint(total);
        bar.stepTo(done);
    }

    private ImportOrder order() throws IOException {
        var file = Path.of(words[0]);
        var chosen = new HashMap<String, String>();
        put(chosen, "pipeline", pipeline);
        put(chosen, "currency", currency);
        put(chosen, "dates", dates);
        put(chosen, "sheet", sheet);
        var order = new ImportOrder(String.valueOf(target), file, String.valueOf(file.getFileName()), Map.of(), chosen,
                Map.of(), acceptMatches, dryRun);
        return mapping == null ? order : ImportCommand.withMapping(order, mapping);
    }

    private static void put(Map<String, String> options, String key, @Nullable String value) {
        if (value != null) {
            options.put(key, value);
        }
    }
}
