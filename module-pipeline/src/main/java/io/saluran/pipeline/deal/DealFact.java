package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.ShortTexts;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A fact of a deal: how it is called, read, written and kept.
///
/// @param key its name in the history
/// @param now what it is
/// @param apart the words as several short texts; none for most
/// @param edit keeps what was chosen, of a deal as it is
record DealFact<V>(
        String key,
        String label,
        String nothing,
        Function<Facts, @Nullable V> now,
        Function<V, String> words,
        Function<V, List<String>> apart,
        Edit<V> edit) {

    /// One in words alone.
    DealFact(String key, String label, String nothing, Function<Facts, @Nullable V> now, Function<V, String> words,
            Edit<V> edit) {
        this(key, label, nothing, now, words, value -> List.of(), edit);
    }

    /// Changes the fact of a deal.
    @FunctionalInterface
    interface Edit<V> {
        Deals.Outcome of(Facts deal, @Nullable V value);
    }

    boolean same(@Nullable V one, @Nullable V other) {
        return (one instanceof BigDecimal number && other instanceof BigDecimal with)
                ? number.compareTo(with) == 0
                : Objects.equals(one, other);
    }

    /// One of the company's own fields.
    static DealFact<FieldValue> own(FieldDefinition field, DealDesk desk, String nothing) {
        return new DealFact<>(FieldWriting.historyName(field.key()),
                field.label(desk.viewer().locale()), nothing, deal -> deal.fields().get(field.key()).orElse(null),
                value -> desk.fields().show(field, value, desk.viewer().locale()),
                value -> ShortTexts.of(field, value),
                (deal, value) -> desk.deals().edit(desk.viewer(), deal.id(), List.of(),
                        List.of(new FieldEdit(field.key(), value)), deal.version()));
    }
}
