package io.saluran.ui.importing;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.importing.PeopleTarget;
import io.saluran.platform.testing.TestImports;
import io.saluran.platform.testing.TestTexts;
import io.saluran.ui.testing.UiTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Markup in the name of a file, in its headings and in its cells is shown as the letters it is, on every step.
@Tag("P7")
@Tag("X5")
class ImportedScriptsTest extends UiTest {

    private static final String SCRIPT = ScriptedFile.SCRIPT;

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

    private ImportDraft draft(String name, String... lines) throws IOException {
        return imports.open(Viewer.system(), "people", name, new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void on_the_step_of_columns() throws IOException {
        ScriptedFile.showsLetters(
                show(new MatchStep(draft("a.csv", "Name," + SCRIPT, SCRIPT + "," + SCRIPT), formats, () -> {})));
    }

    @Test
    void on_the_step_of_the_check_in_reasons_and_near_names() throws IOException {
        database.db().write(sql -> sql.execute("insert into platform.person (id, name) values (?, ?)", Ids.next(),
                "img srcx onerror alert1 a"));
        var draft = draft("a.csv", "Name,Email", SCRIPT + " a,m@a.example", "Mei," + SCRIPT);
        ScriptedFile
                .showsLetters(show(new CheckStep(draft, draft.check(ImportProgress.none()), formats, decided -> {})));
    }

    @Test
    void in_the_rows_before_they_are_written() throws IOException {
        var draft = draft("a.csv", "Name,Email", SCRIPT + ",m@a.example", "Mei," + SCRIPT);
        ScriptedFile.showsLetters(show(new RowsPart(draft, draft.check(ImportProgress.none()), formats, () -> {})));
    }

    @Test
    void among_the_files_to_go_on_with() throws IOException {
        draft(SCRIPT, "Name", "Mei").keep();
        ScriptedFile.showsLetters(show(new KeptPart(imports, formats, Viewer.system(), opened -> {})));
    }

    @Test
    void in_the_names_of_files_and_of_records_that_stay() throws IOException {
        var view = new ImportView(imports, formats, Viewer.system());
        UI.getCurrent().add(view);
        view.begin();
        _get(FileStep.class).take(UI.getCurrent(), SCRIPT, new ByteArrayInputStream("Name\nMei\n".getBytes(
                StandardCharsets.UTF_8)));
        MockVaadin.clientRoundtrip(true);

        ScriptedFile.showsLetters(view);
        ScriptedFile.showsLetters(ResultStep.undone(List.of(SCRIPT)));
    }

    @Test
    void in_every_cell_of_a_file_of_people() throws IOException {
        new ScriptedFile(database.db(), folder, new PeopleTarget(TestTexts.ofClassPath())).lookAtEveryStep();
    }
}
