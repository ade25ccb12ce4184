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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// People, from the command line.
@Command(name = "user", description = "People.", subcommands = UserCommand.Add.class)
final class UserCommand {

    /// Adds a person who can sign in.
    @Command(name = "add", description = "Adds a person who can sign in; the password is asked for, or read from standard input.", mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @Mixin
        private Options options = new Options();

        @Option(names = "--email", required = true)
        private String email = "";

        @Option(names = "--name", required = true)
        private String name = "";

        @Option(names = "--role", required = true, description = "ADMINISTRATOR, MANAGER, REP, MARKETER or TRAINER")
        private String role = "";

        @Override
        public Integer call() throws IOException {
            var builtIn = role();
            var password = password();
            if (Passwords.problem(password, name, email.toLowerCase(Locale.ROOT)) != null) {
                throw new StartProblem("The password is too short or too easy to guess; use at least "
                        + Passwords.SHORTEST + " characters.");
            }
            try (var home = Home.hold(options.home());
                    var platform = Platform.open(home, options.databaseUrl(), ServeCommand.Distribution.bundles())) {
                platform.newPeople().add(Viewer.system(), name, email, password, builtIn);
            }
            System.out.println(name + " can sign in as " + email);
            return 0;
        }

        private BuiltInRole role() {
            for (var each : BuiltInRole.values()) {
                if (each.name().equalsIgnoreCase(role)) {
                    return each;
                }
            }
            throw new StartProblem("There is no role " + role + "; use ADMINISTRATOR, MANAGER, REP, MARKETER or TRAINER.");
        }

        private static String password() throws IOException {
            var console = System.console();
            if (console != null && console.isTerminal()) {
                return new String(console.readPassword("Password: "));
            }
            try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                return Objects.requireNonNullElse(in.readLine(), "");
            }
        }
    }
}
