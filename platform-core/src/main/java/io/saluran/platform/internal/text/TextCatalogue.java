package io.saluran.platform.internal.text;

import com.ibm.icu.text.MessageFormat;
import io.saluran.platform.text.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The texts of the host and of the bundles that run. Sources come and go as a whole; a key that two sources have belongs
/// to the one that came last, and to the other again when that one goes. So a bundle may bring texts for keys of others,
/// also in a language that nobody else has.
public final class TextCatalogue implements Texts {

    /// Malay.
    public static final Locale MALAY = Locale.of("ms");

    private static final Logger LOG = LoggerFactory.getLogger(TextCatalogue.class);
    private static final String FALLBACK = Locale.ENGLISH.getLanguage();

    private final Map<Object, Map<String, Map<String, String>>> sources = new java.util.LinkedHashMap<>();
    private volatile Map<String, Map<String, String>> byLanguage = Map.of();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    /// Adds the files `NAME.properties` (English) and `NAME_LANGUAGE.properties` of one source.
    ///
    /// @param source whatever [#remove] will be called with
    public void add(Object source, Collection<URL> files) {
        var texts = new HashMap<String, Map<String, String>>();
        for (var file : files) {
            texts.computeIfAbsent(languageOf(file.getPath()), language -> new HashMap<>()).putAll(read(file));
        }
        synchronized (sources) {
            sources.put(source, texts);
            merge();
        }
    }

    public void remove(Object source) {
        synchronized (sources) {
            sources.remove(source);
            merge();
        }
    }

    @Override
    public String text(Locale locale, String key, Object... arguments) {
        var language = locale.getLanguage();
        var pattern = pattern(language, key);
        if (pattern == null) {
            language = FALLBACK;
            pattern = pattern(language, key);
        }
        if (pattern == null) {
            LOG.warn("No text for {}", key);
            return '!' + key + '!';
        }
        if (arguments.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
            return pattern;
        }
        try {
            return format(language, pattern, arguments);
        } catch (IllegalArgumentException broken) {
            // A translator's slip must not take the page away on which it stands.
            LOG.warn("The text for {} in {} is broken: {}", key, language, broken.getMessage());
            return language.equals(FALLBACK) ? pattern : text(Locale.ENGLISH, key, arguments);
        }
    }

    private String format(String language, String pattern, Object... arguments) {
        var format = formats.computeIfAbsent(language + ' ' + pattern,
                id -> new MessageFormat(pattern, com.ibm.icu.util.ULocale.forLanguageTag(language)));
        synchronized (format) {
            return format.format(arguments);
        }
    }

    @Override
    public boolean knows(String key) {
        return pattern(FALLBACK, key) != null;
    }

    @Override
    public List<Locale> languages() {
        return byLanguage.keySet().stream().map(Locale::of).sorted(
                java.util.Comparator.comparing((Locale locale) -> !FALLBACK.equals(locale.getLanguage()))
                        .thenComparing(Locale::getLanguage))
                .toList();
    }

    private @Nullable String pattern(String language, String key) {
        return byLanguage.getOrDefault(language, Map.of()).get(key);
    }

    private void merge() {
        var merged = new HashMap<String, Map<String, String>>();
        for (var texts : sources.values()) {
            texts.forEach((language, entries) -> merged.computeIfAbsent(language, any -> new HashMap<>())
                    .putAll(entries));
        }
        byLanguage = merged;
        formats.clear();
    }

    static String languageOf(String path) {
        var name = path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.'));
        var underscore = name.lastIndexOf('_');
        return underscore < 0 ? FALLBACK : name.substring(underscore + 1);
    }

    private static Map<String, String> read(URL file) {
        var properties = new Properties();
        try (InputStream in = file.openStream(); var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException problem) {
            throw new java.io.UncheckedIOException("Texts cannot be read: " + file, problem);
        }
        var texts = new HashMap<String, String>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }
}
