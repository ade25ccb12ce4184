package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.DateOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads dates as people and programs write them. Which figure is the day is known from the values of the whole column:
/// one above 12 decides.
final class DateReading {

    private static final Pattern FIGURES = Pattern.compile("(\\d{1,4})([/.\\-])(\\d{1,2})\\2(\\d{1,4})(?:[T ].*)?");
    private static final Pattern DAY_NAME = Pattern
            .compile(
                    "(?:\\p{L}{2,9}\\.?, ?)?(\\d{1,2})(?:st|nd|rd|th|hb)?[ .\\-]+(\\p{L}{3,})\\.?[ ,\\-]+(\\d{4}|\\d{2})");
    private static final Pattern NAME_DAY = Pattern
            .compile("(?:\\p{L}{2,9}\\.?, ?)?(\\p{L}{3,})\\.? +(\\d{1,2})(?:st|nd|rd|th|hb)?,? +(\\d{4})");
    private static final Pattern PACKED = Pattern.compile("(?:19|20)\\d{6}");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");
    private static final Pattern COUNT = Pattern.compile("\\d{5}(?:\\.\\d+)?");
    // English and Malay; the first three letters tell them apart but for "mac", which is March in Malay.
    private static final Map<String, Integer> MONTHS = Map.ofEntries(Map.entry("jan", 1), Map.entry("feb", 2),
            Map.entry("mar", 3), Map.entry("mac", 3), Map.entry("apr", 4), Map.entry("may", 5), Map.entry("mei", 5),
            Map.entry("jun", 6), Map.entry("jul", 7), Map.entry("aug", 8), Map.entry("ogo", 8),
            Map.entry("sep", 9), Map.entry("oct", 10), Map.entry("okt", 10), Map.entry("nov", 11),
            Map.entry("dec", 12), Map.entry("dis", 12));

    private static final int DAYS_FROM = 13;
    private static final int TWO_DIGITS = 2;
    private static final int THREE_LETTERS = 3;
    private static final int CENTURY_TURN = 70;
    private static final int LAST_YEAR = 2200;
    private static final int FIRST_YEAR = 1800;
    private static final int LONGEST = 60;
    // 1 January 1950 and 31 December 2120, as a spreadsheet counts.
    private static final int FIRST_COUNT = 18_264;
    private static final int LAST_COUNT = 80_723;
    private static final LocalDate COUNT_BEGINS = LocalDate.of(1899, 12, 30);

    private DateReading() {}

    /// What a column's values say about the order.
    static final class Evidence {
        private boolean dayFirst;
        private boolean monthFirst;
        private boolean open;
        private boolean slash;
        private boolean other;
        private boolean plain;
        private long counts;

        /// @return whether the value has the form of a date
        boolean see(String value) {
            if (value.length() > LONGEST) {
                return false;
            }
            if (count(value).isPresent()) {
                counts++;
                return false;
            }
            var date = seen(value);
            plain |= date && !open;
            return date;
        }

        private boolean seen(String value) {
            var figures = FIGURES.matcher(value);
            if (!figures.matches()) {
                return read(value, null).isPresent();
            }
            if (figures.group(1).length() > TWO_DIGITS) {
                return read(value, null).isPresent();
            }
            if (figures.group(4).length() == 1 || figures.group(4).length() == 3) {
                return false;
            }
            slash |= figures.group(2).equals("/");
            other |= !figures.group(2).equals("/");
            var first = Integer.parseInt(figures.group(1));
            var second = Integer.parseInt(figures.group(3));
            if ((first >= DAYS_FROM && second >= DAYS_FROM) || first > 31 || second > 31) {
                return false;
            }
            dayFirst |= first >= DAYS_FROM;
            monthFirst |= second >= DAYS_FROM;
            open = true;
            return true;
        }

        /// How many values may be counts of days.
        long counts() {
            return counts;
        }

        /// Empty when a person must say: no value decides, or some say this and some that.
        Optional<DateOrder> order() {
            if (!open) {
                return Optional.of(counts > 0 && !plain ? DateOrder.DAY_COUNT : DateOrder.YEAR_FIRST);
            }
            if (dayFirst == monthFirst) {
                return Optional.empty();
            }
            return Optional.of(dayFirst ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
        }

        /// Whether the column has dates in more than one form.
        boolean mixed() {
            return (dayFirst && monthFirst) || (slash && other) || (counts > 0 && (open || plain));
        }
    }

    /// @param order how to read figures that do not begin with the year; null when such are not expected
    static Optional<LocalDate> read(String text, @Nullable DateOrder order) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (order == DateOrder.DAY_COUNT) {
            return count(text);
        }
        try {
            var figures = FIGURES.matcher(text);
            if (figures.matches()) {
                return figures(figures, order);
            }
            if (!hasMonth(text)) {
                return PACKED.matcher(text).matches()
                        ? date(text.substring(0, 4), text.substring(4, 6), text.substring(6))
                        : Optional.empty();
            }
            var dayName = DAY_NAME.matcher(text);
            if (dayName.matches()) {
                return named(dayName.group(3), dayName.group(2), dayName.group(1));
            }
            var nameDay = NAME_DAY.matcher(text);
            if (nameDay.matches()) {
                return named(nameDay.group(3), nameDay.group(1), nameDay.group(2));
            }
            return Optional.empty();
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /// Whether it has the form of a date whose year is before or after all that are read.
    static boolean isFar(String text) {
        var year = YEAR.matcher(text);
        if (text.length() > LONGEST || !year.find()) {
            return false;
        }
        var number = Integer.parseInt(year.group());
        return (number < FIRST_YEAR || number > LAST_YEAR) && new Evidence().see(year.replaceFirst("2000"));
    }

    /// Whether a word begins as a month does. Most texts are told from dates by that alone.
    private static boolean hasMonth(String text) {
        for (int i = 0; i + THREE_LETTERS <= text.length(); i++) {
            if (Character.isLetter(text.charAt(i)) && (i == 0 || !Character.isLetter(text.charAt(i - 1)))
                    && MONTHS.containsKey(text.substring(i, i + THREE_LETTERS).toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<LocalDate> figures(Matcher figures, @Nullable DateOrder order) {
        var first = figures.group(1);
        var second = figures.group(3);
        var third = figures.group(4);
        if (first.length() == 4) {
            return third.length() > TWO_DIGITS ? Optional.empty() : date(first, second, third);
        }
        if (first.length() == 3 || third.length() == 3) {
            return Optional.empty();
        }
        if (order == null) {
            return Optional.empty();
        }
        return switch (order) {
            case DAY_FIRST -> date(third, second, first);
            case MONTH_FIRST -> date(third, first, second);
            case YEAR_FIRST -> first.length() == TWO_DIGITS && third.length() <= TWO_DIGITS
                    ? date(first, second, third)
                    : Optional.empty();
            case DAY_COUNT -> Optional.empty();
        };
    }

    /// As a spreadsheet keeps dates; the part of the day is left out.
    private static Optional<LocalDate> count(String text) {
        if (!COUNT.matcher(text).matches()) {
            return Optional.empty();
        }
        var days = Integer.parseInt(text.substring(0, 5));
        return days < FIRST_COUNT || days > LAST_COUNT
                ? Optional.empty()
                : Optional.of(COUNT_BEGINS.plusDays(days));
    }

    private static Optional<LocalDate> named(String year, String month, String day) {
        var number = MONTHS.get(month.substring(0, 3).toLowerCase(Locale.ROOT));
        return number == null ? Optional.empty() : date(year, number.toString(), day);
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        var number = Integer.parseInt(year);
        if (year.length() <= TWO_DIGITS) {
            number += number < CENTURY_TURN ? 2000 : 1900;
        }
        if (number < FIRST_YEAR || number > LAST_YEAR) {
            return Optional.empty();
        }
        return Optional.of(LocalDate.of(number, Integer.parseInt(month), Integer.parseInt(day)));
    }
}
