package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("P7")
class NumberReadingTest {

    private static CellReader.Read read(Kind kind, String cell) {
        return new CellReader(0, ImportField.of("value", kind), null, '.').read(CellReader.plain(cell));
    }

    private static @Nullable String amount(String text, char decimal) {
        return NumberReading.read(text, decimal, NumberReading.Unit.MONEY).map(BigDecimal::toPlainString).orElse(null);
    }

    /// The table says by hand what each cell is worth; what has no worth is refused.
    @ParameterizedTest
    @CsvFileSource(resources = "amounts.csv", delimiter = ';', quoteCharacter = '`', numLinesToSkip = 1)
    void an_amount_is_what_a_reader_takes_it_for_or_is_refused(String text, char decimal, @Nullable String expected,
            @Nullable String currency) {
        assertThat(amount(text, decimal)).isEqualTo(expected);
        if (expected != null) {
            assertThat(NumberReading.currency(text).orElse(null)).isEqualTo(currency);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x20, 0xA0, 0x202F, 0x2009, 0x27, 0x2019})
    void a_space_of_any_width_or_an_apostrophe_parts_thousands_and_nothing_else(int sign) {
        var between = Character.toString(sign);

        assertThat(amount("1" + between + "234" + between + "567.5", '.')).isEqualTo("1234567.5");
        assertThat(amount("12" + between + "34", '.')).isNull();
        assertThat(amount("1234" + between + "567", '.')).isNull();
        assertThat(amount("1" + between + "2345", '.')).isNull();
        assertThat(amount("1" + between + "234,567.5", '.')).isNull();
    }

    @Test
    void every_currency_of_iso_4217_may_stand_before_or_after() {
        for (var code : new String[] {"MYR", "USD", "EUR", "JPY", "KWD", "CLF", "IDR", "VND"}) {
            assertThat(amount(code + " 5", '.')).isEqualTo("5");
            assertThat(amount("5" + code, '.')).isEqualTo("5");
            assertThat(NumberReading.currency(code + "5")).contains(code);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x12", "12 USD", "RM 12", "$12", "12%", "12 people", "ca 12", "12 34", "Q4 2026"})
    void a_count_has_nothing_beside_its_figures(String cell) {
        assertThat(read(Kind.WHOLE, cell).text()).isNull();
        assertThat(read(Kind.WHOLE, cell).problem()).isNotNull();
    }

    @Test
    void percent_stands_only_where_a_share_belongs() {
        assertThat(read(Kind.SHARE, "15%")).isEqualTo(new CellReader.Read("15", null));
        assertThat(read(Kind.SHARE, "15.5 %")).isEqualTo(new CellReader.Read("15.5", null));
        assertThat(read(Kind.SHARE, "15")).isEqualTo(new CellReader.Read("15", null));
        assertThat(read(Kind.SHARE, "RM 15").problem()).isEqualTo("import.reason.not-a-number");
        assertThat(read(Kind.NUMBER, "15%").problem()).isEqualTo("import.reason.a-share");
        assertThat(read(Kind.WHOLE, "15%").problem()).isEqualTo("import.reason.a-share");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RM 1.2 mil", "3bn", "10jt", "1.5 mio", "3k", "RM2.5M", "(1.2 mil)", "2 juta", "4 lakh",
            "1 cr", "Rp 10 jt"})
    void a_number_that_is_written_short_is_to_be_written_in_full(String cell) {
        assertThat(read(Kind.NUMBER, cell)).isEqualTo(new CellReader.Read(null, "import.reason.short-number"));
    }

    @ParameterizedTest
    @CsvSource({"$5,", "500,", "¥5,", "US$ 5,USD", "RM 5,MYR"})
    void a_sign_of_several_countries_says_no_currency(String text, @Nullable String expected) {
        assertThat(NumberReading.currency(text).orElse(null)).isEqualTo(expected);
    }

    @Test
    void what_is_no_number_is_none_when_a_column_is_looked_at_either() {
        assertThat(new NumberReading.Evidence().see("Q4 2026")).isFalse();
        assertThat(new NumberReading.Evidence().see("1.2 mil")).isFalse();
        assertThat(new NumberReading.Evidence().see("RM 1,200.50")).isTrue();
        assertThat(new NumberReading.Evidence().see("15%")).isTrue();
    }
}
