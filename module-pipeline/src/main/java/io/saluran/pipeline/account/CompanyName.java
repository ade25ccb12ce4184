package io.saluran.pipeline.account;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What is the same in two spellings of a company's name: without accents, signs, and the words for its legal form.
final class CompanyName {

    private static final Set<String> FORMS = Set.of("sdn", "bhd", "berhad", "plt", "pte", "ltd", "limited", "inc",
            "incorporated", "corp", "corporation", "co", "company", "llc", "llp", "plc", "gmbh", "ag", "bv", "nv", "sa",
            "pt", "tbk");
    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private CompanyName() {}

    static boolean isSame(String one, String other) {
        var core = core(one);
        return !core.isEmpty() && core.equals(core(other));
    }

    private static String core(String name) {
        var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("")
                .toLowerCase(Locale.ROOT).replace("'", "");
        return Arrays.stream(SIGNS.split(plain, -1)).filter(word -> !FORMS.contains(word))
                .collect(Collectors.joining());
    }
}
