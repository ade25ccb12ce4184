package io.saluran.content.asset;

import io.saluran.ui.importing.ScriptedFile;
import io.saluran.ui.testing.UiTest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Markup in the cells of a file of links is shown as the letters it is, on every step.
@Tag("P7")
@Tag("X5")
class ScriptsInFilesTest extends UiTest {

    private final ContentData data = new ContentData();

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void markup_in_every_cell_is_letters_on_every_step() throws IOException {
        new ScriptedFile(data.db, data.home.resolve("imports"), new LinksTarget()).lookAtEveryStep();
    }
}
