package io.saluran.platform.format;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/// Numbers, money, dates and ages as DESIGN.md writes them, in the language given and the reporting currency.
@ProviderType
public interface Formats {

    /// `RM 1,234,567`: no sen from RM 1,000 on; a fixed space; `USD 94,500` by code, `RM` for MYR.
    String money(BigDecimal value, Locale locale);

    /// `RM 1.23M`, `RM 340K`; Malay `RM 1.23J`. For headers, axes and tiles.
    String compactMoney(BigDecimal value, Locale locale);

    /// `RM 2,360.91`: always with two decimals, for averages and prices.
    String exactMoney(BigDecimal value, Locale locale);

    /// As [#compactMoney], without the currency.
    String compact(BigDecimal value, Locale locale);

    String number(long value, Locale locale);

    /// `45%` for 0.45, with as many decimals as asked for.
    String percent(double share, int decimals, Locale locale);

    /// `23 Nov` in this year, `23 Nov 2025` in others.
    String date(LocalDate date, Locale locale);

    /// `today, 16:00`, `Tue 14:30`, `23 Nov 2026, 09:12`, in the viewer's time zone.
    String time(Instant time, java.time.ZoneId zone, Locale locale);

    /// `12 d`.
    String days(long days, Locale locale);
}
