package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.importing.ImportProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are not what they say, or larger or odder than files should be: a right reading, or a clear answer.
@Tag("P7")
class StrangeFilesTest {

    private static final Set<String> KNOWN = Set.of("name", "town", "value", "email", "nama", "bandar");
    private static final int MANY = 1_000_000;

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static TableLook look(Path file) throws IOException {
        return TableLook.at(TableFile.open(file), 0, null, name -> KNOWN.contains(ColumnGuess.plain(name)));
    }

    private static List<List<String>> rows(Path file) throws IOException {
        var rows = new ArrayList<List<String>>();
        TableFile.open(file).read(0, (number, cells) -> rows.add(List.of(cells)));
        return rows;
    }

    private static String problem(Path file) throws IOException {
        try {
            look(file);
            return "";
        } catch (ImportProblem problem) {
            return problem.key();
        }
    }

    /// A workbook of these parts, as far as a reader needs them.
    private Path workbook(String name, String sheet, String strings) throws IOException {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "[Content_Types].xml",
                    """
                            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
                            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>\
                            <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>\
                            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            part(zip, "xl/workbook.xml",
                    """
                            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
                            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
                            <sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            part(zip, "xl/_rels/workbook.xml.rels",
                    """
                            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
                            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>\
                            <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>""");
            part(zip, "xl/sharedStrings.xml", strings);
            part(zip, "xl/worksheets/sheet1.xml", sheet);
        }
        return file;
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"^", "~", "\u001F", "\u0001", "||", "::", "¦"})
    void rare_separators_are_recognised_too(String separator) throws IOException {
        var content = String.join("\n", List.of("name" + separator + "town", "Ali" + separator + "Ipoh",
                "Mei" + separator + "Melaka", ""));

        assertThat(rows(file("list.csv", content))).containsExactly(List.of("name", "town"), List.of("Ali", "Ipoh"),
                List.of("Mei", "Melaka"));
    }

    @Test
    void a_list_of_names_alone_is_not_cut_at_a_colon_or_a_comma_in_one_of_them() throws IOException {
        assertThat(rows(file("names.csv", "name\nAli: the first\nMei\nSiti\n"))).contains(List.of("Ali: the first"));
    }

    @Test
    void cells_between_apostrophes_and_quotes_behind_a_backslash_are_read_as_they_are_meant() throws IOException {
        assertThat(rows(file("single.csv", "'name','town'\n'Ali, Bakar','Ipoh'\n'Mei','Melaka'\n")))
                .containsExactly(List.of("name", "town"), List.of("Ali, Bakar", "Ipoh"), List.of("Mei", "Melaka"));
        assertThat(rows(file("slash.csv", "\"name\",\"town\"\n\"Ali \\\"Bob\\\" Bakar\",\"Ipoh\"\n")))
                .containsExactly(List.of("name", "town"), List.of("Ali \"Bob\" Bakar", "Ipoh"));
        assertThat(rows(file("space.csv", "name, town\n\"Ali, Bakar\" , \"Ipoh\"\n"))).contains(List.of("Ali, Bakar",
                "Ipoh"));
        assertThat(rows(file("inch.csv", "name,town\nPipe 12\" long,Ipoh\n"))).contains(List.of("Pipe 12\" long",
                "Ipoh"));
    }

    @Test
    void a_number_of_a_billion_figures_stays_as_short_as_it_was_written() throws IOException {
        var file = workbook("exponent.xlsx",
                sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>value</t></is></c></row>"
                        + "<row r=\"2\"><c r=\"A2\"><v>1e999999999</v></c></row><row r=\"3\"><c r=\"A3\"><v>1.5E3</v></c></row>"),
                "<sst/>");

        assertThat(rows(file)).containsExactly(List.of("value"), List.of("1E+999999999"), List.of("1500"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Ali,Ipoh\nSiti,Klang\n", "\"Kedai\" Ali,Ipoh\n"})
    void quotes_that_do_not_come_in_pairs_are_told_with_their_row(String rows) throws IOException {
        try {
            look(file("quote.csv", "name,town\nMei,Melaka\n" + rows));
            throw new AssertionError("was read");
        } catch (ImportProblem problem) {
            assertThat(problem.key()).isEqualTo("import.problem.quotes");
            assertThat(problem.arguments()).containsExactly(3L);
        }
    }

    @ParameterizedTest
    @CsvSource({"GB18030,深圳市华强电子有限公司与吉隆坡贸易有限公司的联合销售部门",
            "windows-1251,Общество с ограниченной ответственностью и другие названия"})
    void what_is_neither_utf_8_nor_western_is_recognised_by_its_letters(String charset, String name)
            throws IOException {
        var file = Files.write(folder.resolve("list.csv"),
                ("name,town\n" + (name + ",Ipoh\n").repeat(20)).getBytes(Charset.forName(charset)));

        assertThat(rows(file).get(1)).containsExactly(name, "Ipoh");
    }

    @Test
    void a_character_set_and_a_separator_that_were_found_wrongly_can_be_changed() throws IOException {
        var file = TableFile.open(Files.write(folder.resolve("list.csv"),
                "name;town\nPříbram, s.r.o.;Ipoh\n".getBytes(Charset.forName("windows-1250"))));
        var rows = new ArrayList<String>();

        file.as(file.form().withCharset("windows-1250")).read(0, (number, cells) -> rows.add(cells[0]));
        file.as(file.form().withCharset("windows-1250").withSeparator(",")).read(0,
                (number, cells) -> rows.add(cells[0]));

        assertThat(rows).containsExactly("name", "Příbram, s.r.o.", "name;town", "Příbram");
    }

    @Test
    void a_cell_of_a_megabyte_is_read() throws IOException {
        var rows = rows(file("long.csv", "name,town\n\"" + "a\n".repeat(MANY / 2) + "\",Ipoh\nMei,Melaka\n"));

        assertThat(rows.get(1).getFirst()).hasSize(MANY);
        assertThat(rows.get(2)).containsExactly("Mei", "Melaka");
    }

    @Test
    void a_heading_of_a_hundred_thousand_columns_is_refused_and_a_row_of_as_many_is_cut() throws IOException {
        var many = ",x".repeat(100_000);
        assertThat(problem(file("wide.csv", "name" + many + "\nAli" + many + "\n")))
                .isEqualTo("import.problem.too-wide");
        assertThat(look(file("row.csv", "name,town\nAli" + many + "\n")).names()).containsExactly("name", "town");
        assertThat(look(file("empty.csv", "name,town" + ",".repeat(100_000) + "\nAli,Ipoh\n")).names())
                .containsExactly("name", "town");
    }

    @Test
    void a_million_empty_lines_are_passed_over_and_still_counted() throws IOException {
        var last = new AtomicLong();
        var file = file("empty.csv", "name,town\n" + "\n".repeat(MANY / 2) + ",\n".repeat(MANY / 2) + "Ali,Ipoh\n");

        TableFile.open(file).read(0, (number, cells) -> {
            last.set(number);
            return true;
        });

        assertThat(last).hasValue(MANY + 2);
        assertThat(look(file).rows()).isEqualTo(1);
        assertThat(problem(file("none.csv", "name,town\n" + ",\n".repeat(MANY)))).isEqualTo(
                "import.problem.only-heading");
    }

    @Test
    void a_heading_in_two_lines_is_one_name_a_column() throws IOException {
        var look = look(file("two.csv", "Customer,,Deal,\nName,Town,Value,Closes\nAli,Ipoh,500,2026-11-24\n"
                + "Mei,Klang,70,2026-11-25\n"));
        assertThat(look.names()).containsExactly("Name", "Town", "Value", "Closes");
        assertThat(look.rows()).isEqualTo(2);

        var both = look(
                file("both.csv", "Name,Town,Worth\nNama,Bandar,RM\nAli,Ipoh,500\nMei,Klang,70\nSiti,Klang,8\n"));
        assertThat(both.names()).containsExactly("Nama", "Bandar", "Worth – RM");
        assertThat(both.rows()).isEqualTo(3);
        assertThat(both.heading()).isEqualTo(new Headings.Heading(1, 2));
    }

    @Test
    void a_first_row_of_names_is_not_taken_for_a_second_heading() throws IOException {
        assertThat(look(file("plain.csv", "name,town\nAli,Ipoh\nMei,Klang\n")).rows()).isEqualTo(2);
        assertThat(look(file("one.csv", "name\nAli\nMei\n")).heading()).isEqualTo(new Headings.Heading(1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name,Town,Worth\nAli,Ipoh,RM 1.2 mil\nMei,Klang,70\nSiti,Klang,8\n",
            "name,town\nAli,TBC\nMei,70\nSiti,8\n"})
    void a_first_row_with_a_value_that_is_none_is_a_row_and_no_heading(String text) throws IOException {
        var look = look(file("first.csv", text));

        assertThat(look.heading()).isEqualTo(new Headings.Heading(1, 1));
        assertThat(look.rows()).isEqualTo(3);
    }

    @Test
    void the_heading_is_found_below_remarks_also_when_they_are_as_wide() throws IOException {
        var look = look(file("report.csv", "Report,of,November\nmade,by,Ali\n\nName,Town,Value\nMei,Ipoh,5\n"));

        assertThat(look.heading()).isEqualTo(new Headings.Heading(4, 4));
        assertThat(look.rows()).isEqualTo(1);
    }

    @Test
    void a_table_without_a_heading_has_columns_called_as_in_a_spreadsheet() throws IOException {
        var look = look(file("bare.csv", "Ali,ali@aliran.example,500\nMei,mei@aliran.example,70\n"
                + "Siti,siti@aliran.example,8\n"));

        assertThat(look.names()).containsExactly("A", "B", "C");
        assertThat(look.rows()).isEqualTo(3);
        assertThat(look.heading().first()).isZero();
    }

    @Test
    void columns_of_the_same_name_can_be_told_apart() throws IOException {
        assertThat(look(file("same.csv", "Name,Phone,phone,,\nAli,1,2,3,4\n")).names()).containsExactly("Name",
                "Phone", "phone (2)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`',
            value = {"<!-- page --><html>;web-page", "<meta charset=x><table>;web-page",
                    "<?xml version=\"1.0\"?><Workbook/>;web-page", "{\"deals\": [1]};not-a-table",
                    "[{\"a\": 1}];not-a-table",
                    "{\\rtf1 x};not-a-table", "SQLite format 3;not-a-table"})
    void what_is_another_kind_of_file_is_called_so(String content, String key) throws IOException {
        assertThat(problem(file("list.csv", content))).isEqualTo("import.problem." + key);
    }

    @Test
    void workbooks_of_other_kinds_are_called_so() throws IOException {
        var ods = folder.resolve("list.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(ods))) {
            part(zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        }
        assertThat(problem(ods)).isEqualTo("import.problem.other-workbook");

        var locked = new byte[4096];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, locked, 0, 4);
        var word = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(word, 0, locked, 1024, word.length);
        assertThat(problem(Files.write(folder.resolve("locked.xlsx"), locked)))
                .isEqualTo("import.problem.locked-excel");
    }

    @Test
    void the_first_sheet_with_a_table_is_taken_and_each_can_be_read() throws IOException {
        var file = folder.resolve("many.xlsx");
        try (OutputStream out = Files.newOutputStream(file); var book = new Workbook(out, "Test", "1.0")) {
            book.newWorksheet("Notes");
            for (var name : List.of("Jan", "Feb")) {
                var sheet = book.newWorksheet(name);
                sheet.value(0, 0, "name");
                sheet.value(2, 0, name + " deal");
            }
        }
        var table = TableFile.open(file);
        var rows = new ArrayList<String>();
        table.read(2, (number, cells) -> rows.add(number + cells[0]));

        assertThat(table.sheets()).containsExactly("Notes", "Jan", "Feb");
        assertThat(rows).containsExactly("1name", "3Feb deal");
    }

    @Test
    void a_formula_is_read_as_its_stored_value_and_percent_as_people_see_it() throws IOException {
        var file = folder.resolve("formulas.xlsx");
        try (OutputStream out = Files.newOutputStream(file); var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("One");
            sheet.value(0, 0, "name");
            sheet.value(0, 1, "chance");
            sheet.value(1, 0, "Ali");
            sheet.value(1, 1, 0.155);
            sheet.style(1, 1).format("0.0%").set();
        }
        assertThat(rows(file)).contains(List.of("Ali", "15.5%"));

        var formulas = workbook("stored.xlsx",
                sheet("""
                        <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>\
                        <row r="2"><c r="A2" t="str"><f>A1&amp;"!"</f><v>Kedai Ali</v></c><c r="B2"><f>40+2</f><v>42</v></c></row>\
                        <row r="3"><c r="A3" t="str"><f>A1</f><v>Mei</v></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"""),
                "<sst/>");
        assertThat(rows(formulas)).containsExactly(List.of("name", "value"), List.of("Kedai Ali", "42"),
                List.of("Mei", ""));
    }

    @Test
    void a_workbook_that_unpacks_to_gigabytes_is_refused_before_it_is_read() throws IOException {
        var bomb = folder.resolve("bomb.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            part(zip, "xl/workbook.xml", "<workbook/>");
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var block = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(block);
            }
            zip.closeEntry();
        }

        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThat(problem(bomb)).isEqualTo("import.problem.packed");
    }

    @Test
    void entities_that_multiply_are_not_followed() throws IOException {
        var laughs = new StringBuilder("<!DOCTYPE sst [<!ENTITY a \"ha\">");
        for (char c = 'b'; c <= 'z'; c++) {
            laughs.append("<!ENTITY ").append(c).append(" \"")
                    .append(("&" + (char) (c - 1) + ";").repeat(10)).append("\">");
        }
        var file = workbook("laughs.xlsx",
                sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>"),
                laughs + "]><sst><si><t>&z;</t></si></sst>");

        assertThat(problem(file)).isIn("import.problem.broken-excel", "import.problem.empty-file",
                "import.problem.only-heading", "");
    }

    @Test
    void a_workbook_cut_short_is_refused_in_words() throws IOException {
        var file = workbook("cut.xlsx", "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c><row", "<sst/>");

        assertThat(problem(file)).isEqualTo("import.problem.broken-excel");
    }
}
