package io.saluran.dist;

import io.saluran.platform.internal.host.Leftovers.Held;
import io.saluran.platform.internal.host.Leftovers.Left;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What of removed bundles is still in memory, from the command line.
@Command(name = "held", mixinStandardHelpOptions = true,
        description = "Says which removed bundles are still in memory (exit code 1) or that none is (0).")
final class BundleHeld extends PlatformCommand {

    @Option(names = "--why",
            description = "Also by what, from a dump of the heap; the server stands still for some seconds")
    private boolean why;

    BundleHeld(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    int run(Platform platform) throws IOException {
        var leftovers = platform.framework().revisions().leftovers();
        var held = why
                ? leftovers.held(stage -> {})
                : leftovers.collected().stream().map(left -> new Held(left, List.of())).toList();
        if (held.isEmpty()) {
            out().println("No removed bundle is in memory");
            return 0;
        }
        held.forEach(this::print);
        return Main.FAILED;
    }

    private void print(Held held) {
        Left left = held.left();
        out().printf("%s %s, removed %s, is still in memory%n", left.symbolicName(), left.version(), left.removedAt());
        if (why && held.path().isEmpty()) {
            out().println("    held by references only that give way when memory is needed");
        }
        held.path().forEach(line -> out().println("    " + line));
    }
}
