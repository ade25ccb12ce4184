package io.saluran.dist;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `serve` when nothing else is said.
@Command(name = "./run", description = "Saluran: pipeline, training and content for B2B selling.", version = "Saluran 0.1.0",
        mixinStandardHelpOptions = true, subcommands = {
                ServeCommand.class, UserCommand.class, TokenCommand.class, ImportFile.class, BundleCommand.class})
public final class Main {

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
        return line.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof StartProblem || problem instanceof io.saluran.db.DatabaseProblem) {
                command.getErr().println(problem.getMessage());
            } else {
                org.slf4j.LoggerFactory.getLogger(Main.class).error("Failed", problem);
                command.getErr().println("Something went wrong that should not: " + problem
                        + "\nAll of it stands in the log.");
            }
            return FAILED;
        });
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
