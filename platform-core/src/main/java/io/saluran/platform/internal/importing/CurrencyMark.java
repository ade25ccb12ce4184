package io.saluran.platform.internal.importing;

import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A word or sign that says the currency of an amount: a code of ISO 4217, or what people write instead. Any other word
/// beside a figure may be a unit, a month or a thousand, so it is none.
///
/// @param code empty for a sign that several countries use
record CurrencyMark(String code) {

    private static final CurrencyMark OF_SEVERAL = new CurrencyMark("");
    // Codes that are words too; in small letters they are more likely those.
    private static final Set<String> WORDS = Set.of("ALL", "ARS", "BAM", "COP", "CUP", "GEL", "LAK", "MAD", "MOP",
            "PEN", "RON", "SOS", "TOP", "TRY");
    private static final Map<String, CurrencyMark> KNOWN = known();

    private static Map<String, CurrencyMark> known() {
        var known = new HashMap<String, CurrencyMark>();
        for (var each : Currency.getAvailableCurrencies()) {
            // Those without decimals of their own are gold, testing and nothing.
            if (each.getDefaultFractionDigits() >= 0) {
                known.put(each.getCurrencyCode(), new CurrencyMark(each.getCurrencyCode()));
            }
        }
        Map.ofEntries(Map.entry("MYR", "RM"), Map.entry("EUR", "€"), Map.entry("GBP", "£"),
                Map.entry("INR", "₹"), Map.entry("THB", "฿"), Map.entry("VND", "₫ Đ"), Map.entry("USD", "US$ USD$"),
                Map.entry("SGD", "S$ SG$ SGD$"), Map.entry("IDR", "RP RP."), Map.entry("PHP", "₱ PHP₱"),
                Map.entry("AUD", "A$ AU$ AUD$"), Map.entry("NZD", "NZ$"), Map.entry("HKD", "HK$"),
                Map.entry("TWD", "NT$"), Map.entry("CAD", "C$ CA$"), Map.entry("BRL", "R$"), Map.entry("BND", "B$"),
                Map.entry("CNY", "RMB CN¥ 元"), Map.entry("JPY", "JP¥ 円"), Map.entry("KRW", "₩"),
                Map.entry("KHR", "៛"), Map.entry("LAK", "₭"), Map.entry("RUB", "₽"), Map.entry("TRY", "₺"),
                Map.entry("ILS", "₪"), Map.entry("NGN", "₦"), Map.entry("UAH", "₴"), Map.entry("CHF", "FR. SFR."),
                Map.entry("PLN", "ZŁ"), Map.entry("CZK", "KČ"))
                .forEach((code, marks) -> {
                    for (var mark : marks.split(" ")) {
                        known.put(mark, new CurrencyMark(code));
                    }
                });
        for (var mark : new String[] {"$", "¥", "￥", "KR", "KR.", "RS", "RS."}) {
            known.put(mark, OF_SEVERAL);
        }
        return Map.copyOf(known);
    }

    /// @param word what stands before or after a figure
    static Optional<CurrencyMark> of(String word) {
        var upper = word.toUpperCase(Locale.ROOT);
        return WORDS.contains(upper) && !upper.equals(word)
                ? Optional.empty()
                : Optional.ofNullable(KNOWN.get(upper));
    }

    /// What both say; empty when they say different currencies.
    Optional<CurrencyMark> and(CurrencyMark other) {
        if (code.isEmpty() || code.equals(other.code)) {
            return Optional.of(other);
        }
        return other.code.isEmpty() ? Optional.of(this) : Optional.empty();
    }
}
