package io.saluran.dist;

import io.saluran.db.DatabaseProblem;
import io.saluran.db.migration.MigrationFailed;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `serve` when nothing else is said.
@Command(name = "./run", version = "Saluran " + Main.VERSION, mixinStandardHelpOptions = true,
        header = "Saluran: pipeline, training and content for B2B selling.%n",
        description = "%nWithout a command it starts the server, with the options of serve.",
        synopsisHeading = "Usage: ", customSynopsis = "./run [COMMAND] [OPTIONS]",
        optionListHeading = "%nOptions:%n", commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:refused or failed", "2:wrong usage", "3:done with rejected rows"},
        footer = {"", "./run COMMAND --help tells all about one. Settings can also stand in the environment",
                "(SALURAN_HOME, SALURAN_PORT, …) or in saluran.properties in the home folder."},
        subcommands = {ServeCommand.class, UserCommand.class, TokenCommand.class, ImportFile.class,
                BundleCommand.class})
public final class Main {

    static final String VERSION = "0.1.0";

    /// Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 done with rejected rows.
    static final int FAILED = 1;

    private Main() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var all = withCommand(arguments);
        System.exit(commandLine(Surroundings.alone(all)).execute(all));
    }

    static CommandLine commandLine(Surroundings surroundings) {
        var line = new CommandLine(new Main(), new Commands(surroundings));
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        return line.setExecutionExceptionHandler(Main::failed).setParameterExceptionHandler(Main::misused);
    }

    private static int failed(Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        if (problem instanceof StartProblem || problem instanceof DatabaseProblem
                || problem instanceof MigrationFailed) {
            command.getErr().println(problem.getMessage());
        } else {
            LoggerFactory.getLogger(Main.class).error("Failed", problem);
            command.getErr().println("Something went wrong that should not: " + problem
                    + "\nAll of it stands in the log.");
        }
        return FAILED;
    }

    private static int misused(CommandLine.ParameterException problem, String[] arguments) {
        var command = problem.getCommandLine();
        command.getErr().println(problem.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(problem, command.getErr());
        command.getErr().println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static String[] withCommand(String[] arguments) {
        if (arguments.length > 0 && (!arguments[0].startsWith("-")
                || List.of("-h", "--help", "-V", "--version").contains(arguments[0]))) {
            return arguments;
        }
        var all = new String[arguments.length + 1];
        all[0] = "serve";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    /// Makes commands, with their surroundings where they take them.
    private record Commands(Surroundings surroundings) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (var constructor : type.getDeclaredConstructors()) {
                if (List.of(constructor.getParameterTypes()).equals(List.of(Surroundings.class))) {
                    return type.cast(constructor.newInstance(surroundings));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
