package io.saluran.pipeline.record;

import java.math.BigDecimal;

/// How large numbers may be. What is larger is a slip of the hand or of a file, and would make sums of no use.
public final class Limit {

    /// Amounts are below this; as custom fields of amounts are.
    public static final BigDecimal AMOUNT = new BigDecimal("1000000000000000");
    /// Amounts that are counted in millions are below this.
    public static final BigDecimal MILLIONS = AMOUNT.movePointLeft(6);
    /// How many of something there are is below this.
    public static final BigDecimal QUANTITY = new BigDecimal("1000000000");
    /// No currency is worth more than this many of another one, or less than one part of it.
    public static final BigDecimal RATE = new BigDecimal("1000000000");

    private Limit() {}

    public static boolean isTooLarge(BigDecimal amount) {
        return amount.compareTo(AMOUNT) >= 0;
    }

    /// Whether one unit of a currency may cost that.
    public static boolean isRate(BigDecimal rate) {
        return rate.signum() > 0 && rate.compareTo(RATE) <= 0 && rate.multiply(RATE).compareTo(BigDecimal.ONE) >= 0;
    }
}
