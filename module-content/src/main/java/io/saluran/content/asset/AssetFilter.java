package io.saluran.content.asset;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person narrows the library to. Kept in the page's address, so that it can be shared.
///
/// @param text words, or their beginnings, in title, text, summary or tags
/// @param chosen at most one value of each facet
record AssetFilter(String text, Map<Facet, String> chosen) {

    static final AssetFilter NONE = new AssetFilter("", Map.of());

    AssetFilter {
        text = text.strip();
        var sorted = new EnumMap<Facet, String>(Facet.class);
        sorted.putAll(chosen);
        chosen = Collections.unmodifiableMap(sorted);
    }

    /// By what content is told apart.
    enum Facet {
        FUNNEL,
        /// Its value is the name of the type.
        TYPE, LANGUAGE, PRODUCT, INDUSTRY, PERSONA, TAG,
        /// Without it all but what is archived is shown; of interest to those only who write.
        STATE,
        /// `file` or `link`.
        KIND;

        /// As addresses and REST have it.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads the address's parameters.
    static AssetFilter of(Map<String, List<String>> parameters) {
        var chosen = new EnumMap<Facet, String>(Facet.class);
        for (var facet : Facet.values()) {
            var value = String.join("", parameters.getOrDefault(facet.word(), List.of())).strip();
            if (!value.isEmpty()) {
                chosen.put(facet, value);
            }
        }
        return new AssetFilter(String.join(" ", parameters.getOrDefault("q", List.of())), chosen);
    }

    Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (!text.isEmpty()) {
            parameters.put("q", text);
        }
        chosen.forEach((facet, value) -> parameters.put(facet.word(), value));
        return parameters;
    }

    @Nullable
    String get(Facet facet) {
        return chosen.get(facet);
    }

    /// @param value null for any
    AssetFilter with(Facet facet, @Nullable String value) {
        var other = new EnumMap<Facet, String>(Facet.class);
        other.putAll(chosen);
        if (value == null || value.isEmpty()) {
            other.remove(facet);
        } else {
            other.put(facet, value);
        }
        return new AssetFilter(text, other);
    }

    AssetFilter with(String otherText) {
        return new AssetFilter(otherText, chosen);
    }

    boolean isEmpty() {
        return text.isEmpty() && chosen.isEmpty();
    }
}
