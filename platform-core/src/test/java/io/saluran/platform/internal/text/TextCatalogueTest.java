package io.saluran.platform.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X8")
class TextCatalogueTest {

    @TempDir
    private Path folder;

    private String text(String line, Object... arguments) throws IOException {
        var file = Files.writeString(folder.resolve("some.properties"), "some.text=" + line + '\n');
        var texts = new TextCatalogue();
        texts.add(this, List.of(file.toUri().toURL()));
        return texts.text(Locale.ENGLISH, "some.text", arguments);
    }

    @Test
    void a_pair_of_apostrophes_is_one_with_and_without_arguments() throws IOException {
        assertThat(text("Each month''s wins")).isEqualTo("Each month's wins");
        assertThat(text("The buyer's side")).isEqualTo("The buyer's side");
        assertThat(text("{0}''s wins", "Mei")).isEqualTo("Mei's wins");
        assertThat(text("'{name}' moved")).isEqualTo("{name} moved");
    }
}
