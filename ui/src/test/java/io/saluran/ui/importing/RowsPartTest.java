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
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.testing.TestImports;
import io.saluran.platform.testing.TestTexts;
import io.saluran.ui.testing.UiTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows of a checked file, mended in place; files that are left and gone on with.
@Tag("P7")
class RowsPartTest extends UiTest {

    @TempDir
    Path folder;
    private TestDatabase database;
    private Imports imports;
    private Formats formats;
    private ImportView view;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources");
        imports = TestImports.of(database.db(), folder);
        formats = new CldrFormats(TestImports.settings(database.db()), TestTexts.ofClassPath(), Clock.systemUTC());
        view = show(new ImportView(imports, formats, Viewer.system()));
        view.begin();
        MockVaadin.clientRoundtrip(true);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void check(String... lines) throws IOException {
        _get(FileStep.class).take(UI.getCurrent(), "people.csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
        MockVaadin.clientRoundtrip(true);
        press("Continue");
    }

    private static void press(String text) {
        _click(_find(Button.class, spec -> spec.withText(text)).getFirst());
        MockVaadin.clientRoundtrip(true);
    }

    private static String words(Component component) {
        return component.getElement().getTextRecursively();
    }

    private static List<String> tabs() {
        return _find(_get(RowsPart.class), Tab.class).stream().map(RowsPartTest::words).toList();
    }

    private static List<String> rows() {
        return _find(_get(RowsPart.class), NativeTableRow.class).stream().map(RowsPartTest::words).skip(1).toList();
    }

    private static void choose(int tab) {
        _get(_get(RowsPart.class), Tabs.class).setSelectedIndex(tab);
        MockVaadin.clientRoundtrip(true);
    }

    @Test
    void the_tabs_count_the_rows_and_what_changes_comes_first_from_what_to_what() throws IOException {
        database.db().write(sql -> sql.execute("insert into platform.person (id, name, email) values"
                + " (?, 'Mei Ling', 'mei@aliran.example')", Ids.next()));
        check("Name,Email", "Mei Ling,ling@aliran.example", "Siti,siti@aliran.example", "Bad,nobody");

        assertThat(tabs()).containsExactly("New 1", "Changed 1", "Same 0", "Left out 1");
        assertThat(rows()).containsExactly("2Mei LingEmail: mei@aliran.example → ling@aliran.example");
        choose(0);
        assertThat(rows()).containsExactly("3Sitisiti@aliran.example");
        choose(2);
        assertThat(words(_get(RowsPart.class))).contains("There is no such row.");
    }

    @Test
    void more_rows_come_below_by_a_button() throws IOException {
        check("Name\n" + IntStream.range(0, 60).mapToObj(n -> "Person " + n).collect(Collectors.joining("\n")));
        assertThat(rows()).hasSize(50);

        press("Show 50 more");

        assertThat(rows().stream().filter(row -> row.contains("Person"))).hasSize(60);
        assertThat(_find(Button.class, spec -> spec.withText("Show 50 more"))).isEmpty();
    }

    @Test
    void a_bad_cell_is_mended_in_its_row_and_the_counts_follow() throws IOException {
        check("Name,Email", "Mei Ling,nobody", "Arvind,arvind@aliran.example");
        choose(3);

        _setValue(_get(TextField.class, spec -> spec.withValue("nobody")), "mei@aliran.example");
        press("Save");

        assertThat(tabs()).containsExactly("New 2", "Changed 0", "Same 0", "Left out 0");
        assertThat(_find(Button.class, spec -> spec.withText("Import 2 rows"))).hasSize(1);
        assertThat(_get(RowsPart.class).isEnabled()).isTrue();
    }

    @Test
    void all_rows_with_the_same_bad_value_are_mended_at_once_and_put_back() throws IOException {
        check("Name,Email", "A,sales[at]a.example", "B,sales[at]a.example", "C,other[at]a.example");
        choose(3);
        _assertNone(Button.class, spec -> spec.withText("Replace in 1 row"));

        _setValue(_find(TextField.class).getFirst(), "sales@a.example");
        press("Replace in all 2 rows");
        assertThat(tabs()).contains("New 2", "Left out 1");

        var toast = _get(Notification.class);
        _click(_get(toast, Button.class, spec -> spec.withText("Undo")));
        MockVaadin.clientRoundtrip(true);
        assertThat(tabs()).contains("New 0", "Left out 3");
    }

    @Test
    void a_button_that_writes_into_rows_with_another_reason_says_so() throws IOException {
        check("Name,Email", "A,sales[at]a.example", ",sales[at]a.example");
        choose(3);

        assertThat(rows().getFirst()).contains("Replace in all 2 rows",
                "1 of them is taken, waits or is left out for another reason");
    }

    @Test
    void a_file_that_is_left_stands_there_to_go_on_with_as_it_was() throws IOException {
        check("Name,Email", "Mei Ling,nobody", "Arvind,arvind@aliran.example");
        choose(3);
        _setValue(_get(TextField.class, spec -> spec.withValue("nobody")), "mei@aliran.example");
        press("Save");
        UI.getCurrent().remove(view);
        MockVaadin.clientRoundtrip(true);

        view = show(new ImportView(imports, formats, Viewer.system()));
        view.begin();
        MockVaadin.clientRoundtrip(true);
        assertThat(words(_get(KeptPart.class))).contains("Go on with", "people.csv", "2 rows");
        press("Go on");
        press("Continue");

        assertThat(tabs()).contains("New 2");
        press("Import 2 rows");
        press("Import another file");
        assertThat(words(_get(KeptPart.class))).doesNotContain("people.csv");
    }

    @Test
    void a_file_that_is_not_wanted_any_more_is_thrown_away_and_put_back() throws IOException {
        check("Name", "Mei Ling");
        press("Back");
        press("Back");

        press("Throw away");
        assertThat(words(_get(KeptPart.class))).doesNotContain("people.csv");

        _click(_get(_get(Notification.class), Button.class, spec -> spec.withText("Undo")));
        MockVaadin.clientRoundtrip(true);
        assertThat(words(_get(KeptPart.class))).contains("people.csv");
    }
}
