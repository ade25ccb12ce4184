package io.saluran.platform.testing;

import io.saluran.platform.internal.text.TextCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;

/// The texts of all modules on the class path, be they folders or jars, as the host would have them.
public final class TestTexts {

    private TestTexts() {}

    public static TextCatalogue ofClassPath() {
        var texts = new TextCatalogue();
        try {
            for (var folder : Collections.list(TestTexts.class.getClassLoader().getResources("texts"))) {
                texts.add(folder, files(folder));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return texts;
    }

    private static List<URL> files(URL folder) throws IOException {
        var files = new ArrayList<URL>();
        if (folder.openConnection() instanceof JarURLConnection jar) {
            for (var name : jar.getJarFile().stream().map(JarEntry::getName).toList()) {
                if (name.startsWith("texts/") && name.endsWith(".properties")) {
                    files.add(URI.create("jar:" + jar.getJarFileURL() + "!/" + name).toURL());
                }
            }
        } else {
            try (var all = Files.list(Path.of(URI.create(folder.toString())))) {
                for (var file : all.toList()) {
                    files.add(file.toUri().toURL());
                }
            }
        }
        return files;
    }
}
