package io.saluran.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The files of a real sales history; where they come from is said beside them.
public final class CrmFiles {

    private CrmFiles() {}

    /// A copy below the folder, for example of `sales_teams.csv`.
    public static Path copy(String name, Path folder) {
        try (var in = open(name)) {
            var file = folder.resolve(name);
            Files.copy(in, file);
            return file;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public static InputStream open(String name) {
        return Objects.requireNonNull(CrmFiles.class.getResourceAsStream("/crm-opportunities/" + name), name);
    }
}
