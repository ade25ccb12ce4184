package io.saluran.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.ui.testing.UiTest;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
}
