package io.saluran.pipeline.deal;

import io.saluran.platform.format.Formats;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the board says besides its cards.
final class DealBoardWords {

    private DealBoardWords() {}

    /// Gives the words of a text key.
    @FunctionalInterface
    interface Words {
        String of(String key, Object... arguments);
    }

    /// All open deals that are shown, in one line.
    static String sum(DealBoard.Board read, Formats formats, Locale locale, Words words) {
        var count = read.columns().stream().mapToLong(DealBoard.Column::count).sum();
        var total = sum(read.columns(), DealBoard.Column::total);
        var weighted = sum(read.columns(), DealBoard.Column::weighted);
        return total == null
                ? words.of("board.sum-no-value", count)
                : words.of("board.sum", count, formats.compactMoney(total, locale),
                        formats.compactMoney(Objects.requireNonNullElse(weighted, BigDecimal.ZERO), locale));
    }

    private static @Nullable BigDecimal sum(List<DealBoard.Column> columns,
            Function<DealBoard.Column, @Nullable BigDecimal> value) {
        return columns.stream().map(value).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }
}
