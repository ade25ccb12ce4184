package io.saluran.dist;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a command runs: alone in a process of its own, or in a running server for a process that asked.
///
/// @param platform of the running server; null in a process of its own
/// @param arguments all that were given, to be handed on
/// @param folder that relative paths mean
record Surroundings(
        @Nullable Platform platform, List<String> arguments, Path folder, InputStream in, PrintStream out,
        PrintStream err) {

    static Surroundings alone(String... arguments) {
        return new Surroundings(null, List.of(arguments), Path.of("").toAbsolutePath(), System.in, System.out,
                System.err);
    }
}
