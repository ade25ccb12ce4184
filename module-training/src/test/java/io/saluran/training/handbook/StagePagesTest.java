package io.saluran.training.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.training.handbook.Pages.Details;
import io.saluran.training.handbook.Pages.NewPage;
import io.saluran.training.handbook.StagePages.Guide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T1")
class StagePagesTest {

    private final HandbookData data = new HandbookData();
    private final StagePages guides = new StagePages(data.db, data.clock);

    @BeforeEach
    void write() {
        page("How to work Scoping", "en", "Scoping", null);
        page("Cara mengusahakan Penentuan skop", "ms", "scoping", null);
        page("How to work Proposal", "en", "Proposal", null);
        page("Buyers who are interested", "en", null, "interest");
    }

    private void page(String title, String language, @Nullable String stage, @Nullable String funnel) {
        var made = data.pages.create(data.writer, new NewPage(title, null, language,
                "## Do\n\nUnderstand the problem so well that the buyer could read it."));
        data.pages.describe(data.writer, made.id(), new Details(null, null, null, funnel, stage, language), 1);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void the_page_of_the_stage_comes_before_those_of_its_funnel_stage() {
        assertThat(guides.of(data.writer, "Scoping", "interest")).extracting(Guide::title)
                .containsExactly("How to work Scoping", "Buyers who are interested");
    }

    @Test
    void a_reader_of_malay_gets_the_malay_page() {
        assertThat(guides.of(data.reader, "Scoping", "interest")).extracting(Guide::title)
                .containsExactly("Cara mengusahakan Penentuan skop");
    }

    @Test
    void where_there_is_none_in_ones_language_the_others_are_shown() {
        assertThat(guides.of(data.reader, "Proposal", "")).extracting(Guide::title)
                .containsExactly("How to work Proposal");
    }

    @Test
    void it_begins_with_its_first_sentence_and_a_stage_without_pages_has_none() {
        assertThat(guides.of(data.writer, "Scoping", "").getFirst().begins()).startsWith("Understand the problem");
        assertThat(guides.of(data.writer, "Closing", "action")).isEmpty();
    }
}
