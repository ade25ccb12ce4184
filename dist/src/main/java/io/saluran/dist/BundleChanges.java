package io.saluran.dist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.platform.internal.extension.Change;
import io.saluran.platform.internal.extension.JarAnswer;
import io.saluran.platform.internal.extension.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes of third-party bundles, from the command line, each by its plan.
final class BundleChanges {

    private BundleChanges() {}

    /// A command about a file.
    abstract static class OfFile extends PlatformCommand {

        @Parameters(paramLabel = "FILE", description = "The jar of a bundle")
        private Path file = Path.of("");

        @Option(names = "--older", description = "Also when an older version than the installed one is meant")
        private boolean older;

        OfFile(Surroundings surroundings) {
            super(surroundings);
        }

        Plan plan(Platform platform, PlanPrint print) throws IOException {
            var path = file(file);
            if (!Files.isRegularFile(path)) {
                throw new StartProblem("There is no file " + path + ".");
            }
            try (var content = Files.newInputStream(path)) {
                return switch (platform.extensions().receive(content, older)) {
                    case JarAnswer.Accepted accepted -> platform.extensions().plan(accepted.facts());
                    case JarAnswer.Refused refused -> throw new StartProblem(print.say(refused.words()));
                };
            }
        }
    }

    /// Installs one, or updates to it.
    @Command(name = "install", mixinStandardHelpOptions = true,
            description = "Installs a bundle, or updates to it, while people work.")
    static final class Install extends OfFile {

        @Option(names = "--grant", description = "Grants what an update asks for beyond what was granted before")
        private boolean grant;

        Install(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) throws IOException {
            var print = new PlanPrint(platform, out());
            var plan = plan(platform, print);
            print.print(plan);
            return print.execute(grant ? plan.consented() : plan);
        }
    }

    /// Says what installing it would do.
    @Command(name = "plan", mixinStandardHelpOptions = true,
            description = "Says what installing a bundle would do, and does nothing.")
    static final class Look extends OfFile {

        @Option(names = "--json", description = "Prints JSON for programs")
        private boolean json;

        Look(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) throws IOException {
            var print = new PlanPrint(platform, out());
            var plan = plan(platform, print);
            platform.extensions().forget(plan.about());
            if (json) {
                out().println(new ObjectMapper().writeValueAsString(plan));
            } else {
                print.print(plan);
            }
            if (!plan.works()) {
                throw new StartProblem(print.why(plan));
            }
            return 0;
        }
    }

    /// Removes one.
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a third-party bundle.")
    static final class Remove extends PlatformCommand {

        @Parameters(paramLabel = "NAME", description = "As the list has it")
        private String name = "";

        @Option(names = "--drop-data", description = "Its tables too; without it they are kept")
        private boolean dropData;

        Remove(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) throws IOException {
            var plan = platform.extensions().planRemove(name, dropData).orElseThrow(() -> new StartProblem(
                    platform.framework().find(name).isPresent()
                            ? name + " is part of Saluran; it can be stopped, not removed."
                            : "There is no bundle " + name + "; ./run bundle list names them."));
            return new PlanPrint(platform, out()).execute(plan);
        }
    }

    /// Goes back to the version before.
    @Command(name = "rollback", mixinStandardHelpOptions = true,
            description = "Goes back to the version of a bundle before the last update.")
    static final class Back extends PlatformCommand {

        @Option(names = "--grant", description = "Grants what that version asks for beyond what is granted now")
        private boolean grant;

        @Parameters(paramLabel = "NAME", description = "As the list has it")
        private String name = "";

        Back(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) throws IOException {
            var plan = platform.extensions().planBack(name).orElseThrow(
                    () -> new StartProblem("There is no version of " + name + " to go back to."));
            return new PlanPrint(platform, out()).execute(grant ? plan.consented() : plan);
        }
    }

    /// Lists what was changed.
    @Command(name = "history", mixinStandardHelpOptions = true, description = "Lists who changed which bundle.")
    static final class History extends PlatformCommand {

        @Option(names = "--json", description = "Prints JSON for programs")
        private boolean json;

        History(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) throws IOException {
            var changes = platform.extensions().history();
            if (json) {
                out().println(new ObjectMapper().writeValueAsString(changes.stream().map(History::row).toList()));
            } else {
                changes.stream().map(History::row).forEach(row -> out().printf("%s  %-10s %-30s %-18s %-8s %s%n",
                        row.values().toArray()));
            }
            return 0;
        }

        private static Map<String, String> row(Change change) {
            var row = new LinkedHashMap<String, String>();
            row.put("at", change.beganAt().toString());
            row.put("kind", change.plan().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            row.put("name", change.plan().about().symbolicName());
            row.put("version", version(change.plan().from()) + " → " + version(change.plan().to()));
            row.put("outcome", change.done().map(done -> done ? "done" : "failed").orElse("begun"));
            row.put("why", change.failure().map(why -> change.failedStep().map(step -> step + ": ").orElse("") + why)
                    .orElse("by " + change.person())
                    + (change.left().isEmpty() ? "" : "; left: " + String.join(", ", change.left())));
            return row;
        }

        private static String version(Plan.@Nullable Revision revision) {
            return revision == null ? "–" : revision.version();
        }
    }
}
