package io.saluran.platform.importing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A field of a target. Its title is the text `import.field.TARGET.KEY`, unless it brings titles of its own.
///
/// @param key also the column of the staging table; lower case with underscores
/// @param synonyms headings under which it is known elsewhere, in any language; compared without case, space and sign
/// @param titles by language, with English; none for the text
public record ImportField(String key, Kind kind, boolean required, List<String> synonyms, Map<String, String> titles) {

    public ImportField {
        synonyms = List.copyOf(synonyms);
        titles = Map.copyOf(titles);
    }

    public ImportField(String key, Kind kind, boolean required, List<String> synonyms) {
        this(key, kind, required, synonyms, Map.of());
    }

    /// How the engine reads and checks a cell.
    public enum Kind {
        TEXT,
        /// A number or an amount, which may have a currency beside it.
        NUMBER,
        /// A share in percent: `15` and `15%` are the same.
        SHARE,
        /// A number without decimals, so that `1,200` can only be twelve hundred; nothing stands beside it.
        WHOLE, DATE, EMAIL,
        /// A name of another record, for which near matches may be asked.
        REFERENCE,
        /// Says which record it is; a second import with the same key updates or leaves it.
        KEY
    }

    public static ImportField of(String key, Kind kind, String... synonyms) {
        return new ImportField(key, kind, false, List.of(synonyms));
    }

    public static ImportField required(String key, Kind kind, String... synonyms) {
        return new ImportField(key, kind, true, List.of(synonyms));
    }

    /// A field whose title is no text of a bundle, such as one that the company has added.
    ///
    /// @param titles by language, with English
    public static ImportField titled(String key, Kind kind, Map<String, String> titles) {
        return new ImportField(key, kind, false, List.of(), titles);
    }

    /// Its own title in a language, in English where there is none; empty when its title is a text.
    public Optional<String> title(Locale locale) {
        return Optional.ofNullable(titles.getOrDefault(locale.getLanguage(), titles.get("en")));
    }
}
