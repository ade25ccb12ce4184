package io.saluran.pipeline.deal;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How people are mentioned in a text: `@Name` that begins a word and ends with one, so that neither an e-mail address nor
/// a longer name mentions somebody.
final class Mentions {

    /// Not after what can stand before the `@` of an address.
    private static final String BEGINS = "(?<![\\p{L}\\p{M}\\p{N}._+-])";
    private static final String ENDS = "(?![\\p{L}\\p{M}\\p{N}_])";

    private Mentions() {}

    /// @param names of two with the same beginning the longer one is found
    static Pattern of(Collection<String> names) {
        return Pattern.compile(BEGINS + "(?:" + names.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(name -> Pattern.quote('@' + name)).collect(Collectors.joining("|")) + ')' + ENDS,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
