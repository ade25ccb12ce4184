package io.saluran.platform.internal.importing;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads numbers with either separator, with a currency before or after, with brackets or a true minus for less than
/// nothing.
final class NumberReading {

    private static final Pattern CURRENCY = Pattern
            .compile("^(?:[A-Za-z]{1,3}|[$€£¥₹฿₫])\\s*|\\s*(?:[A-Za-z]{3}|[$€£¥₹฿₫%])$");
    private static final Pattern SPACE = Pattern.compile("[\\s\u00A0\u202F']");
    private static final Pattern FIGURES = Pattern.compile("[+-]?\\d*[.,\\d]*\\d[.,]?");
    private static final int LONGEST = 40;

    private NumberReading() {}

    /// What a column's values say about which sign parts the decimals.
    static final class Evidence {
        private boolean commaDecimal;
        private boolean dotDecimal;

        /// @return whether the value has the form of a number
        boolean see(String value) {
            var bare = bare(value);
            if (bare.isEmpty()) {
                return false;
            }
            var sign = decimals(bare);
            commaDecimal |= sign == ',';
            dotDecimal |= sign == '.';
            return true;
        }

        /// A comma parts the decimals only where the values say so; `1,234` alone is a thousand.
        char decimal() {
            return commaDecimal && !dotDecimal ? ',' : '.';
        }
    }

    /// The sign that surely parts decimals in this value; 0 when it is not sure.
    private static char decimals(String bare) {
        var comma = bare.lastIndexOf(',');
        var dot = bare.lastIndexOf('.');
        if (comma >= 0 && dot >= 0) {
            return comma > dot ? ',' : '.';
        }
        var sign = comma >= 0 ? ',' : '.';
        var at = Math.max(comma, dot);
        if (at < 0 || bare.indexOf(sign) != at) {
            // The same sign twice parts thousands, so the other one parts decimals.
            return at < 0 ? 0 : sign == ',' ? '.' : ',';
        }
        return bare.length() - at - 1 == 3 ? 0 : sign;
    }

    static Optional<BigDecimal> read(String text, char decimal) {
        var bare = bare(text);
        if (bare.isEmpty()) {
            return Optional.empty();
        }
        var thousand = decimal == ',' ? "." : ",";
        var plain = bare.replace(thousand, "").replace(decimal, '.');
        if (plain.indexOf('.') != plain.lastIndexOf('.')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /// Figures, signs and separators; empty when it is no number.
    private static String bare(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        var value = SPACE.matcher(text).replaceAll("").replace('\u2212', '-');
        var negative = value.startsWith("(") && value.endsWith(")");
        if (negative) {
            value = value.substring(1, value.length() - 1);
        }
        value = CURRENCY.matcher(value).replaceFirst("");
        value = CURRENCY.matcher(value).replaceFirst("");
        if (!FIGURES.matcher(value).matches()) {
            return "";
        }
        return negative ? "-" + value : value;
    }
}
