package io.saluran.dist;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// The text files in the jars of the host.
final class HostTexts {

    private HostTexts() {}

    static List<URL> of(Class<?>... neighbours) throws IOException {
        var files = new ArrayList<URL>();
        for (var neighbour : neighbours) {
            var place = Objects.requireNonNull(neighbour.getProtectionDomain().getCodeSource()).getLocation();
            try (var jar = new JarFile(Path.of(URI.create(place.toString())).toFile());
                    Stream<String> names = jar
                            .stream().map(java.util.zip.ZipEntry::getName)
                            .filter(name -> name.matches("texts/.*\\.properties"))) {
                for (var name : names.toList()) {
                    files.add(URI.create("jar:" + place + "!/" + name).toURL());
                }
            }
        }
        return files;
    }
}
