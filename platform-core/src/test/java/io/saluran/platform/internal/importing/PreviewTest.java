package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportCheck;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportPage;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportVerdict;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.testing.TestImports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking at rows before they are written, and mending their cells.
@Tag("P7")
class PreviewTest {

    @TempDir
    Path folder;
    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    private Imports imports;

    @BeforeEach
    void open() {
        imports = TestImports.of(database.db(), folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ImportDraft draft(String... lines) throws IOException {
        return imports.open(Viewer.system(), "people", "people.csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private static ImportCheck check(ImportDraft draft) {
        return draft.check(ImportProgress.none());
    }

    private static ImportPage page(ImportDraft draft, ImportVerdict verdict) {
        return draft.page(ImportFilter.of(verdict), 0, 100);
    }

    private static List<Long> numbers(ImportPage page) {
        return page.rows().stream().map(ImportPage.Row::number).toList();
    }

    private long people() {
        return database.db().read(sql -> sql.fetchSingle("select count(*) from platform.person").get(0, Long.class));
    }

    @Test
    void each_row_is_shown_by_what_becomes_of_it_and_nothing_is_written() throws IOException {
        database.db().write(sql -> sql.execute("insert into platform.person (id, name, email) values"
                + " (?, 'Mei Ling', 'mei@aliran.example'), (?, 'Arvind', null)", Ids.next(), Ids.next()));
        try (var draft = draft("Name,Email", "Mei Ling,ling@aliran.example", "Arvind,", "Siti,siti@aliran.example",
                "Bad,nobody")) {
            assertThat(page(draft, ImportVerdict.CREATE).rows()).isEmpty();
            var check = check(draft);

            assertThat(List.of(check.create(), check.update(), check.same(), check.reject()))
                    .containsExactly(1L, 1L, 1L, 1L);
            assertThat(page(draft, ImportVerdict.CREATE).rows()).singleElement()
                    .satisfies(row -> assertThat(row.cells())
                            .containsEntry("name", "Siti").containsEntry("email", "siti@aliran.example"));
            assertThat(page(draft, ImportVerdict.UPDATE).rows()).singleElement().satisfies(
                    row -> assertThat(row.changes()).containsExactly(
                            new ImportChange(2, "email", "mei@aliran.example", "ling@aliran.example")));
            assertThat(numbers(page(draft, ImportVerdict.SAME))).containsExactly(3L);
            assertThat(page(draft, ImportVerdict.REJECT).rows()).singleElement().satisfies(
                    row -> assertThat(row.refusal()).hasValueSatisfying(refusal -> {
                        assertThat(refusal.key()).isEqualTo("import.reason.not-an-email");
                        assertThat(refusal.value()).isEqualTo("nobody");
                        assertThat(refusal.alike()).isEqualTo(1);
                    }));
        }
        assertThat(people()).isEqualTo(2);
    }

    @Test
    void a_row_with_more_cells_than_the_table_has_columns_waits_until_each_of_them_is_said() throws IOException {
        try (var draft = draft("Name,Office", "Acme, Inc,Ipoh", "Mei Ling,Klang", "Arvind", "Siti,Klang,,")) {
            var check = check(draft);
            assertThat(check.create()).isEqualTo(3);
            assertThat(page(draft, ImportVerdict.REJECT).rows()).singleElement().satisfies(
                    row -> assertThat(row.refusal()).hasValueSatisfying(refusal -> {
                        assertThat(refusal.key()).isEqualTo("import.reason.too-many-cells");
                        assertThat(refusal.more()).isEqualTo("3");
                    }));

            draft.edit(2, "name", "Acme, Inc");
            assertThat(check(draft).create()).isEqualTo(3);
            assertThat(page(draft, ImportVerdict.REJECT).rows()).singleElement().satisfies(
                    row -> assertThat(row.refusal()).hasValueSatisfying(refusal -> {
                        assertThat(refusal.field()).isEqualTo("office");
                        assertThat(refusal.value()).isEqualTo("Inc");
                        assertThat(refusal.more()).isEqualTo("3");
                    }));

            draft.edit(2, "office", "Ipoh");
            assertThat(check(draft).create()).isEqualTo(4);
        }
    }

    @Test
    void a_cell_with_the_character_zero_is_pointed_out_and_can_be_written_anew() throws IOException {
        var many = "Person %d,Klang\n".repeat(400);
        try (var draft = draft("Name,Office", many.formatted(IntStream.range(0, 400).boxed().toArray())
                + "Mei\0Ling,Ip\0oh")) {
            assertThat(check(draft).reject()).isEqualTo(1);
            draft.keep();
            assertThat(page(draft, ImportVerdict.REJECT).rows()).singleElement().satisfies(
                    row -> assertThat(row.refusal()).hasValueSatisfying(refusal -> {
                        assertThat(refusal.key()).isEqualTo("import.reason.zero-character");
                        assertThat(refusal.value()).isEqualTo("Mei\u2400Ling");
                    }));

            draft.edit(402, "name", "Mei Ling");
            draft.edit(402, "office", "Ipoh");
            assertThat(check(draft).reject()).isZero();
        }
    }

    @Test
    void rows_come_in_pages_by_their_number() throws IOException {
        try (var draft = draft("Name\n" + IntStream.range(0, 25).mapToObj(n -> "Person " + n)
                .collect(Collectors.joining("\n")))) {
            check(draft);
            var first = draft.page(ImportFilter.of(ImportVerdict.CREATE), 0, 20);
            var second = draft.page(ImportFilter.of(ImportVerdict.CREATE), 21, 20);

            assertThat(numbers(first)).hasSize(20).startsWith(2L).endsWith(21L);
            assertThat(first.more()).isTrue();
            assertThat(numbers(second)).containsExactly(22L, 23L, 24L, 25L, 26L);
            assertThat(second.more()).isFalse();
        }
    }

    @Test
    void those_left_out_can_be_narrowed_to_one_reason() throws IOException {
        try (var draft = draft("Name,Email", "A,nobody", ",b@b.example", "C,nowhere")) {
            var check = check(draft);
            var email = check.problems().stream().filter(reason -> reason.field().equals("email")).findFirst()
                    .orElseThrow();

            assertThat(numbers(draft.page(ImportFilter.of(email), 0, 10))).containsExactly(2L, 4L);
        }
    }

    @Test
    void a_cell_that_cannot_be_read_is_written_anew_and_the_row_is_taken() throws IOException {
        try (var draft = draft("Name,Email", "Mei Ling,nobody", "Arvind,arvind@aliran.example")) {
            assertThat(check(draft).reject()).isEqualTo(1);

            draft.edit(2, "email", "nothing");
            assertThat(check(draft).reject()).isEqualTo(1);
            assertThat(page(draft, ImportVerdict.REJECT).rows().getFirst().refusal().orElseThrow().value())
                    .isEqualTo("nothing");
            draft.edit(2, "email", " Mei@Aliran.example ");
            assertThat(check(draft).create()).isEqualTo(2);

            assertThat(draft.run(ImportProgress.none()).created()).isEqualTo(2);
        }
        var emails = database.db().read(sql -> String.valueOf(sql.fetchValues(
                "select email from platform.person order by 1")));
        assertThat(emails).isEqualTo("[arvind@aliran.example, mei@aliran.example]");
    }

    @Test
    void the_second_bad_cell_of_a_row_shows_when_the_first_is_mended() throws IOException {
        try (var draft = draft("Name,Email,Office", ",nobody,Ipoh")) {
            check(draft);
            draft.edit(2, "name", "Mei Ling");
            check(draft);

            assertThat(page(draft, ImportVerdict.REJECT).rows()).singleElement().satisfies(row -> assertThat(
                    row.refusal().orElseThrow().key()).isEqualTo("import.reason.not-an-email"));
            draft.edit(2, "email", "");
            assertThat(check(draft).create()).isEqualTo(1);
        }
    }

    @Test
    void all_cells_with_the_same_text_are_replaced_at_once_and_put_back() throws IOException {
        try (var draft = draft("Name,Email", "A,sales[at]aliran.example", "B,sales[at]aliran.example",
                "C,sales[at]aliran.example", "D,else[at]aliran.example")) {
            check(draft);
            assertThat(page(draft, ImportVerdict.REJECT).rows().getFirst().refusal().orElseThrow().alike())
                    .isEqualTo(3);

            draft.replaceAll("email", "sales[at]aliran.example", "");
            assertThat(check(draft).create()).isEqualTo(3);
            assertThat(numbers(page(draft, ImportVerdict.REJECT))).containsExactly(5L);

            assertThat(draft.takeBackEdit()).isTrue();
            assertThat(check(draft).reject()).isEqualTo(4);
            assertThat(draft.takeBackEdit()).isFalse();
        }
    }

    @Test
    void a_key_that_was_there_already_is_free_when_the_first_row_takes_another() throws IOException {
        try (var draft = draft("Name,Email", "Mei Ling,mei@a.example", "Mei Ling,ling@a.example")) {
            assertThat(check(draft).reject()).isEqualTo(1);

            draft.edit(3, "email", "other@a.example");
            assertThat(check(draft).reject()).isEqualTo(1);
            draft.edit(2, "name", "Mei Fong");
            assertThat(check(draft).create()).isEqualTo(2);
        }
    }

    @Test
    void what_was_written_is_in_the_file_of_rejected_rows_and_goes_with_its_column() throws IOException {
        try (var draft = draft("Name,Email", "Mei Ling,nobody", "Arvind,nowhere")) {
            check(draft);
            draft.edit(2, "email", "still nobody");
            check(draft);
            assertThat(Files.readString(draft.rejected().orElseThrow())).contains("Mei Ling,still nobody")
                    .contains("Arvind,nowhere");

            draft.map(1, null);
            draft.map(1, "email");
            check(draft);
            assertThat(Files.readString(draft.rejected().orElseThrow())).contains("Mei Ling,nobody");
        }
    }

    @Test
    void a_field_that_the_target_does_not_have_is_not_written() throws IOException {
        try (var draft = draft("Name", "Mei Ling")) {
            assertThatThrownBy(() -> draft.edit(2, "verdict", "create")).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
