package io.saluran.pipeline.account;

import io.saluran.platform.format.Formats;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Facts of accounts as people read them.
final class AccountWords {

    private static final BigDecimal MILLION = new BigDecimal("1000000");

    private AccountWords() {}

    static @Nullable String revenue(@Nullable BigDecimal millions, Formats formats, Locale locale) {
        return millions == null ? null : formats.compactMoney(millions.multiply(MILLION), locale);
    }

    /// An address that a browser opens on the web and nowhere else.
    static String href(String website) {
        return website.matches("(?i)https?://.*") ? website : "https://" + website;
    }
}
