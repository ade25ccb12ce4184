package io.saluran.ui.internal.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;

/// How well what was typed fits a title and its other words; the higher the better, below 0 not at all.
///
/// In falling order: the title begins so; every typed word begins a word; the typed stands somewhere; its letters stand
/// in the title in their order, the first at the beginning of a word.
final class FuzzyMatch {

    static final int BEGINS = 400;
    static final int WORDS = 300;
    static final int CONTAINS = 200;
    static final int LETTERS = 100;
    static final int NONE = -1;

    private FuzzyMatch() {}

    static int score(String typed, String title, String otherWords) {
        var wanted = plain(typed);
        var name = plain(title);
        var all = name + ' ' + plain(otherWords);
        if (wanted.isEmpty() || name.startsWith(wanted)) {
            return BEGINS;
        }
        var words = all.split("\\s+");
        if (Stream.of(wanted.split("\\s+"))
                .allMatch(part -> Stream.of(words).anyMatch(word -> word.startsWith(part)))) {
            return WORDS;
        }
        if (all.contains(wanted)) {
            return CONTAINS;
        }
        return letters(wanted.replace(" ", ""), name);
    }

    /// Fewer letters between them are better.
    private static int letters(String wanted, String name) {
        var best = NONE;
        for (int start = 0; start < name.length(); start++) {
            if (start == 0 || name.charAt(start - 1) == ' ') {
                best = Math.max(best, lettersFrom(start, wanted, name));
            }
        }
        return best;
    }

    private static int lettersFrom(int start, String wanted, String name) {
        if (wanted.length() < 2 || name.charAt(start) != wanted.charAt(0)) {
            return NONE;
        }
        var at = start;
        for (int i = 1; i < wanted.length(); i++) {
            at = name.indexOf(wanted.charAt(i), at + 1);
            if (at < 0) {
                return NONE;
            }
        }
        return Math.max(0, LETTERS - (at - start - wanted.length() + 1));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .strip();
    }
}
