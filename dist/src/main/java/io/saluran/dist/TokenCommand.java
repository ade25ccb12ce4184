package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.internal.rest.Tokens;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tokens for REST, from the command line.
@Command(name = "token", mixinStandardHelpOptions = true, description = "Tokens with which programs use REST.",
        subcommands = TokenCommand.Create.class)
final class TokenCommand {

    /// Makes a token and prints it and nothing else.
    @Command(name = "create", mixinStandardHelpOptions = true, description = "Prints a new token and nothing else.")
    static final class Create extends PlatformCommand {

        @Option(names = "--user", required = true, paramLabel = "EMAIL",
                description = "Whose rights it carries")
        private String user = "";

        @Option(names = "--name", paramLabel = "N", defaultValue = "command line",
                description = "What it is for")
        private String name = "";

        @Option(names = "--days", paramLabel = "N", description = "Days until it expires (default: never)")
        private @Nullable Integer days;

        @Option(names = "--read-only", description = "It may read only")
        private boolean readOnly;

        Create(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) {
            var person = platform.people().byEmail(user)
                    .orElseThrow(() -> new StartProblem("Nobody signs in as " + user + "."));
            if (days != null && days < 1) {
                throw new StartProblem("A token lives for one day at least.");
            }
            out().println(platform.tokens().create(Viewer.system(), person.id(), name,
                    readOnly ? Tokens.Scope.READ : Tokens.Scope.WRITE, days == null ? null : Duration.ofDays(days))
                    .secret());
            return 0;
        }
    }
}
