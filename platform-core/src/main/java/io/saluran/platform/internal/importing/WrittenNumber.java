package io.saluran.platform.internal.importing;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A number as it is written, taken apart: its figures with their signs, and what it says of itself. What cannot be taken
/// apart without a rest is no number.
///
/// @param figures with `-` in front when it is less than nothing, without spaces between thousands
/// @param mark the currency that stands before or after; null for none
/// @param share whether `%` stands after it
record WrittenNumber(String figures, @Nullable CurrencyMark mark, boolean share) {

    private static final int LONGEST = 40;
    private static final int MOST_LETTERS = 8;
    private static final String SPACE = "[ \\u00A0\\u202F\\u2009]";
    private static final Pattern PARTS = Pattern
            .compile("(?<before>[\\p{L}\\p{Sc}]+\\.?)?" + SPACE + "*(?<sign>[+-]?)" + SPACE + "*"
                    + "(?<figures>\\d[\\d.,'’\\u00A0\\u202F\\u2009 ]*(?:[eE][+-]?\\d{1,2})?|[.,]\\d+)" + SPACE
                    + "*(?<even>[-–—]{0,2})"
                    + SPACE + "*(?<after>[\\p{L}\\p{Sc}]+\\.?|%)?");
    private static final Pattern THOUSANDS = Pattern
            .compile("\\d{1,3}([ \\u00A0\\u202F\\u2009'’])\\d{3}(?:\\1\\d{3})*(?:[.,]\\d*)?");
    private static final Pattern PARTED = Pattern.compile("[ \\u00A0\\u202F\\u2009'’]");
    // Thousands, millions and the like, as they are written short in English, Malay, German and India.
    private static final Pattern SHORT = Pattern.compile("[^\\p{L}]*(?:[\\p{L}\\p{Sc}]{1,4}\\.?)?[^\\p{L}\\d]*[\\d.,]+"
            + SPACE
            + "*(?:k|rb|ribu|tsd|thousand|m|mn|mm|mil|mio|million|millions|jt|juta|b|bn|bil|bio|billion|billions"
            + "|mrd|t|tr|tn|trillion|lakh|lakhs|lac|cr|crore|crores|miliar|milyar|bilion|trilion)\\.?\\)?",
            Pattern.CASE_INSENSITIVE);

    static Optional<WrittenNumber> of(String text) {
        if (text.length() > LONGEST || hasWords(text)) {
            return Optional.empty();
        }
        var value = text.strip().replace('\u2212', '-');
        var negative = value.startsWith("(") && value.endsWith(")");
        if (negative) {
            value = value.substring(1, value.length() - 1).strip();
        } else if (value.startsWith("-") && value.length() > 1) {
            negative = true;
            value = value.substring(1).strip();
        }
        var parts = PARTS.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var figures = parts.group("figures").strip();
        var even = parts.group("even");
        if (!even.isEmpty() && !figures.endsWith(".") && !figures.endsWith(",")) {
            // A minus behind the figure; behind a sign of decimals a dash stands for none, as in `500.-`.
            if (negative || !even.equals("-") || !parts.group("sign").isEmpty()) {
                return Optional.empty();
            }
            negative = true;
        } else if (!parts.group("sign").isEmpty()) {
            if (negative) {
                return Optional.empty();
            }
            negative = parts.group("sign").equals("-");
        }
        return taken(figures, negative, parts.group("before"), parts.group("after"));
    }

    private static Optional<WrittenNumber> taken(String figures, boolean negative, @Nullable String before,
            @Nullable String after) {
        var plain = figures;
        if (PARTED.matcher(figures).find()) {
            if (!THOUSANDS.matcher(figures).matches()) {
                return Optional.empty();
            }
            plain = PARTED.matcher(figures).replaceAll("");
        }
        var signed = negative ? "-" + plain : plain;
        var share = "%".equals(after);
        if (before == null && (after == null || share)) {
            return Optional.of(new WrittenNumber(signed, null, share));
        }
        if (share) {
            return Optional.empty();
        }
        var first = CurrencyMark.of(before == null ? String.valueOf(after) : before);
        var last = after == null ? first : CurrencyMark.of(after);
        return first.flatMap(mark -> last.flatMap(mark::and)).map(mark -> new WrittenNumber(signed, mark, false));
    }

    /// Whether a word behind the figure says how many thousands or millions it means.
    static boolean isShort(String text) {
        return text.length() <= LONGEST && SHORT.matcher(text.strip()).matches();
    }

    /// Whether there are more letters than two currencies have. Most texts are told from numbers by that alone.
    private static boolean hasWords(String text) {
        var letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
        }
        return letters > MOST_LETTERS;
    }
}
