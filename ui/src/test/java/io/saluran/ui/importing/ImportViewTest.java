package io.saluran.ui.importing;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.testing.CrmFiles;
import io.saluran.platform.testing.TestImports;
import io.saluran.platform.testing.TestTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P7")
class ImportViewTest {

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
        MockVaadin.setup();
        var view = new ImportView(imports, formats, Viewer.system());
        UI.getCurrent().add(view);
        view.begin();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        database.close();
    }

    private static void bring(String name, InputStream content) throws IOException {
        _get(FileStep.class).take(UI.getCurrent(), name, content);
        MockVaadin.clientRoundtrip(true);
    }

    private static void press(String key, Object... arguments) {
        _click(_get(Button.class, spec -> spec.withText(text(key, arguments))));
        MockVaadin.clientRoundtrip(true);
    }

    private static String text(String key, Object... arguments) {
        return UI.getCurrent().getTranslation(key, arguments);
    }

    private long people() {
        return database.db().read(sql -> sql.fetchSingle("select count(*) from platform.person").get(0, Long.class));
    }

    @Test
    void a_file_goes_in_by_four_steps_and_comes_out_again_by_undo() throws IOException {
        bring("sales_teams.csv", CrmFiles.open("sales_teams.csv"));
        assertThat(_find(_get(NativeTable.class), Select.class)).extracting(select -> String.valueOf(select.getValue()))
                .containsExactly("name", "manager", "office");

        press("importing.continue");
        _assertNone(PairRow.class);
        press("importing.import-rows", 35L);

        assertThat(_get(ResultStep.class).isVisible()).isTrue();
        assertThat(people()).isEqualTo(41);

        press("importing.done.undo");
        assertThat(people()).isZero();
    }

    @Test
    void a_near_match_is_decided_before_the_import() throws IOException {
        database.db().write(sql -> sql.execute("insert into platform.person (id, name) values (?, 'Dustin Brinkman')",
                Ids.next()));
        bring("sales_teams.csv", CrmFiles.open("sales_teams.csv"));
        press("importing.continue");

        _click(_get(_get(PairRow.class), Button.class, spec -> spec.withText(text("importing.pair.same"))));
        MockVaadin.clientRoundtrip(true);
        press("importing.import-rows", 35L);

        assertThat(people()).isEqualTo(41);
    }

    @Test
    void a_file_that_is_no_table_is_refused_in_words_and_another_can_follow() throws IOException {
        bring("page.csv", new ByteArrayInputStream("<html><body>no</body></html>".getBytes(StandardCharsets.UTF_8)));

        assertThat(_get(Paragraph.class, spec -> spec.withClasses("s-callout")).getText())
                .isEqualTo("page.csv: " + text("import.problem.web-page"));

        bring("sales_teams.csv", CrmFiles.open("sales_teams.csv"));
        assertThat(_find(MatchStep.class)).hasSize(1);
    }

    @Test
    void past_imports_stand_in_a_list_with_the_way_back() throws IOException {
        bring("sales_teams.csv", CrmFiles.open("sales_teams.csv"));
        press("importing.continue");
        press("importing.import-rows", 35L);
        UI.getCurrent().removeAll();
        Component list = new ImportsView(imports, formats, Viewer.system());
        UI.getCurrent().add(list);
        MockVaadin.clientRoundtrip(true);

        press("importing.done.undo");

        assertThat(people()).isZero();
    }
}
