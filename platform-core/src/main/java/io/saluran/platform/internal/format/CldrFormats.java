package io.saluran.platform.internal.format;

import io.saluran.platform.format.Formats;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.text.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// Numbers and dates by the JDK's CLDR data, in the forms that the design language sets.
public final class CldrFormats implements Formats {

    private static final char FIXED_SPACE = '\u00a0';
    private static final char MINUS = '\u2212';
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    private final Settings settings;
    private final Texts texts;
    private final Clock clock;

    public CldrFormats(Settings settings, Texts texts, Clock clock) {
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public String money(BigDecimal value, Locale locale) {
        var decimals = value.abs().compareTo(THOUSAND) < 0 && value.stripTrailingZeros().scale() > 0 ? 2 : 0;
        return symbol() + FIXED_SPACE + decimal(value, decimals, decimals, locale);
    }

    @Override
    public String exactMoney(BigDecimal value, Locale locale) {
        return symbol() + FIXED_SPACE + decimal(value, 2, 2, locale);
    }

    @Override
    public String compactMoney(BigDecimal value, Locale locale) {
        return symbol() + FIXED_SPACE + compact(value, locale);
    }

    @Override
    public String compact(BigDecimal value, Locale locale) {
        var size = value.abs();
        if (size.compareTo(BILLION) >= 0) {
            return scaled(value, BILLION, locale) + texts.text(locale, "format.billion");
        }
        // 999,500 and more would read 1000K.
        if (size.compareTo(BigDecimal.valueOf(999_500)) >= 0) {
            return scaled(value, MILLION, locale) + texts.text(locale, "format.million");
        }
        if (size.compareTo(THOUSAND) >= 0) {
            return decimal(value.divide(THOUSAND, 0, RoundingMode.HALF_UP), 0, 0, locale)
                    + texts.text(locale, "format.thousand");
        }
        return decimal(value, 0, 0, locale);
    }

    @Override
    public String number(long value, Locale locale) {
        return decimal(BigDecimal.valueOf(value), 0, 0, locale);
    }

    @Override
    public String percent(double share, int decimals, Locale locale) {
        return decimal(BigDecimal.valueOf(share * 100), decimals, decimals, locale) + '%';
    }

    @Override
    public String date(LocalDate date, Locale locale) {
        var today = LocalDate.now(clock);
        var pattern = date.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy";
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }

    @Override
    public String time(Instant time, ZoneId zone, Locale locale) {
        var local = time.atZone(zone);
        var days = ChronoUnit.DAYS.between(LocalDate.now(clock.withZone(zone)), local.toLocalDate());
        var hour = DateTimeFormatter.ofPattern("HH:mm", locale).format(local);
        if (days == 0) {
            return texts.text(locale, "format.today", hour);
        }
        if (days == -1) {
            return texts.text(locale, "format.yesterday", hour);
        }
        if (days > 0 && days < 7) {
            return DateTimeFormatter.ofPattern("EEE HH:mm", locale).format(local);
        }
        return date(local.toLocalDate(), locale) + ", " + hour;
    }

    @Override
    public String days(long days, Locale locale) {
        return texts.text(locale, "format.days", days);
    }

    private String symbol() {
        var currency = settings.reportingCurrency();
        return "MYR".equals(currency.getCurrencyCode()) ? "RM" : currency.getCurrencyCode();
    }

    private static String scaled(BigDecimal value, BigDecimal unit, Locale locale) {
        return decimal(value.divide(unit, 2, RoundingMode.HALF_UP), 0, 2, locale);
    }

    private static String decimal(BigDecimal value, int least, int most, Locale locale) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value).replace('-', MINUS);
    }
}
