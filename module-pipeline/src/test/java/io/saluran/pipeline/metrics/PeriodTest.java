package io.saluran.pipeline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PeriodTest {

    @Test
    void a_quarter_begins_in_january_april_july_or_october() {
        assertThat(Period.QUARTER.from(LocalDate.of(2026, 3, 31))).isEqualTo("2026-01-01");
        assertThat(Period.QUARTER.from(LocalDate.of(2026, 4, 1))).isEqualTo("2026-04-01");
        assertThat(Period.QUARTER.from(LocalDate.of(2026, 11, 25))).isEqualTo("2026-10-01");
    }

    @Test
    void twelve_months_end_today() {
        assertThat(Period.TWELVE_MONTHS.from(LocalDate.of(2026, 11, 25))).isEqualTo("2025-11-26");
    }

    @Test
    void on_every_day_each_period_holds_all_that_stand_before_it() {
        for (var day = LocalDate.of(2027, 1, 1); day.getYear() < 2029; day = day.plusDays(1)) {
            var today = day;
            assertThat(Arrays.stream(Period.values()).map(period -> period.from(today)).filter(Objects::nonNull))
                    .as("%s", today).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        }
    }

    @Test
    void an_address_that_says_nothing_known_means_all_time() {
        assertThat(Period.of("")).isEqualTo(Period.ALL);
        assertThat(Period.of("fortnight")).isEqualTo(Period.ALL);
        assertThat(Period.of("12-months")).isEqualTo(Period.TWELVE_MONTHS);
    }
}
