package io.saluran.dist;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Bundles, from the command line.
@Command(name = "bundle", mixinStandardHelpOptions = true, description = "Extension bundles.", subcommands = {
        BundleCommand.ListAll.class, BundleCommand.Start.class, BundleCommand.Stop.class, BundleChanges.Install.class,
        BundleChanges.Look.class, BundleChanges.Remove.class, BundleChanges.Back.class, BundleChanges.History.class,
        AuthorCommands.New.class, AuthorCommands.Build.class, VerifyCommand.class, BundleHeld.class})
final class BundleCommand {

    private static Bundle find(Platform platform, String name) {
        return platform.framework().find(name).or(() -> platform.framework().find("io.saluran." + name))
                .orElseThrow(() -> new StartProblem("There is no bundle " + name + "; ./run bundle list names them."));
    }

    private static String state(Platform platform, Bundle bundle) {
        if (bundle.getState() != Bundle.ACTIVE && platform.framework().failure(bundle).isPresent()) {
            return "failed: " + platform.framework().failure(bundle).get();
        }
        return switch (bundle.getState()) {
            case Bundle.ACTIVE -> "running";
            case Bundle.RESOLVED -> "stopped";
            case Bundle.INSTALLED -> "unresolved";
            default -> "changing";
        };
    }

    /// Lists them.
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the bundles.")
    static final class ListAll extends PlatformCommand {

        @Option(names = "--json", description = "Prints JSON for programs")
        private boolean json;

        ListAll(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) throws IOException {
            var rows = new ArrayList<Map<String, String>>();
            platform.framework().bundles().stream().sorted(Comparator.comparing(Bundle::getSymbolicName))
                    .forEach(bundle -> rows.add(Map.of("name", bundle.getSymbolicName(), "version",
                            bundle.getVersion().toString(), "state", state(platform, bundle))));
            if (json) {
                out().println(new ObjectMapper().writeValueAsString(rows));
            } else {
                rows.forEach(row -> out().printf("%-36s %-10s %s%n", row.get("name"), row.get("version"),
                        row.get("state")));
            }
            return 0;
        }
    }

    /// Starts one.
    @Command(name = "start", mixinStandardHelpOptions = true, description = "Starts a bundle of the running server.")
    static final class Start extends PlatformCommand {

        @Parameters(paramLabel = "NAME", description = "As the list has it, with or without io.saluran.")
        private String name = "";

        Start(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) throws IOException {
            var plan = platform.extensions().planStart(name);
            if (plan.isPresent()) {
                return new PlanPrint(platform, out()).execute(plan.get());
            }
            var bundle = find(platform, name);
            if (!platform.framework().tryStart(bundle)) {
                throw new StartProblem(name + " does not start: " + platform.framework().failure(bundle).orElse(""));
            }
            out().println(bundle.getSymbolicName() + " is running");
            return 0;
        }
    }

    /// Stops one.
    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops a bundle of the running server.")
    static final class Stop extends PlatformCommand {

        @Parameters(paramLabel = "NAME", description = "As the list has it, with or without io.saluran.")
        private String name = "";

        Stop(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) throws IOException {
            var plan = platform.extensions().planStop(name);
            if (plan.isPresent()) {
                return new PlanPrint(platform, out()).execute(plan.get());
            }
            var bundle = find(platform, name);
            try {
                platform.framework().stop(bundle);
            } catch (BundleException problem) {
                throw new StartProblem(name + " did not stop cleanly: " + problem.getMessage());
            }
            out().println(bundle.getSymbolicName() + " is stopped; its data is kept");
            return 0;
        }
    }
}
