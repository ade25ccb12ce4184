package io.saluran.training.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("T1")
class MarkdownFileTest {

    @Test
    void front_matter_names_the_page_and_its_stage() {
        var file = MarkdownFile.of("a.md", "---\r\ntitle: \"Cara menjual\"\r\nstage: Scoping\r\n---\r\nTeks");

        assertThat(file.title()).isEqualTo("Cara menjual");
        assertThat(file.facts()).containsEntry("stage", "Scoping");
        assertThat(file.body()).isEqualTo("Teks");
    }

    @Test
    void without_it_the_first_heading_does_and_leaves_the_body() {
        var file = MarkdownFile.of("a.md", "# Sales **Processes**\n\nText");

        assertThat(file.title()).isEqualTo("Sales Processes");
        assertThat(file.body()).isEqualTo("Text");
    }

    @ParameterizedTest
    @CsvSource({"onboarding/joining_customer_calls.md, Joining customer calls", "process/index.md, Process",
            "index.md, Index", "a/README.md, A"})
    void an_empty_file_is_named_by_its_path(String path, String title) {
        assertThat(MarkdownFile.of(path, "").title()).isEqualTo(title);
    }

    @Test
    void links_between_files_become_links_between_pages() {
        var file = MarkdownFile.of("sales/process/index.md",
                "[a](legal.md) [b](../tools/index.md#new-ones) [c](https://x.example/a.md) [d](gone.md) [e](../../out.md)");
        var pages = Map.of("sales/process/legal.md", "handbook/legal", "sales/tools/index.md", "handbook/tools");

        assertThat(file.linked(path -> Optional.ofNullable(pages.get(path)))).isEqualTo(
                "[a](/handbook/legal) [b](/handbook/tools#h-new-ones) [c](https://x.example/a.md) [d](gone.md) [e](../../out.md)");
    }
}
