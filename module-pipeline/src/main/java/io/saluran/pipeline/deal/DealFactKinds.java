package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.deal.DealPage.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The facts that every deal has, for those who look at one.
record DealFactKinds(DealDesk desk, DealBoardWords.Words text) {

    DealFact<BigDecimal> worth(Facts deal) {
        return built(deal.currency() == null ? DealField.VALUE : DealField.AMOUNT, Facts::worth,
                worth -> desk.money(worth, deal.currency()), Function.identity());
    }

    DealFact<Currency> currency(Locale locale) {
        return built(DealField.CURRENCY,
                deal -> Currency.getInstance(Objects.requireNonNullElse(deal.currency(), deal.reporting())),
                each -> each.getCurrencyCode() + " · " + each.getDisplayName(locale), Currency::getCurrencyCode);
    }

    DealFact<String> text(DealField<String> field, Function<Facts, @Nullable String> now) {
        return built(field, now, Function.identity(), Function.identity());
    }

    DealFact<LocalDate> date(DealField<LocalDate> field, Function<Facts, @Nullable LocalDate> now) {
        return built(field, now, desk::date, Function.identity());
    }

    DealFact<Choice> choice(DealField<UUID> field, Function<Facts, @Nullable UUID> id,
            Function<Facts, @Nullable String> name) {
        return built(field, deal -> {
            var known = id.apply(deal);
            return known == null ? null : new Choice(known, Objects.requireNonNullElse(name.apply(deal), ""));
        }, Choice::name, Choice::id);
    }

    /// @param kept what the deal keeps of what was chosen
    private <V, T> DealFact<V> built(DealField<T> field, Function<Facts, @Nullable V> now, Function<V, String> words,
            Function<V, T> kept) {
        return new DealFact<>(field.key(), words("deal.field." + field.key()),
                words(field.equals(DealField.VALUE) ? "deal.no-value-yet" : "deal.nothing-yet"), now, words,
                (deal, value) -> desk.deals().edit(desk.viewer(), deal.id(), field,
                        value == null ? null : kept.apply(value), deal.version()));
    }

    private String words(String key) {
        return text.of(key);
    }
}
