package io.saluran.platform.internal.importing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The trigrams of a name without spaces and signs, as `pg_trgm` has them: of the word with two spaces before it and one
/// behind, each once.
final class Grams {

    private Grams() {}

    /// Those of a squeezed name.
    ///
    /// @param shown what `show_trgm` says of it; null for a name of Latin letters and digits, whose trigrams are plain
    static int[] of(String squeezed, String @Nullable [] shown) {
        return shown == null ? plain(squeezed) : distinct(Arrays.stream(shown).mapToInt(Grams::number).toArray());
    }

    private static int[] plain(String word) {
        var grams = new int[word.length() + 1];
        int last = ' ' << 8 | ' ';
        for (int i = 0; i < grams.length; i++) {
            last = (last << 8 | (i < word.length() ? word.charAt(i) : ' ')) & 0xFF_FFFF;
            grams[i] = last;
        }
        return distinct(grams);
    }

    /// A trigram is three bytes; `show_trgm` writes those that are no plain letters as `0x1a2b3c`.
    private static int number(String shown) {
        return shown.length() == 3
                ? shown.charAt(0) << 16 | shown.charAt(1) << 8 | shown.charAt(2)
                : Integer.parseInt(shown.substring(2), 16);
    }

    private static int[] distinct(int[] grams) {
        Arrays.sort(grams);
        int size = 0;
        for (int i = 0; i < grams.length; i++) {
            if (i == 0 || grams[i] != grams[i - 1]) {
                grams[size++] = grams[i];
            }
        }
        return Arrays.copyOf(grams, size);
    }
}
