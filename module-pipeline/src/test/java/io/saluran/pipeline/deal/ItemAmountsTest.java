package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.deal.ItemAmounts.Line;
import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.pipeline.deal.ItemAmounts.Terms;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every figure here was reckoned by hand.
@Tag("P28")
class ItemAmountsTest {

    private static Line line(String quantity, @Nullable String price, String discount, String tax,
            @Nullable Period period, @Nullable Integer term) {
        return new Line(new BigDecimal(quantity), price == null ? null : new BigDecimal(price),
                new Terms(new BigDecimal(discount), new BigDecimal(tax), period, term));
    }

    @Test
    void a_line_is_rounded_half_up_to_the_smallest_unit() {
        // 3 × 33.35 = 100.05, less 5 % = 95.0475
        assertThat(line("3", "33.35", "5", "0", null, null).amount(2)).isEqualByComparingTo("95.05");
        // 1 × 0.125 = 0.125
        assertThat(line("1", "0.125", "0", "0", null, null).amount(2)).isEqualByComparingTo("0.13");
        // in yen: 95.0475
        assertThat(line("3", "33.35", "5", "0", null, null).amount(0)).isEqualByComparingTo("95");
    }

    @Test
    void sums_are_of_rounded_lines() {
        // each 0.333 × 1.5 = 0.4995 → 0.50; three of them 1.50, not 1.4985
        var lines = List.of(line("1.5", "0.333", "0", "0", null, null), line("1.5", "0.333", "0", "0", null, null),
                line("1.5", "0.333", "0", "0", null, null));

        assertThat(ItemAmounts.of(lines, 2).total()).isEqualByComparingTo("1.50");
    }

    @Test
    void tax_is_of_the_rounded_line_and_rounded_per_line() {
        // 95.05 × 6 % = 5.703 → 5.70; 10.10 × 6 % = 0.606 → 0.61
        var amounts = ItemAmounts.of(List.of(line("3", "33.35", "5", "6", null, null),
                line("1", "10.10", "0", "6", null, null)), 2);

        assertThat(amounts.tax()).isEqualByComparingTo("6.31");
        assertThat(amounts.total()).isEqualByComparingTo("105.15");
    }

    @Test
    void what_recurs_counts_for_its_term_or_for_one_year_without_end() {
        // 100 a quarter for 6 quarters = 600, a year 400; 50 a month without end: 600 a year; once 30
        var amounts = ItemAmounts.of(List.of(line("1", "100", "0", "0", Period.QUARTER, 6),
                line("2", "25", "0", "0", Period.MONTH, null), line("1", "30", "0", "0", null, null)), 2);

        assertThat(amounts.total()).isEqualByComparingTo("1230");
        assertThat(amounts.oneOff()).isEqualByComparingTo("30");
        assertThat(amounts.yearly()).isEqualByComparingTo("1000");
        assertThat(amounts.monthly()).isEqualByComparingTo("83.33"); // 1000 / 12 = 83.333…
    }

    @Test
    void nothing_recurs_and_nothing_is_priced() {
        assertThat(ItemAmounts.of(List.of(line("1", "30", "0", "0", null, null)), 2).monthly()).isNull();
        var none = ItemAmounts.of(List.of(line("1", null, "0", "6", Period.YEAR, 2)), 2);
        assertThat(none.total()).isNull();
        assertThat(none.yearly()).isNull();
    }
}
