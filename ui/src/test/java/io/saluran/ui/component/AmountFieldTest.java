package io.saluran.ui.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.internal.nodefeature.ElementPropertyMap;
import io.saluran.ui.testing.UiTest;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("X1")
class AmountFieldTest extends UiTest {

    private AmountField field;

    @BeforeEach
    void make() {
        field = show(new AmountField("Value"));
    }

    /// As the browser sends what somebody has written.
    private void write(String text) throws Exception {
        field.getElement().getNode().getFeature(ElementPropertyMap.class).deferredUpdateFromClient("value", text).run();
    }

    @ParameterizedTest
    @CsvSource({"1500, 1500", "'1,500', 1500", "'1,234,567.5', 1234567.5", "'12 345', 12345", "-20, -20",
            "'1\u00a0000.25', 1000.25", "0.5, 0.5"})
    void a_number_is_understood_as_it_is_written_and_pasted(String text, BigDecimal number) throws Exception {
        write(text);

        assertThat(field.getValue()).isEqualByComparingTo(number);
        assertThat(field.isInvalid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,5k", "1,5", "1.234.567", "12,34", "1,2345", "RM 5", "1 23", "1,234 567", "five",
            "1e999999999", "1e-99999"})
    void what_is_no_number_is_kept_and_told_and_never_taken_for_another(String text) throws Exception {
        field.setValue(BigDecimal.TEN);

        write(text);

        assertThat(field.getValue()).isNull();
        assertThat(field.isInvalid()).isTrue();
        assertThat(field.getErrorMessage()).isEqualTo("Write it in figures, such as 1500 or 1,500.50");
        assertThat(field.getElement().getProperty("value")).isEqualTo(text);
    }

    @Test
    void what_the_owner_says_of_a_number_stands_again_after_it() throws Exception {
        field.setErrorMessage("Not below zero");
        write("1,5k");
        write("-5");

        assertThat(field.isInvalid()).isFalse();
        assertThat(field.getErrorMessage()).isEqualTo("Not below zero");
    }
}
