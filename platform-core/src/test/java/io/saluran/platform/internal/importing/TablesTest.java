package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.importing.DateOrder;
import io.saluran.platform.importing.DecimalSign;
import io.saluran.platform.importing.ImportProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("P7")
class TablesTest {

    private static final String MALAY = "nama,bandar\nCafé Melaka,Kota Bharu\n\"Ali, Bakar\",\"Shah \"\"Alam\"\"\"\n";

    private static final char NOT_SAID = 0;

    @TempDir
    Path folder;

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> rows(Path file) throws IOException {
        var rows = new ArrayList<List<String>>();
        TableFile.open(file).read(0, (number, cells) -> rows.add(List.of(cells)));
        return rows;
    }

    private static String problem(Path file) {
        try {
            TableLook.at(TableFile.open(file), 0);
            return "";
        } catch (ImportProblem problem) {
            return problem.key();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void any_separator_is_recognised_also_when_cells_hold_the_others(String separator) throws IOException {
        var content = String.join(separator, "name", "town", "amount") + "\n"
                + String.join(separator, "\"Ali; Bakar, | \t\"", "Ipoh", "\"1,5\"") + "\n"
                + String.join(separator, "Mei", "Melaka", "2.5") + "\n";

        assertThat(rows(file("list.csv", content))).containsExactly(List.of("name", "town", "amount"),
                List.of("Ali; Bakar, | \t", "Ipoh", "1,5"), List.of("Mei", "Melaka", "2.5"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,EFBBBF", "windows-1252,''", "UTF-16LE,FFFE", "UTF-16BE,FEFF", "UTF-16LE,''",
            "UTF-32LE,FFFE0000", "UTF-32BE,0000FEFF", "UTF-32LE,''", "UTF-32BE,''"})
    void any_character_set_is_recognised(String charset, String mark) throws IOException {
        var text = MALAY.getBytes(Charset.forName(charset));
        var bytes = java.util.HexFormat.of().parseHex(mark);
        var all = new byte[bytes.length + text.length];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(text, 0, all, bytes.length, text.length);

        assertThat(rows(file("list.csv", all))).containsExactly(List.of("nama", "bandar"),
                List.of("Café Melaka", "Kota Bharu"), List.of("Ali, Bakar", "Shah \"Alam\""));
    }

    @Test
    void a_letter_that_is_not_utf_8_far_down_still_decides() throws IOException {
        var text = "name\n" + "a".repeat(90_000) + "\n" + "Café\n";

        assertThat(rows(file("long.csv", text.getBytes(Charset.forName("windows-1252")))).getLast())
                .containsExactly("Café");
    }

    @Test
    void what_is_no_table_is_refused_with_a_reason() throws IOException {
        assertThat(problem(file("empty.csv", ""))).isEqualTo("import.problem.empty-file");
        assertThat(problem(file("blank.csv", "\n\n  \n"))).isEqualTo("import.problem.empty-file");
        assertThat(problem(file("head.csv", "name,town\n"))).isEqualTo("import.problem.only-heading");
        assertThat(problem(file("page.csv", "<!DOCTYPE html><html><table></table></html>")))
                .isEqualTo("import.problem.web-page");
        assertThat(problem(file("paper.csv", "%PDF-1.7 …"))).isEqualTo("import.problem.not-a-table");
        assertThat(problem(file("photo.csv", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3})))
                .isEqualTo("import.problem.not-a-table");
        assertThat(problem(file("program.csv", new byte[] {(byte) 0x7F, 'E', 'L', 'F', 0, 1, 2, 3})))
                .isEqualTo("import.problem.not-text");
        assertThat(problem(file("old.xls", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0})))
                .isEqualTo("import.problem.old-excel");
        assertThat(problem(file("broken.xlsx", new byte[] {'P', 'K', 3, 4, 0, 0, 0})))
                .isEqualTo("import.problem.broken-excel");
        assertThat(problem(file("quote.csv", "name,town\n\"Ali,Ipoh\nMei,Melaka\n"))).isIn("import.problem.quotes",
                "import.problem.only-heading", "");
    }

    @Test
    void a_workbook_is_read_whatever_its_name_says_with_its_dates_and_numbers() throws IOException {
        var file = folder.resolve("list.csv");
        try (OutputStream out = Files.newOutputStream(file); var workbook = new Workbook(out, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Deals");
            sheet.value(0, 0, "name");
            sheet.value(0, 1, "opened");
            sheet.value(0, 2, "value");
            sheet.value(1, 0, "Ali");
            sheet.value(1, 1, LocalDate.of(2026, 11, 24));
            sheet.style(1, 1).format("dd/mm/yyyy").set();
            sheet.value(1, 2, new BigDecimal("1054.50"));
        }

        assertThat(rows(file)).containsExactly(List.of("name", "opened", "value"),
                List.of("Ali", "2026-11-24", "1054.5"));
    }

    @Test
    void a_title_above_the_table_is_not_its_heading() throws IOException {
        var look = TableLook
                .at(TableFile.open(file("titled.csv", "Senarai 2026,,\n\nname,town,state\nAli,Ipoh,Perak\n")), 0);

        assertThat(look.names()).containsExactly("name", "town", "state");
        assertThat(look.heading()).isEqualTo(new Headings.Heading(3, 3));
        assertThat(look.rows()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"03/11/2026;25/12/2026,DAY_FIRST", "03/11/2026;12/25/2026,MONTH_FIRST",
            "2026-11-03;2026-12-25,YEAR_FIRST",
            "3.11.26;25.12.26,DAY_FIRST"})
    void a_figure_above_twelve_decides_how_a_column_of_dates_is_read(String values, DateOrder order) {
        assertThat(evidence(values).order()).contains(order);
    }

    @Test
    void dates_that_can_be_read_in_two_ways_are_left_to_a_person() {
        assertThat(evidence("03/11/2026;04/12/2026").order()).isEmpty();
        assertThat(evidence("13/11/2026;11/14/2026").order()).isEmpty();
        assertThat(evidence("13/11/2026;11-14-2026").mixed()).isTrue();
    }

    @Test
    void days_counted_as_a_spreadsheet_counts_are_dates_where_a_date_belongs() {
        var evidence = new DateReading.Evidence();
        assertThat(evidence.see("46349")).isFalse();

        assertThat(evidence.order()).contains(DateOrder.DAY_COUNT);
        // 24 November 2026, by the DATEVALUE of LibreOffice.
        assertThat(DateReading.read("46350", DateOrder.DAY_COUNT)).contains(LocalDate.of(2026, 11, 24));
        assertThat(DateReading.read("46350", DateOrder.DAY_FIRST)).isEmpty();
        assertThat(DateReading.read("12", DateOrder.DAY_COUNT)).isEmpty();
    }

    private static DateReading.Evidence evidence(String values) {
        var evidence = new DateReading.Evidence();
        for (var value : List.of(values.split(";"))) {
            assertThat(evidence.see(value)).isTrue();
        }
        return evidence;
    }

    @ParameterizedTest
    @CsvSource({"10/25/2016,MONTH_FIRST,2016-10-25", "25/10/2016,DAY_FIRST,2016-10-25", "2016-10-25 14:30,,2016-10-25",
            "25 Okt 2016,,2016-10-25", "25-Oct-16,,2016-10-25", "'October 25, 2016',,2016-10-25",
            "3 Mac 2016,,2016-03-03", "3 Ogos 2016,,2016-08-03", "31 Disember 2016,,2016-12-31",
            "1 Sept 2016,,2016-09-01",
            "1 Julai 2016,,2016-07-01", "'Mei 1, 2016',,2016-05-01", "28-Februari-2016,,2016-02-28",
            "1hb Mei 2016,,2016-05-01",
            "20161025,,2016-10-25", "31/02/2016,DAY_FIRST,", "25/10/2016,MONTH_FIRST,", "soon,DAY_FIRST,"})
    void dates_are_read_as_people_and_programs_write_them(String text, DateOrder order, String expected) {
        assertThat(DateReading.read(text, order).map(LocalDate::toString).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1,234;?", "1.234;?", "0.125;.", "1234.125;.", "1,234,567;.", "1.234.567;,",
            "1,5;,", "1.234,5;,"})
    void a_number_says_which_sign_parts_its_decimals_or_that_it_does_not(String text, String expected) {
        var evidence = new NumberReading.Evidence();
        evidence.see(text);

        assertThat(evidence.decimal(NOT_SAID).map(sign -> String.valueOf(sign.sign())).orElse("?"))
                .isEqualTo(expected);
    }

    @Test
    void the_values_of_a_column_say_which_sign_parts_decimals() {
        var european = new NumberReading.Evidence();
        assertThat(european.see("1.234,50")).isTrue();
        assertThat(european.see("12,5")).isTrue();
        var plain = new NumberReading.Evidence();
        assertThat(plain.see("1,234")).isTrue();

        assertThat(european.decimal(NOT_SAID)).contains(DecimalSign.COMMA);
        assertThat(plain.decimal(NOT_SAID)).isEmpty();
        assertThat(plain.decimal('.')).contains(DecimalSign.POINT);
    }
}
