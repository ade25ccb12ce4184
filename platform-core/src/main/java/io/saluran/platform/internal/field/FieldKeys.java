package io.saluran.platform.internal.field;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// Keys that are made of what people write.
final class FieldKeys {

    private static final int LONGEST = 40;

    private FieldKeys() {}

    /// A key like the words, that is none of those taken: lower case letters of English, digits and underscores.
    static String of(String words, String otherwise, Set<String> taken) {
        var plain = Normalizer.normalize(words, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_").replaceAll("^[_0-9]+|_+$", "");
        var key = plain.isEmpty()
                ? otherwise
                : plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("_+$", "");
        var free = key;
        for (int i = 2; taken.contains(free); i++) {
            free = key + '_' + i;
        }
        return free;
    }
}
