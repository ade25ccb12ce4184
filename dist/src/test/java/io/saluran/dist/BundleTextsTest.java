package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.text.TextCatalogue;
import io.saluran.platform.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/// Texts of a bundle for itself, for the host and for another bundle, in a language that nobody else speaks.
@Tag("X4")
@Tag("X8")
class BundleTextsTest {

    private static final Locale INDONESIAN = Locale.of("id");

    @TempDir
    Path folder;

    private final TextCatalogue texts = new TextCatalogue();
    private BundleFramework framework;

    @BeforeEach
    void open() throws Exception {
        texts.add(this, List.of(
                Files.writeString(folder.resolve("shell.properties"), "ui.save=Save\nui.days={0} days\n").toUri()
                        .toURL(),
                Files.writeString(folder.resolve("shell_ms.properties"), "ui.save=Simpan\n").toUri().toURL()));
        framework = BundleFramework.open(folder.resolve("framework"), (bundle, schema) -> {});
        framework.start(Files.createDirectories(folder.resolve("bundles")));
        new BundleTexts(framework.context(), texts).open();
        start(TestBundle.of("example.map", "1.0.0").entry("texts/map.properties", "map.title=Territory map\n"));
    }

    @AfterEach
    void close() {
        framework.close();
    }

    private Bundle start(TestBundle bundle) throws Exception {
        var installed = framework.context().installBundle(bundle.in(folder).toUri().toString());
        installed.start();
        return installed;
    }

    private String said(String key, Object... arguments) {
        return texts.text(INDONESIAN, key, arguments);
    }

    @Test
    void a_bundle_brings_another_language_for_the_host_and_for_another_bundle_while_it_runs() throws Exception {
        assertThat(texts.languages()).extracting(Locale::getLanguage).containsExactly("en", "ms");
        var translation = start(TestBundle.of("example.indonesian", "1.0.0")
                .entry("texts/all_id.properties", "ui.save=Simpan ya\nmap.title=Peta wilayah\n"));

        assertThat(texts.languages()).extracting(Locale::getLanguage).containsExactly("en", "id", "ms");
        assertThat(said("ui.save")).isEqualTo("Simpan ya");
        assertThat(said("map.title")).isEqualTo("Peta wilayah");
        assertThat(said("ui.days", 3)).isEqualTo("3 days");
        assertThat(texts.text(Locale.of("ms"), "ui.save")).isEqualTo("Simpan");

        translation.stop();
        assertThat(texts.languages()).extracting(Locale::getLanguage).containsExactly("en", "ms");
        assertThat(said("ui.save")).isEqualTo("Save");
        assertThat(said("map.title")).isEqualTo("Territory map");

        translation.start();
        assertThat(said("ui.save")).isEqualTo("Simpan ya");
    }

    @Test
    void a_broken_text_of_a_translation_is_shown_in_english() throws Exception {
        start(TestBundle.of("example.indonesian", "1.0.0").entry("texts/all_id.properties", "ui.days={0 hari\n"));

        assertThat(said("ui.days", 3)).isEqualTo("3 days");
    }

    @Test
    void what_a_translation_says_in_place_of_another_is_gone_with_it() throws Exception {
        var ours = start(
                TestBundle.of("example.house-words", "1.0.0").entry("texts/words.properties", "ui.save=Keep\n"));
        assertThat(texts.text(Locale.ENGLISH, "ui.save")).isEqualTo("Keep");

        ours.stop();
        assertThat(texts.text(Locale.ENGLISH, "ui.save")).isEqualTo("Save");
    }
}
