package io.saluran.training.handbook;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// The part of a page's address that is made of its title.
final class Slug {

    private static final int LONGEST = 80;

    private Slug() {}

    /// @return lower-case words with hyphens; `page` for a title without letters or digits of the Latin alphabet
    static String of(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replaceAll("\\p{M}", "");
        var words = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        var cut = words.length() > LONGEST ? words.substring(0, LONGEST).replaceAll("-$", "") : words;
        return cut.isEmpty() ? "page" : cut;
    }

    /// The slug itself, or with the first number from 2 on that nobody has.
    static String free(String slug, Set<String> taken) {
        if (!taken.contains(slug)) {
            return slug;
        }
        var number = 2;
        while (taken.contains(slug + '-' + number)) {
            number++;
        }
        return slug + '-' + number;
    }
}
