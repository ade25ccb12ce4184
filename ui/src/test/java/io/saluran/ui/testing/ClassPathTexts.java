package io.saluran.ui.testing;

import com.vaadin.flow.i18n.I18NProvider;
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
import java.util.Locale;
import java.util.jar.JarEntry;

/// The texts of all modules on the class path, as the host would have them.
public final class ClassPathTexts implements I18NProvider {

    private static final long serialVersionUID = 1;
    private static final TextCatalogue TEXTS = read();

    /// The catalogue itself, for services that take one.
    public static TextCatalogue catalogue() {
        return TEXTS;
    }

    private static TextCatalogue read() {
        var texts = new TextCatalogue();
        try {
            for (var folder : Collections.list(ClassPathTexts.class.getClassLoader().getResources("texts"))) {
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

    @Override
    public List<Locale> getProvidedLocales() {
        return TEXTS.languages();
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return TEXTS.text(locale, key, arguments);
    }
}
