package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.DecimalSign;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads numbers with either separator, with a currency before or after, with brackets or a true minus for less than
/// nothing; what has a rest that is none of these is no number.
final class NumberReading {

    private static final Pattern POWER = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)?[eE][+-]?\\d{1,2}");
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,18}");
    private static final int THOUSAND = 3;

    private NumberReading() {}

    /// What may stand beside the figures of a field.
    enum Unit {
        NONE, MONEY, SHARE;

        private boolean fits(WrittenNumber written) {
            return (written.mark() == null || this == MONEY) && (!written.share() || this == SHARE);
        }
    }

    /// What a column's values say about which sign parts the decimals, and in which currencies they are.
    static final class Evidence {
        private final Set<String> currencies = new HashSet<>();
        private boolean commaDecimal;
        private boolean pointDecimal;
        private boolean openComma;
        private boolean openPoint;

        /// @return whether the value has the form of a number
        boolean see(String value) {
            if (PLAIN.matcher(value).matches()) {
                return true;
            }
            var written = WrittenNumber.of(value).orElse(null);
            if (written == null) {
                return false;
            }
            var bare = written.figures();
            if (currencies.size() <= 1) {
                code(written).ifPresent(currencies::add);
            }
            switch (decimals(bare)) {
                case ',' -> commaDecimal = true;
                case '.' -> pointDecimal = true;
                case '?' -> {
                    openComma |= bare.indexOf(',') >= 0;
                    openPoint |= bare.indexOf('.') >= 0;
                }
                default -> {
                }
            }
            return true;
        }

        /// Whether there is a sign in any of them.
        boolean signs() {
            return commaDecimal || pointDecimal || openComma || openPoint;
        }

        /// As [#decimal] for numbers that cannot have decimals: the only sign there is parts thousands.
        Optional<DecimalSign> decimalOfWhole(char ofFile) {
            if (signs() && !commaDecimal && !pointDecimal && openComma != openPoint) {
                return Optional.of(openComma ? DecimalSign.POINT : DecimalSign.COMMA);
            }
            return decimal(ofFile);
        }

        boolean saysCurrency() {
            return !currencies.isEmpty();
        }

        boolean currenciesDiffer() {
            return currencies.size() > 1;
        }

        /// Empty when a person must say: values say this and that, or nothing but such as `1,234`.
        ///
        /// @param ofFile the sign that the file is known to use; 0 for none
        Optional<DecimalSign> decimal(char ofFile) {
            if (commaDecimal != pointDecimal) {
                return Optional.of(commaDecimal ? DecimalSign.COMMA : DecimalSign.POINT);
            }
            if (commaDecimal) {
                return Optional.empty();
            }
            if ((openComma || openPoint) && ofFile == 0) {
                return Optional.empty();
            }
            return Optional.of(ofFile == ',' ? DecimalSign.COMMA : DecimalSign.POINT);
        }
    }

    /// The sign that surely parts decimals in this value; 0 when there is none, `?` when it is not sure.
    private static char decimals(String bare) {
        var comma = bare.lastIndexOf(',');
        var point = bare.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? ',' : '.';
        }
        var sign = comma >= 0 ? ',' : '.';
        var at = Math.max(comma, point);
        if (at < 0) {
            return 0;
        }
        if (bare.indexOf(sign) != at) {
            // The same sign twice parts thousands, so the other one parts decimals.
            return sign == ',' ? '.' : ',';
        }
        var before = bare.substring(0, at).replaceFirst("^[+-]", "");
        var thousands = bare.length() - at - 1 == THOUSAND && !before.isEmpty() && before.length() <= THOUSAND
                && !before.startsWith("0");
        return thousands ? '?' : sign;
    }

    /// @param decimal the sign that parts decimals
    static Optional<BigDecimal> read(String text, char decimal, Unit unit) {
        return WrittenNumber.of(text).filter(unit::fits).flatMap(written -> read(written.figures(), decimal));
    }

    private static Optional<BigDecimal> read(String bare, char decimal) {
        if (POWER.matcher(bare).matches()) {
            return bare.indexOf(decimal == ',' ? '.' : ',') >= 0
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(bare.replace(',', '.')));
        }
        var at = bare.lastIndexOf(decimal);
        var whole = at < 0 ? bare : bare.substring(0, at);
        var thousand = decimal == ',' ? '.' : ',';
        if (!isWhole(whole, thousand) || (at >= 0 && bare.indexOf(thousand, at) >= 0)) {
            return Optional.empty();
        }
        var plain = whole.replace(String.valueOf(thousand), "") + (at < 0 ? "" : '.' + bare.substring(at + 1));
        try {
            return Optional.of(new BigDecimal(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /// Whether the signs stand where thousands are parted; the Indian way parts in twos above the first thousand.
    private static boolean isWhole(String whole, char thousand) {
        var first = whole.indexOf(thousand);
        if (first < 0) {
            return true;
        }
        var groups = whole.split(Pattern.quote(String.valueOf(thousand)), -1);
        for (int i = 1; i < groups.length; i++) {
            var last = i == groups.length - 1;
            if (groups[i].length() != THOUSAND && (last || groups[i].length() != 2)) {
                return false;
            }
        }
        return !groups[0].isEmpty() && groups[0].replaceFirst("^[+-]", "").length() <= THOUSAND;
    }

    /// The currency that an amount says it is in; empty when it says none, or one of several.
    static Optional<String> currency(String text) {
        return WrittenNumber.of(text).flatMap(NumberReading::code);
    }

    private static Optional<String> code(WrittenNumber written) {
        var mark = written.mark();
        return mark == null || mark.code().isEmpty() ? Optional.empty() : Optional.of(mark.code());
    }
}
