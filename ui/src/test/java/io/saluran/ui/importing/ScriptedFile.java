package io.saluran.ui.importing;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.Element;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.testing.TestImports;
import io.saluran.platform.testing.TestTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A file of a target's records with markup in every cell, and what the steps of the import show of it. Each module asks it
/// for each of its targets.
public final class ScriptedFile {

    public static final String SCRIPT = "<img src=x onerror=alert(1)>";

    private final Imports imports;
    private final Formats formats;
    private final ImportTarget target;

    /// @param folder of the engine
    public ScriptedFile(Db db, Path folder, ImportTarget target) {
        this.target = target;
        imports = TestImports.of(db, folder, target);
        formats = new CldrFormats(TestImports.settings(db), TestTexts.ofClassPath(), Clock.systemUTC());
    }

    private static Stream<Element> all(Element element) {
        return Stream.concat(Stream.of(element), element.getChildren().flatMap(ScriptedFile::all));
    }

    /// It is there as text, and no element has markup of its own.
    static void showsLetters(Component component) {
        hasNoMarkup(component);
        assertThat(component.getElement().getTextRecursively()).contains(SCRIPT);
    }

    private static void hasNoMarkup(Component component) {
        var elements = all(component.getElement()).toList();
        assertThat(elements.stream().filter(element -> !element.isTextNode())
                .map(element -> element.getProperty("innerHTML", "")).toList()).allMatch(String::isEmpty);
    }

    /// Shows the file on each step before it is written, in a page that is open, and looks at what stands there.
    public void lookAtEveryStep() throws IOException {
        try (var draft = draft()) {
            showsLetters(show(new MatchStep(draft, formats, () -> {})));
            var check = draft.check(ImportProgress.none());
            assertThat(check.rows()).as(target.name()).isEqualTo(2);
            showsLetters(show(new CheckStep(draft, check, formats, decided -> {})));
            var rows = show(new RowsPart(draft, check, formats, () -> {}));
            var seen = new StringBuilder();
            for (int tab = 0; tab < 4; tab++) {
                _get(rows, Tabs.class).setSelectedIndex(tab);
                MockVaadin.clientRoundtrip(true);
                hasNoMarkup(rows);
                seen.append(rows.getElement().getTextRecursively());
            }
            assertThat(seen).as(target.name()).contains(SCRIPT);
            draft.decideRest(0, true);
            hasNoMarkup(show(new ResultStep(target.name(), draft.run(ImportProgress.none()), imports, formats,
                    Viewer.system())));
        }
    }

    private static <T extends Component> T show(T part) {
        UI.getCurrent().removeAll();
        UI.getCurrent().add(part);
        MockVaadin.clientRoundtrip(true);
        return part;
    }

    /// The first row has markup wherever a text may stand, the second everywhere.
    private ImportDraft draft() throws IOException {
        var lines = List.of(line(ImportField::key), line(ScriptedFile::possible), line(any -> SCRIPT + " 2"));
        return imports.open(Viewer.system(), target.name(), SCRIPT + ".csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private String line(Function<ImportField, String> cell) {
        return target.fields().stream().map(cell).collect(Collectors.joining(","));
    }

    private static String possible(ImportField field) {
        return switch (field.kind()) {
            case TEXT, REFERENCE, KEY -> SCRIPT;
            case NUMBER, SHARE, WHOLE -> "5";
            case DATE -> "2026-12-01";
            case EMAIL -> "mei@aliran.example";
        };
    }
}
