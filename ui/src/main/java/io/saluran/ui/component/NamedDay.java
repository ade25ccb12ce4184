package io.saluran.ui.component;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A day whose month is written by its name, in English or Malay, whichever language the pages are in: "12 Mac 2026",
/// "3 Ogos", "Dec 31, 26".
final class NamedDay {

    private static final int SHORTEST = 3;
    private static final int CENTURY = 2_000;
    private static final String YEAR = "(?:[ ,.\\-/]+(\\d{4}|\\d{2}))?";
    private static final Pattern DAY_MONTH = Pattern
            .compile("(\\d{1,2})(?:st|nd|rd|th|hb)?[ .\\-/]*(\\p{L}+)\\.?" + YEAR);
    private static final Pattern MONTH_DAY = Pattern.compile("(\\p{L}+)[ .\\-/]*(\\d{1,2})(?:st|nd|rd|th|hb)?" + YEAR);
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.of("ms"));

    private NamedDay() {}

    /// @param year that is meant where none is written
    static Optional<LocalDate> read(String text, int year) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        var dayFirst = DAY_MONTH.matcher(plain);
        if (dayFirst.matches()) {
            return day(dayFirst.group(1), dayFirst.group(2), Optional.ofNullable(dayFirst.group(3)), year);
        }
        var monthFirst = MONTH_DAY.matcher(plain);
        return monthFirst.matches()
                ? day(monthFirst.group(2), monthFirst.group(1), Optional.ofNullable(monthFirst.group(3)), year)
                : Optional.empty();
    }

    private static Optional<LocalDate> day(String day, String name, Optional<String> written, int now) {
        var year = written.map(Integer::parseInt).map(number -> number < 100 ? CENTURY + number : number).orElse(now);
        try {
            return month(name).map(month -> LocalDate.of(year, month, Integer.parseInt(day)));
        } catch (DateTimeException notInThatMonth) {
            return Optional.empty();
        }
    }

    /// The month that a word is the name of, or the beginning of it: "mac" is March, "mar" too, "sept" September.
    private static Optional<Month> month(String word) {
        return word.length() < SHORTEST
                ? Optional.empty()
                : Stream.of(Month.values()).filter(month -> LANGUAGES.stream().anyMatch(language -> month
                        .getDisplayName(TextStyle.FULL_STANDALONE, language).toLowerCase(language).startsWith(word)))
                        .findFirst();
    }
}
