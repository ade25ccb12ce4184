package io.saluran.platform.text;

import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/// Words in a person's language. Each bundle brings `texts/FEATURE.properties` (English) and
/// `texts/FEATURE_ms.properties` (Malay), UTF-8, in ICU MessageFormat; they come and go with the bundle. In a view call
/// `getTranslation`, which asks here.
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
