package io.saluran.ui.importing;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.testing.TestImports;
import io.saluran.platform.testing.TestTexts;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.testing.UiTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each step of the wizard by itself, and the list of past imports.
@Tag("P7")
class ImportStepsTest extends UiTest {

    @TempDir
    Path folder;
    private TestDatabase database;
    private Imports imports;
    private Formats formats;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources");
        imports = TestImports.of(database.db(), folder);
        formats = new CldrFormats(TestImports.settings(database.db()), TestTexts.ofClassPath(), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ImportDraft draft(String... lines) throws IOException {
        return imports.open(Viewer.system(), "people", "people.csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private void person(String name) {
        database.db()
                .write(sql -> sql.execute("insert into platform.person (id, name) values (?, ?)", Ids.next(), name));
    }

    private static String words(Component component) {
        return component.getElement().getTextRecursively();
    }

    @Test
    void who_may_import_nothing_is_told_so_and_gets_no_upload() {
        show(new FileStep(imports, formats, Viewer.of(UUID.randomUUID(), "Mei Ling"), "", opened -> {}));

        assertThat(words(_get(EmptyState.class))).contains("You may not import anything yet");
        _assertNone(Select.class);
    }

    @Test
    void an_empty_file_is_refused_in_words_and_opens_nothing() throws IOException {
        var opened = new ArrayList<ImportDraft>();
        var step = show(new FileStep(imports, formats, Viewer.system(), "people", opened::add));

        step.take(UI.getCurrent(), "empty.csv", new ByteArrayInputStream(new byte[0]));
        MockVaadin.clientRoundtrip(true);

        assertThat(opened).isEmpty();
        assertThat(_get(Paragraph.class, spec -> spec.withClasses("s-callout")).getText()).startsWith("empty.csv: ")
                .doesNotContain("!import");
    }

    @Test
    void whatever_else_keeps_a_file_from_being_read_is_said_in_words_with_what_to_do() throws IOException {
        var opened = new ArrayList<ImportDraft>();
        var step = show(new FileStep(imports, formats, Viewer.system(), "people", opened::add));

        step.take(UI.getCurrent(), "odd.csv", new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("odd");
            }

            @Override
            public int read(byte[] into, int from, int most) {
                return read();
            }
        });
        MockVaadin.clientRoundtrip(true);

        assertThat(opened).isEmpty();
        assertThat(_get(Paragraph.class, spec -> spec.withClasses("s-callout")).getText())
                .startsWith("odd.csv could not be read, and nothing was changed.");
    }

    @Test
    void the_steps_say_which_are_done_and_where_one_is() {
        var steps = show(new Steps());
        steps.show(Steps.Step.CHECK);

        var items = _find(ListItem.class);
        assertThat(items).hasSize(4);
        assertThat(items).filteredOn(item -> item.hasClassName("done")).hasSize(2);
        assertThat(items).filteredOn(item -> "step".equals(item.getElement().getAttribute("aria-current")))
                .singleElement()
                .satisfies(item -> assertThat(words(item)).isEqualTo("3Check"));
    }

    @Test
    @SuppressWarnings("unchecked") // these selects hold field keys
    void a_column_that_is_left_out_and_needed_is_asked_for() throws IOException {
        var draft = draft("Name,Shoe size", "Mei Ling,38", "Arvind,42");
        show(new MatchStep(draft, formats, () -> {}));
        assertThat(_get(H2.class).getText()).isEqualTo("Match 2 columns");
        assertThat(_find(_get(NativeTable.class), Select.class)).extracting(select -> String.valueOf(select.getValue()))
                .containsExactly("name",
                        "");

        _setValue((Select<String>) _find(_get(NativeTable.class), Select.class).getFirst(), "");

        assertThat(_find(Paragraph.class)).extracting(Paragraph::getText).contains("Say which column is: Name.");
        assertThat(draft.missing()).hasSize(1);
    }

    @Test
    void a_column_shows_its_first_values_and_how_much_of_it_is_filled() throws IOException {
        show(new MatchStep(draft("Name,Office", "Mei Ling,Ipoh", "Arvind,"), formats, () -> {}));

        assertThat(_find(NativeTableRow.class).stream().map(ImportStepsTest::words).toList())
                .anyMatch(row -> row.startsWith("Office") && row.contains("Ipoh") && row.endsWith("50%"));
    }

    @Test
    @SuppressWarnings("unchecked") // these selects hold words
    void how_a_file_is_read_is_shown_and_can_be_changed() throws IOException {
        var draft = draft("Name;Office", "Mei, Ling;Ipoh", "Arvind;Klang");
        var read = new ArrayList<Long>();
        show(new MatchStep(draft, formats, () -> read.add(draft.rows())));
        var bar = _find(_get(FormBar.class), Select.class);
        assertThat(bar).extracting(each -> each.getItemLabelGenerator().apply(each.getValue()))
                .containsExactly("Row 1: Name, Office", "Semicolon", "Quotation marks", "UTF-8");

        _setValue((Select<String>) bar.get(1), "|");
        MockVaadin.clientRoundtrip(true);

        assertThat(_get(H2.class).getText()).isEqualTo("Match 1 column");
        assertThat(read).containsExactly(2L);
    }

    @Test
    void a_form_in_which_the_file_is_no_table_is_refused_and_it_stays_as_it_was() throws IOException {
        var draft = draft("Name,Office", "Mei Ling,Ipoh");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> draft.useForm(draft.form().withHeading(2, 2)))
                .isInstanceOf(ImportProblem.class).hasMessageContaining("only-heading");

        assertThat(draft.form().heading()).isEqualTo(1);
        assertThat(draft.rows()).isEqualTo(1);
    }

    @Test
    void the_check_counts_what_is_ready_and_what_is_not_possible_with_the_reason() throws IOException {
        var draft = draft("Name,Email", "Mei Ling,mei@aliran.example", ",nobody@aliran.example");
        var check = draft.check(ImportProgress.none());
        var step = show(new CheckStep(draft, check, formats, decided -> {}));

        assertThat(check.ready()).isEqualTo(1);
        assertThat(check.reject()).isEqualTo(1);
        assertThat(_find(H2.class)).extracting(H2::getText).contains("1 row not possible");
        assertThat(words(step)).contains("1 new, 0 changed", "Rows with reasons");
    }

    @Test
    void a_near_match_is_decided_by_a_button_and_the_decision_is_handed_on() throws IOException {
        person("Dustin Brinkman");
        var draft = draft("Sales_Agent,Manager", "Anna Snelling,Dustin Brinkmann");
        draft.map(0, "name");
        draft.map(1, "manager");
        var decided = new ArrayList<String>();
        show(new CheckStep(draft, draft.check(ImportProgress.none()), formats,
                near -> near.forEach(each -> decided.add(each.value() + "=" + each.candidateName()))));
        assertThat(_find(PairRow.class)).hasSize(1);
        assertThat(_find(H2.class)).extracting(H2::getText).contains("1 row waits")
                .doesNotContain("1 row not possible");
        assertThat(_get(PairRow.class).getElement().getAttribute("aria-label")).isEqualTo(
                "Is Dustin Brinkmann the same?");

        _click(_get(_get(PairRow.class), Button.class, spec -> spec.withText("Same")));

        assertThat(decided).containsExactly("Dustin Brinkmann=Dustin Brinkman");
        assertThat(draft.check(ImportProgress.none()).near()).isZero();
    }

    @Test
    void what_is_under_way_has_a_bar_with_a_name() {
        show(new RunStep("Importing people", formats));

        assertThat(_get(ProgressBar.class).getElement().getAttribute("aria-label")).isEqualTo("Importing people");
        assertThat(_get(ProgressBar.class).isIndeterminate()).isTrue();
        assertThat(_find(Paragraph.class)).extracting(each -> each.getElement().getAttribute("role"))
                .contains("status");
    }

    private io.saluran.platform.importing.ImportResult run(String... lines) throws IOException {
        var file = Files.writeString(folder.resolve("people.csv"), String.join("\n", lines));
        return imports.run(Viewer.system(), new ImportOrder("people", file, "people.csv", Map.of(), Map.of(), Map.of(),
                true, false), ImportProgress.none());
    }

    @Test
    void a_result_counts_and_is_taken_back_once() throws IOException {
        var result = run("Name", "Mei Ling", "Arvind");
        var step = show(new ResultStep("people", result, imports, formats, Viewer.system()));
        assertThat(words(step)).contains("2 are in: People", "Undo puts back every row as it was");

        var undo = _get(Button.class, spec -> spec.withText("Undo this import"));
        _click(undo);
        MockVaadin.clientRoundtrip(true);

        assertThat(_get(H2.class).getText()).isEqualTo("The import was taken back");
        _assertNone(Button.class);
        long left = database.db()
                .read(sql -> sql.fetchSingle("select count(*) from platform.person").get(0, Long.class));
        assertThat(left).isZero();
    }

    @Test
    void a_result_that_somebody_else_took_back_meanwhile_says_so_and_is_there_again() throws IOException {
        var result = run("Name", "Mei Ling", "Arvind");
        var step = show(new ResultStep("people", result, imports, formats, Viewer.system()));
        imports.undo(Viewer.system(), result.importId().orElseThrow());

        _click(_get(Button.class, spec -> spec.withText("Undo this import")));
        MockVaadin.clientRoundtrip(true);

        assertThat(words(step)).contains("2 are in: People", "Taken back");
        _assertNone(ProgressBar.class);
        _assertNone(step, Button.class);
    }

    @Test
    void on_a_phone_each_count_of_a_past_import_stands_after_its_heading() throws IOException {
        run("Name", "Mei Ling");
        show(new ImportsView(imports, formats, Viewer.system()));

        assertThat(_find(NativeTableCell.class)).extracting(cell -> cell.getElement().getAttribute("data-label"))
                .filteredOn(Objects::nonNull).contains("Created", "Not taken");
    }

    @Test
    void files_that_were_left_are_thrown_away_all_at_once() throws IOException {
        draft("Name", "Mei Ling").keep();
        draft("Name", "Arvind").keep();
        show(new KeptPart(imports, formats, Viewer.system(), opened -> {}));

        _click(_get(Button.class, spec -> spec.withText("Throw all away")));
        MockVaadin.clientRoundtrip(true);

        assertThat(imports.kept(Viewer.system())).isEmpty();
        _assertNone(ListItem.class);
    }

    @Test
    void what_an_undo_had_to_leave_is_named() {
        var all = show(ResultStep.undone(List.of()));
        assertThat(words(all)).contains("The import was taken back", "Everything is as before.");

        var part = show(ResultStep.undone(List.of("GTX Pro", "MG Special")));
        assertThat(words(part)).contains("Taken back in part", "In 2 records", "GTX Pro", "MG Special")
                .doesNotContain("Everything is as before.");
    }

    @Test
    void one_who_may_import_nothing_finds_no_button_to_do_so() {
        var nobody = Viewer.of(java.util.UUID.randomUUID(), "Mei Ling");
        show(new ImportsView(imports, formats, nobody));

        assertThat(_find(EmptyState.class)).hasSize(1);
        _assertNone(Button.class);
    }

    @Test
    void a_result_with_nothing_new_offers_no_way_back() throws IOException {
        run("Name", "Mei Ling");
        var again = run("Name", "Mei Ling");
        var step = show(new ResultStep("people", again, imports, formats, Viewer.system()));

        assertThat(words(step)).contains("Nothing new: People");
        _assertNone(Button.class);
    }

    @Test
    void without_past_imports_the_list_says_what_will_stand_there() {
        show(new ImportsView(imports, formats, Viewer.system()));

        assertThat(words(_get(EmptyState.class)))
                .startsWith("Files that were imported appear here, each with a way back.");
    }

    @Test
    void past_imports_stand_with_state_and_counts_and_one_that_was_taken_back_cannot_be_again() throws IOException {
        var first = run("Name", "Mei Ling");
        run("Name", "Arvind", "Zulkifli");
        imports.undo(Viewer.system(), first.importId().orElseThrow());
        show(new ImportsView(imports, formats, Viewer.system()));

        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Done", "Taken back");
        assertThat(_find(Button.class, spec -> spec.withText("Undo this import"))).hasSize(1);
        assertThat(rows().getFirst()).startsWith("people.csv").contains("Import 2: People");
    }

    @Test
    void one_that_was_taken_back_in_part_names_what_stayed_and_can_be_tried_again() throws IOException {
        var first = run("Name", "Mei Ling", "Arvind");
        database.db().write(sql -> sql.execute(
                "update platform.person set version = version + 1 where name = 'Mei Ling'"));
        imports.undo(Viewer.system(), first.importId().orElseThrow());
        show(new ImportsView(imports, formats, Viewer.system()));

        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Partly taken back");
        _click(_get(NativeButton.class, spec -> spec.withText("1 record kept")));
        assertThat(words(_get(Dialog.class))).contains("Taken back in part", "Mei Ling").doesNotContain("Arvind");
        assertThat(_find(Button.class, spec -> spec.withText("Take the rest back"))).hasSize(1);
    }

    private static List<String> rows() {
        return _find(NativeTableRow.class).stream().map(ImportStepsTest::words).skip(1).toList();
    }
}
