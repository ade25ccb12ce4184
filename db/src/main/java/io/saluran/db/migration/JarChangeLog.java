package io.saluran.db.migration;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/// The change log in a jar.
record JarChangeLog(Path jar) implements ChangeLog {

    @Override
    public List<String> files() throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName)
                    .filter(name -> name.startsWith("db/")).sorted().toList();
        }
    }

    @Override
    public InputStream open(String path) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var entry = file.getEntry(path);
            if (entry == null) {
                throw new FileNotFoundException(path);
            }
            return new ByteArrayInputStream(file.getInputStream(entry).readAllBytes());
        }
    }
}
