package io.saluran.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.ui.testing.UiTest;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("X1")
class DayFieldTest extends UiTest {

    @Test
    void a_day_is_written_day_first() {
        var words = show(new DayField("Close date")).getI18n();

        assertThat(words.getDateFormats()).first().isEqualTo("d/M/yyyy");
        assertThat(words.getMonthNames()).hasSize(12).first().isEqualTo("January");
        assertThat(words.getWeekdays()).hasSize(7).startsWith("Sunday", "Monday");
        assertThat(words.getBadInputErrorMessage()).isEqualTo("Write a date as 31/12/2026");
    }

    @Test
    void the_calendar_speaks_malay() {
        speak(Locale.of("ms"));

        var words = show(new DayField()).getI18n();

        assertThat(words.getMonthNames()).contains("Januari", "Mac", "Disember");
        assertThat(words.getWeekdays()).startsWith("Ahad", "Isnin");
        assertThat(words.getToday()).isEqualTo("Hari ini");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            12 Mac 2026      | 2026-03-12
            12 March 2026    | 2026-03-12
            3 Ogos           | 2025-08-03
            3 ogo. 26        | 2026-08-03
            31 Disember 2026 | 2026-12-31
            Dec 31, 2026     | 2026-12-31
            1hb Mei 2026     | 2026-05-01
            1st Sept 2026    | 2026-09-01
            28-Feb-2026      | 2026-02-28
            9 Julai 2026     | 2026-07-09
            30 Feb 2026      | none
            3 Foo 2026       | none
            3 Ma 2026        | none
            soon             | none
            """)
    void months_are_known_by_their_names_in_english_and_malay(String written, @Nullable LocalDate day) {
        assertThat(NamedDay.read(written, 2025)).isEqualTo(Optional.ofNullable(day));
    }

    @Test
    void what_the_browser_does_not_know_is_read_in_either_language() {
        var field = show(new DayField("Close date"));

        assertThat(field.getFallbackParser().apply("12 Mac 2026").getOrThrow(IllegalStateException::new))
                .isEqualTo(LocalDate.of(2026, 3, 12));
        assertThat(field.getFallbackParser().apply("soon").getMessage()).contains("Write a date as 31/12/2026");
    }
}
