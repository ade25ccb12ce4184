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
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// People, from the command line.
@Command(name = "user", description = "People.", subcommands = UserCommand.Add.class)
final class UserCommand {

    /// Adds a person who can sign in.
    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Adds a person who can sign in; the password is asked for, or read from standard input.")
    static final class Add extends PlatformCommand {

        @Option(names = "--email", required = true)
        private String email = "";

        @Option(names = "--name", required = true)
        private String name = "";

        @Option(names = "--role", required = true, description = "administrator, manager, rep, marketer or trainer")
        private String role = "";

        Add(Surroundings surroundings) {
            super(surroundings);
        }

        @Override
        int run(Platform platform) throws IOException {
            var builtIn = role();
            if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
                throw new StartProblem(email + " is not an email address.");
            }
            var password = input();
            if (Passwords.problem(password, name, email.toLowerCase(Locale.ROOT)) != null) {
                throw new StartProblem("The password is too short or too easy to guess; use at least "
                        + Passwords.SHORTEST + " characters.");
            }
            platform.newPeople().add(Viewer.system(), name, email, password, builtIn);
            out().println(name + " can sign in as " + email);
            return 0;
        }

        private BuiltInRole role() {
            for (var each : BuiltInRole.values()) {
                if (each.name().equalsIgnoreCase(role)) {
                    return each;
                }
            }
            throw new StartProblem("There is no role " + role
                    + "; use administrator, manager, rep, marketer or trainer.");
        }

        @Override
        String input() throws IOException {
            var console = System.console();
            if (alone() && console != null && console.isTerminal()) {
                return new String(console.readPassword("Password: "));
            }
            var in = new BufferedReader(new InputStreamReader(in(), StandardCharsets.UTF_8));
            return Objects.requireNonNullElse(in.readLine(), "");
        }
    }
}
