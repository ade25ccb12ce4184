package io.saluran.db.migration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The files below `db/` of a jar, a folder or a bundle, of which `db/changelog.yaml` is the first.
public interface ChangeLog {

    /// Where every change log begins.
    String ROOT = "db/changelog.yaml";

    /// Paths such as `db/sql/001-deal.sql`, in order.
    List<String> files() throws IOException;

    InputStream open(String path) throws IOException;

    /// The change log in a folder of resources.
    static ChangeLog in(Path folder) {
        return new ChangeLog() {
            @Override
            public List<String> files() throws IOException {
                try (var files = Files.walk(folder.resolve("db"))) {
                    return files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString().replace('\\', '/')).sorted().toList();
                }
            }

            @Override
            public InputStream open(String path) throws IOException {
                return Files.newInputStream(folder.resolve(path));
            }
        };
    }

    /// The change log in the jar, or folder, that a class comes from.
    static ChangeLog of(Class<?> neighbour) {
        var place = Objects.requireNonNull(neighbour.getProtectionDomain().getCodeSource()).getLocation();
        var path = Path.of(java.net.URI.create(place.toString()));
        return Files.isDirectory(path) ? in(path) : new JarChangeLog(path);
    }
}
