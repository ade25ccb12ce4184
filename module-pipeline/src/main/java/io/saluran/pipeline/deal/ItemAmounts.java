package io.saluran.pipeline.deal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What line items come to. The rules of rounding, to the smallest unit of the currency, half up:
///
/// - Each line is rounded once for a billing: quantity × unit price less the discount. Sums are of rounded lines, so that
///   what is shown adds up.
/// - Tax is of a rounded line, and rounded again per line.
/// - A recurring line counts with all billings of its term; without a term, with those of one year.
/// - The yearly value of a line is its rounded billing times the billings of a year; the monthly value of a deal is the
///   sum of the yearly values by twelve, rounded once.
///
/// @param total without tax, of all billings; null when no line has a price
/// @param tax of all billings
/// @param oneOff of the lines that do not recur, without tax
/// @param monthly and yearly: what recurs, without tax; null when nothing does
record ItemAmounts(
        @Nullable BigDecimal total,
        BigDecimal tax,
        BigDecimal oneOff,
        @Nullable BigDecimal monthly,
        @Nullable BigDecimal yearly) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    /// How often a line is billed.
    enum Period {
        MONTH(12), QUARTER(4), YEAR(1);

        private final int perYear;

        Period(int perYear) {
            this.perYear = perYear;
        }

        /// As it is kept, for example `month`.
        String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Optional<Period> of(@Nullable String key) {
            return Arrays.stream(values()).filter(each -> each.key().equals(key)).findFirst();
        }
    }

    /// @param discount and tax: in per cent, 0 to 100
    /// @param period null for a line that does not recur
    /// @param term for how many periods; null for no end
    record Terms(BigDecimal discount, BigDecimal tax, @Nullable Period period, @Nullable Integer term) {

        /// Full price, no tax, once.
        static final Terms PLAIN = new Terms(BigDecimal.ZERO, BigDecimal.ZERO, null, null);

        /// How many billings count.
        BigDecimal billings() {
            return period == null ? BigDecimal.ONE : BigDecimal.valueOf(term == null ? period.perYear : term);
        }

        boolean isPossible() {
            return isShare(discount) && isShare(tax) && (term == null || (term > 0 && period != null));
        }

        private static boolean isShare(BigDecimal percent) {
            return percent.signum() >= 0 && percent.compareTo(HUNDRED) <= 0;
        }
    }

    /// What a line needs to be reckoned.
    ///
    /// @param unitPrice null while it is unknown
    record Line(BigDecimal quantity, @Nullable BigDecimal unitPrice, Terms terms) {

        /// Numbers that differ in nothing but noughts at their end are the same.
        boolean isSame(Line other) {
            return plain().equals(other.plain());
        }

        private Line plain() {
            return new Line(quantity.stripTrailingZeros(), unitPrice == null ? null : unitPrice.stripTrailingZeros(),
                    new Terms(terms.discount.stripTrailingZeros(), terms.tax.stripTrailingZeros(), terms.period,
                            terms.term));
        }

        /// One billing without tax; null while the price is unknown.
        ///
        /// @param digits of the currency's smallest unit
        @Nullable
        BigDecimal billing(int digits) {
            return unitPrice == null
                    ? null
                    : unitPrice.multiply(quantity).multiply(HUNDRED.subtract(terms.discount())).divide(HUNDRED)
                            .setScale(digits, RoundingMode.HALF_UP);
        }

        /// All billings without tax; null while the price is unknown.
        @Nullable
        BigDecimal amount(int digits) {
            var billing = billing(digits);
            return billing == null ? null : billing.multiply(terms.billings());
        }
    }

    /// @param digits of the currency's smallest unit
    static ItemAmounts of(List<Line> lines, int digits) {
        @Nullable
        BigDecimal total = null;
        var tax = BigDecimal.ZERO;
        var oneOff = BigDecimal.ZERO;
        @Nullable
        BigDecimal yearly = null;
        for (var line : lines) {
            var billing = line.billing(digits);
            if (billing == null) {
                continue;
            }
            var terms = line.terms();
            var amount = billing.multiply(terms.billings());
            total = total == null ? amount : total.add(amount);
            tax = tax.add(billing.multiply(terms.tax()).divide(HUNDRED).setScale(digits, RoundingMode.HALF_UP)
                    .multiply(terms.billings()));
            if (terms.period() == null) {
                oneOff = oneOff.add(amount);
            } else {
                var ofYear = billing.multiply(BigDecimal.valueOf(terms.period().perYear));
                yearly = yearly == null ? ofYear : yearly.add(ofYear);
            }
        }
        return new ItemAmounts(total == null ? null : plain(total), tax, oneOff,
                yearly == null ? null : yearly.divide(TWELVE, digits, RoundingMode.HALF_UP), yearly);
    }

    /// Without zeros behind the point.
    private static BigDecimal plain(BigDecimal total) {
        var stripped = total.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
