package io.saluran.platform.importing;

import java.util.List;

/// A field of a target. Its title is the text `import.field.TARGET.KEY`.
///
/// @param key also the column of the staging table; lower case with underscores
/// @param synonyms headings under which it is known elsewhere, in any language; compared without case, space and sign
public record ImportField(String key, Kind kind, boolean required, List<String> synonyms) {

    /// How the engine reads and checks a cell.
    public enum Kind {
        TEXT, NUMBER, DATE, EMAIL,
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
}
