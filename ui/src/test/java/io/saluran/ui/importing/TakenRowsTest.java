package io.saluran.ui.importing;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.tabs.Tab;
import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.NearMatch;
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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that are left out for a doubt are taken as they are, one or all.
@Tag("P7")
class TakenRowsTest extends UiTest {

    private static final String DOUBT = "import.reason.asked";

    @TempDir
    Path folder;
    private TestDatabase database;

    /// Takes no row unless it is said.
    private static final class Doubting implements ImportTarget {
        @Override
        public String name() {
            return "people";
        }

        @Override
        public String permission() {
            return "any";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public List<ImportField> fields() {
            return List.of(ImportField.required("name", ImportField.Kind.TEXT));
        }

        @Override
        public Set<String> doubts() {
            return Set.of(DOUBT);
        }

        @Override
        public List<NearMatch> check(ImportRun run) {
            run.sql().execute("update " + run.stagingName() + " set verdict = case when taken or " + run.takes(DOUBT)
                    + " then 'create' else 'reject' end, problem_field = 'name', problem = '" + DOUBT + "'");
            return List.of();
        }

        @Override
        public void apply(ImportRun run) {}

        @Override
        public List<String> undo(ImportUndo undo) {
            return List.of();
        }
    }

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources");
        var formats = new CldrFormats(TestImports.settings(database.db()), TestTexts.ofClassPath(),
                Clock.systemUTC());
        var view = show(new ImportView(TestImports.of(database.db(), folder, new Doubting()), formats,
                Viewer.system()));
        view.begin();
        _get(FileStep.class).take(UI.getCurrent(), "people.csv", new ByteArrayInputStream(
                "Name\nMei\nAli\nSiti".getBytes(StandardCharsets.UTF_8)));
        MockVaadin.clientRoundtrip(true);
        press("Continue");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static void press(String text) {
        _click(_find(Button.class, spec -> spec.withText(text)).getFirst());
        MockVaadin.clientRoundtrip(true);
    }

    private static void undo() {
        _click(_get(_get(Notification.class), Button.class, spec -> spec.withText("Undo")));
        MockVaadin.clientRoundtrip(true);
    }

    private static List<String> tabs() {
        return _find(_get(RowsPart.class), Tab.class).stream().map(tab -> tab.getElement().getTextRecursively())
                .toList();
    }

    @Test
    void one_is_taken_and_put_back() {
        assertThat(tabs()).contains("New 0", "Left out 3");
        press("Take it as it is");
        assertThat(tabs()).contains("New 1", "Left out 2");
        undo();
        assertThat(tabs()).contains("New 0", "Left out 3");
    }

    @Test
    void all_are_taken_and_put_back() {
        press("Take all with this doubt");
        assertThat(tabs()).contains("New 3", "Left out 0");
        undo();
        assertThat(tabs()).contains("New 0", "Left out 3");
    }
}
