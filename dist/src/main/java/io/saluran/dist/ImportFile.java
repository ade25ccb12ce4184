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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Imports a file, by the engine of the wizard.
@Command(name = "import", mixinStandardHelpOptions = true, subcommands = ImportFile.Undo.class,
        description = "Imports a CSV or XLSX file. Exit code 3 when rows were rejected.")
final class ImportFile extends PlatformCommand {

    @Parameters(paramLabel = "FILE", arity = "0..1")
    private @Nullable Path file;

    @Option(names = "--as", paramLabel = "TARGET", description = "deals, accounts, contacts, products, people, …")
    private @Nullable String target;

    @Option(names = "--mapping", paramLabel = "FILE", description = "Columns, options and decisions as JSON")
    private @Nullable Path mapping;

    @Option(names = "--pipeline", paramLabel = "NAME")
    private @Nullable String pipeline;

    @Option(names = "--currency", paramLabel = "CODE")
    private @Nullable String currency;

    @Option(names = "--dates", paramLabel = "ORDER", description = "dmy, mdy or ymd, where the file leaves it open")
    private @Nullable String dates;

    @Option(names = "--accept-matches", description = "Near matches are the same; otherwise their rows are rejected")
    private boolean acceptMatches;

    @Option(names = "--dry-run", description = "Checks and writes nothing")
    private boolean dryRun;

    @Option(names = "--json")
    private boolean json;

    ImportFile(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Platform platform) throws IOException {
        if (file == null || target == null) {
            err().println("Say what to import: ./run import FILE --as deals");
            return ImportCommand.USAGE;
        }
        var path = file(file);
        var options = new HashMap<String, String>();
        put(options, "pipeline", pipeline);
        put(options, "currency", currency);
        put(options, "dates", dates);
        var order = new ImportOrder(target, path, Objects.requireNonNull(path.getFileName()).toString(), Map.of(),
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

        @Option(names = "--json")
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
