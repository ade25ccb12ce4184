package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.importing.ImportCommand;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Imports a file, by the engine of the wizard.
@Command(name = "import", mixinStandardHelpOptions = true, subcommands = ImportFile.Undo.class,
        description = "Imports a CSV or XLSX file. Exit code 3 when rows were rejected.")
final class ImportFile extends PlatformCommand {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A CSV or XLSX file")
    private @Nullable Path file;

    @Option(names = "--as", paramLabel = "TARGET", description = "deals, accounts, contacts, products, people, …")
    private @Nullable String target;

    @Option(names = "--mapping", paramLabel = "FILE", description = "Columns, options and decisions as JSON")
    private @Nullable Path mapping;

    @Option(names = "--pipeline", paramLabel = "NAME",
            description = "Where deals go (default: one is made of the file's stages)")
    private @Nullable String pipeline;

    @Option(names = "--currency", paramLabel = "CODE",
            description = "Of the amounts in the file, for example MYR (default: the reporting currency)")
    private @Nullable String currency;

    @Option(names = "--dates", paramLabel = "ORDER",
            description = "dmy, mdy, ymd or days, where the file leaves it open")
    private @Nullable String dates;

    @Option(names = "--decimals", paramLabel = "SIGN", description = "point or comma, where the file leaves it open")
    private @Nullable String decimals;

    @Option(names = "--sheet", paramLabel = "NAME", description = "Of a workbook (default: the first with a table)")
    private @Nullable String sheet;

    @Option(names = "--heading", paramLabel = "ROW",
            description = "The row with the names of the columns, 0 for none (default: found)")
    private @Nullable String heading;

    @Option(names = "--charset", paramLabel = "NAME", description = "Character set of a text (default: found)")
    private @Nullable String charset;

    @Option(names = "--separator", paramLabel = "SIGN", description = "Between cells of a text (default: found)")
    private @Nullable String separator;

    @Option(names = "--accept-matches", description = "Near matches are the same; otherwise their rows are rejected")
    private boolean acceptMatches;

    @Option(names = "--dry-run", description = "Checks and writes nothing")
    private boolean dryRun;

    @Option(names = "--json", description = "Prints JSON for programs")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    ImportFile(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void check() {
        if (file == null || target == null) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(),
                    "Say what to import: ./run import FILE --as deals");
        }
    }

    @Override
    int run(Platform platform) throws IOException {
        var path = file(Objects.requireNonNull(file));
        var options = new HashMap<String, String>();
        put(options, "pipeline", pipeline);
        put(options, "currency", currency);
        put(options, "dates", dates);
        put(options, "decimals", decimals);
        put(options, "sheet", sheet);
        put(options, "heading", heading);
        put(options, "charset", charset);
        put(options, "separator", separator);
        var order = new ImportOrder(Objects.requireNonNull(target), path,
                Objects.requireNonNull(path.getFileName()).toString(), Map.of(),
                options, Map.of(), acceptMatches, dryRun);
        try {
            var command = new ImportCommand(platform.imports(), platform.texts(), Viewer.system());
            return command.run(mapping == null ? order : ImportCommand.withMapping(order, file(mapping)),
                    new ImportCommand.Output(out(), err(), json), ProgressLine.where(alone() && !json));
        } catch (ImportProblem problem) {
            throw new StartProblem(platform.texts().text(java.util.Locale.ENGLISH, problem.key(), problem.arguments()));
        }
    }

    private static void put(Map<String, String> options, String name, @Nullable String value) {
        if (value != null) {
            options.put(name, value);
        }
    }

    /// Takes an import back.
    @Command(name = "undo", mixinStandardHelpOptions = true, description = "Takes an import back.")
    static final class Undo extends PlatformCommand {

        @Parameters(paramLabel = "ID", description = "The import's id or number")
        private String id = "";

        @Option(names = "--json", description = "Prints JSON for programs")
        private boolean json;

        Undo(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) {
            return new ImportCommand(platform.imports(), platform.texts(), Viewer.system()).undo(id,
                    new ImportCommand.Output(out(), err(), json));
        }
    }
}
