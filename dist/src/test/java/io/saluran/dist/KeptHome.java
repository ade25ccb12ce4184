package io.saluran.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/// A home that was started once and stopped, copied for tests that are not about the first start: making a database and
/// its tables takes longer than most of them. Made anew for each distribution, once for all processes that test.
final class KeptHome {

    private static final Path HOMES = Path.of("target", "kept-homes").toAbsolutePath();

    private KeptHome() {}

    /// Fills an empty folder, or one that is not there yet; another is left as it is.
    static void into(Path home) throws IOException {
        if (Files.exists(home)) {
            try (var files = Files.list(home)) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
        }
        copy(kept(), home);
    }

    private static Path kept() throws IOException {
        Files.createDirectories(HOMES);
        try (var one = FileChannel.open(HOMES.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = one.lock()) {
            var home = HOMES.resolve(Long.toString(built()));
            if (held.isValid() && !Files.exists(home)) {
                removeOlder();
                var growing = Files.createTempDirectory(HOMES, "growing");
                RunningSaluran.first(growing).close();
                Files.move(growing, home);
            }
            return home;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private static void removeOlder() throws IOException {
        try (var files = Files.walk(HOMES)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(HOMES) && !file.endsWith("lock")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static long built() throws IOException {
        try (var files = Files.walk(RunningSaluran.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .mapToLong(file -> file.toFile().lastModified())
                    .max().orElseThrow();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            files.forEach(file -> {
                try {
                    var copy = to.resolve(from.relativize(file));
                    if (!copy.equals(to) || !Files.exists(to)) {
                        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    }
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
            });
        }
    }
}
