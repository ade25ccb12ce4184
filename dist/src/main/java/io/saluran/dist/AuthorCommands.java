package io.saluran.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What authors of extensions do at the command line. None of it needs a server or a home.
final class AuthorCommands {

    private AuthorCommands() {}

    /// Begins one.
    @Command(name = "new", mixinStandardHelpOptions = true,
            description = "Begins an extension: a folder with one page, texts in two languages and a test.")
    static final class New implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "FOLDER", description = "Is made; must not hold anything yet")
        private Path folder = Path.of("");

        @Option(names = "--name", paramLabel = "NAME", required = true,
                description = "What people call it, for example \"Territory map\"")
        private String name = "";

        @Option(names = "--group", paramLabel = "GROUP", defaultValue = "com.example",
                description = "Whose it is, as the beginning of a Java package (default: ${DEFAULT-VALUE})")
        private String group = "";

        New(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws IOException {
            var to = surroundings.folder().resolve(folder).normalize();
            new Template(name, group).write(to);
            var out = surroundings.out();
            out.println("There is " + to);
            out.println("  ./run --dev " + folder + "            shows it, and every change as you save it");
            out.println("  ./run bundle build " + folder + "     makes the jar to install");
            return 0;
        }
    }

    /// Makes the jar.
    @Command(name = "build", mixinStandardHelpOptions = true,
            description = "Makes the bundle of an extension's folder, as its Maven build does, but without Maven.")
    static final class Build implements Callable<Integer> {

        private final Surroundings surroundings;

        @Parameters(paramLabel = "FOLDER", description = "With src/main/java and bnd.bnd")
        private Path folder = Path.of("");

        @Option(names = "--to", paramLabel = "FILE", description = "The jar (default: FOLDER/target/FOLDER.jar)")
        @org.jspecify.annotations.Nullable
        private Path to;

        Build(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() throws Exception {
            var from = surroundings.folder().resolve(folder).normalize();
            if (!Files.isDirectory(from)) {
                throw new StartProblem("There is no folder " + from + ".");
            }
            var jar = to == null
                    ? from.resolve("target").resolve(from.getFileName() + ".jar")
                    : surroundings.folder().resolve(to).normalize();
            try (var tools = AuthorTools.open()) {
                var problems = tools.bundle(from, jar, "");
                if (!problems.isEmpty()) {
                    throw new StartProblem(String.join("\n", problems));
                }
            }
            surroundings.out().println("There is " + jar);
            return 0;
        }
    }
}
