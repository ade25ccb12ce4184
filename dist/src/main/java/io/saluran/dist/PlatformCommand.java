package io.saluran.dist;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// An administrator's command. It works whether the server runs, then there, or not, then on a platform of its own that
/// does not listen.
abstract class PlatformCommand implements Callable<Integer> {

    @Mixin
    private Options options = new Options();

    private final Surroundings surroundings;

    PlatformCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Looks at the arguments before anything is opened.
    ///
    /// @throws picocli.CommandLine.ParameterException if they cannot be
    void check() {}

    /// Does it.
    ///
    /// @return the exit code
    abstract int run(Platform platform) throws IOException;

    @Override
    public Integer call() throws Exception {
        check();
        if (surroundings.platform() != null) {
            return run(surroundings.platform());
        }
        var running = Control.of(options.home());
        if (running.isPresent()) {
            return running.get().send(surroundings, input());
        }
        try (var here = Running.untilTold()) {
            var alone = here.start(starting -> {
                var home = starting.keep(Home.hold(options.home()));
                return starting.keep(Platform.open(home, options, Distribution.bundles()));
            });
            alone.extensions().awaitStarted();
            return run(alone);
        }
    }

    /// What a command reads besides its arguments, such as a password; read here, where the person is.
    String input() throws IOException {
        return "";
    }

    /// Whether it runs in the person's own process, at their terminal.
    boolean alone() {
        return surroundings.platform() == null;
    }

    Path file(Path given) {
        return surroundings.folder().resolve(given).normalize();
    }

    InputStream in() {
        return surroundings.in();
    }

    PrintStream out() {
        return Objects.requireNonNull(surroundings.out());
    }

    PrintStream err() {
        return Objects.requireNonNull(surroundings.err());
    }
}
