package io.saluran.platform.text;

import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/// Words in a person's language. Each bundle brings `texts/FEATURE.properties` (English) and
/// `texts/FEATURE_ms.properties` (Malay), UTF-8, in ICU MessageFormat; they come and go with the bundle. In a view call
/// `getTranslation`, which asks here.
///
/// The keys may be somebody else's: a bundle with `texts/anything_id.properties` for the keys of the host and of other
/// bundles makes Indonesian a language that people can choose while it runs. What it leaves out is shown in English, and
/// so is all of it when it stops; who had chosen it has it again when it is back. Of two bundles with a text for the same
/// key and language, the one that started last has it.
@ProviderType
public interface Texts {

    /// The text, in English when the language has none, or the key itself in `!…!` when nobody knows it.
    ///
    /// @param arguments by position: `{0}`, `{1, number}`, `{0, plural, one {# deal} other {# deals}}`
    String text(Locale locale, String key, Object... arguments);

    boolean knows(String key);

    /// The languages that can be chosen, English first.
    List<Locale> languages();
}
