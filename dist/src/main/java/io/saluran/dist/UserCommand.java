package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Passwords;
import io.saluran.platform.right.BuiltInRole;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// People, from the command line.
@Command(name = "user", mixinStandardHelpOptions = true, description = "People who sign in.",
        subcommands = UserCommand.Add.class)
final class UserCommand {

    /// Adds a person who can sign in.
    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Adds a person who can sign in; the password is asked for, or read from standard input.")
    static final class Add extends PlatformCommand {

        @Option(names = "--email", required = true, paramLabel = "E", description = "The address to sign in with")
        private String email = "";

        @Option(names = "--name", required = true, paramLabel = "N", description = "First and last name")
        private String name = "";

        @Option(names = "--role", required = true, paramLabel = "ROLE",
                description = "administrator, manager, rep, marketer or trainer")
        private String role = "";

        @Spec
        private @Nullable CommandSpec spec;

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        void check() {
            role();
            if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
                throw misused("\"" + email + "\" is not an email address.");
            }
            if (name.isBlank()) {
                throw misused("--name must not be empty.");
            }
        }

        @Override
        int run(Platform platform) throws IOException {
            var password = input();
            strong(password);
            platform.newPeople().add(Viewer.system(), name, email, password, role());
            out().println(name + " can sign in as " + email);
            return 0;
        }

        private void strong(String password) {
            if (password.isEmpty()) {
                throw new StartProblem("No password was given; type it when asked, or send it on standard input: "
                        + "echo PASSWORD | ./run user add …");
            }
            var problem = Passwords.problem(password, name, email.toLowerCase(Locale.ROOT));
            if ("password.too-short".equals(problem)) {
                throw new StartProblem("The password is too short; use at least " + Passwords.SHORTEST
                        + " characters.");
            }
            if (problem != null) {
                throw new StartProblem("The password is too easy to guess; it must not be the name, the address or a "
                        + "few characters repeated.");
            }
        }

        private ParameterException misused(String sentence) {
            return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
        }

        private BuiltInRole role() {
            for (var each : BuiltInRole.values()) {
                if (each.name().equalsIgnoreCase(role)) {
                    return each;
                }
            }
            throw misused("There is no role " + role + "; use administrator, manager, rep, marketer or trainer.");
        }

        @Override
        String input() throws IOException {
            var console = System.console();
            if (alone() && console != null && console.isTerminal()) {
                var typed = console.readPassword("Password (at least %d characters): ", Passwords.SHORTEST);
                return typed == null ? "" : new String(typed);
            }
            var in = new BufferedReader(new InputStreamReader(in(), StandardCharsets.UTF_8));
            return Objects.requireNonNullElse(in.readLine(), "");
        }
    }
}
