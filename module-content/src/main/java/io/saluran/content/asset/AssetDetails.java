package io.saluran.content.asset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is said about an asset, apart from the file or link itself.
///
/// @param funnel `top`, `middle` or `bottom`
/// @param language two or three letters, for example `ms`
/// @param persona for whom it is made, for example "Plant manager"; null for anybody
record AssetDetails(
        String title,
        String summary,
        UUID type,
        String funnel,
        String language,
        @Nullable String persona,
        @Nullable String product,
        @Nullable String industry,
        List<String> tags) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_SUMMARY = 2_000;
    static final int LONGEST_WORD = 80;
    static final int MOST_TAGS = 20;

    /// With spaces off the ends, empty words as none, and each tag once.
    AssetDetails {
        title = cut(title.strip().replaceAll("\\s+", " "), LONGEST_TITLE);
        summary = cut(summary.strip(), LONGEST_SUMMARY);
        persona = word(persona);
        product = word(product);
        industry = word(industry);
        var once = new LinkedHashMap<String, String>();
        for (var tag : tags) {
            var word = word(tag);
            if (word != null) {
                once.putIfAbsent(word.toLowerCase(Locale.ROOT), word);
            }
        }
        tags = once.values().stream().limit(MOST_TAGS).toList();
    }

    private static @Nullable String word(@Nullable String text) {
        return text == null || text.isBlank() ? null : cut(text.strip().replaceAll("\\s+", " "), LONGEST_WORD);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest).strip();
    }
}
