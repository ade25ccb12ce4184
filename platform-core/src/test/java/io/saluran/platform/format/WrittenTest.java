package io.saluran.platform.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.platform.field.FieldValues;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X6")
class WrittenTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1250.50", "1e3", "1e39", "0.0000000001", "1234567890123456789012345678901234567890"})
    void a_number_of_up_to_forty_figures_is_one(String text) {
        assertThat(Written.number(text)).isEqualByComparingTo(text);
        assertThat(FieldValues.value(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e40", "1e999999999", "-1e200000", "1e-41", "1e-999999999"})
    void a_number_that_would_be_endless_in_figures_is_none(String text) {
        assertThatThrownBy(() -> Written.number(text)).isInstanceOf(NumberFormatException.class);
        assertThat(FieldValues.value(text)).isEmpty();
        assertThat(FieldValues.object("{\"seats\":" + text + "}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "2026-11-24", "9999-12-31"})
    void a_day_of_any_century_is_one(String text) {
        assertThat(Written.day(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-01-01", "+10000-01-01", "0000-12-31", "-4000-01-01", "2026-02-30", "today"})
    void a_day_that_no_calendar_here_has_is_none(String text) {
        assertThatThrownBy(() -> Written.day(text)).isInstanceOf(DateTimeParseException.class);
    }
}
