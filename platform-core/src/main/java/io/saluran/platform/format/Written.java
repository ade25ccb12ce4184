package io.saluran.platform.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// Numbers and days that come from outside: from an address, a request, a field. An exponent makes a number of a few
/// letters that takes a gigabyte in figures, and no database knows each day that Java does; such ones are no numbers and
/// days here.
public final class Written {

    // As many figures as numbers of a company's own fields have, before the decimal point and after it.
    private static final int FIGURES = 40;

    private Written() {}

    /// @throws NumberFormatException for what is no number, or has more than 40 figures before or after the decimal point
    public static BigDecimal number(String text) {
        var number = new BigDecimal(text);
        if (!isNumber(number)) {
            throw new NumberFormatException("More figures than any number here has: " + text);
        }
        return number;
    }

    /// Whether a number can be written in up to 40 figures before the decimal point and up to 40 after it.
    public static boolean isNumber(BigDecimal number) {
        return number.scale() <= FIGURES && (long) number.precision() - number.scale() <= FIGURES;
    }

    /// @throws DateTimeParseException for what is no day such as `2026-11-24`, of the years 1 to 9999
    public static LocalDate day(String text) {
        var day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new DateTimeParseException("A day of the years 1 to 9999 was expected", text, 0);
        }
        return day;
    }
}
