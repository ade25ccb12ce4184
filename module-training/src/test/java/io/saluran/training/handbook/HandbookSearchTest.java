package io.saluran.training.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.training.handbook.HandbookSearch.Hit;
import io.saluran.training.handbook.Pages.Edit;
import io.saluran.training.handbook.Pages.NewPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T1")
class HandbookSearchTest {

    private final HandbookData data = new HandbookData();
    private final HandbookSearch search = new HandbookSearch(data.db);

    @BeforeEach
    void write() {
        data.page("Negotiation", "Trade, do not give. A **discount** above the limit is decided by two people.");
        data.page("Discount", "Who may give how much.");
        data.pages.create(data.writer,
                new NewPage("Rundingan", null, "ms", "Diskaun melebihi had, mempertimbangkan syarat."));
        data.page("Café visits", "Résumé of the visit");
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void the_title_counts_more_than_the_text() {
        assertThat(search.find(data.writer, "discount", 10)).extracting(Hit::title)
                .containsExactly("Discount", "Negotiation");
    }

    @Test
    void what_was_found_is_marked_in_its_words() {
        assertThat(search.find(data.writer, "limit discou", 10)).singleElement().extracting(Hit::excerpt).asString()
                .contains(HandbookSearch.FOUND + "discount" + HandbookSearch.END)
                .contains(HandbookSearch.FOUND + "limit" + HandbookSearch.END);
    }

    @Test
    void accents_and_case_do_not_matter() {
        assertThat(search.find(data.writer, "CAFE resume", 10)).extracting(Hit::title).containsExactly("Café visits");
    }

    @Test
    void the_middle_of_a_malay_word_and_a_slip_find_the_page_too() {
        assertThat(search.find(data.reader, "timbang", 10)).extracting(Hit::title).containsExactly("Rundingan");
        assertThat(search.find(data.reader, "rundigan", 10)).extracting(Hit::title).containsExactly("Rundingan");
    }

    @Test
    void old_versions_and_deleted_pages_are_not_found() {
        var page = data.handbook.page(data.reader, "discount").orElseThrow();
        data.pages.edit(data.writer, page.id(), new Edit("Rebates", "Who may give how much.", null), 1);
        assertThat(search.find(data.writer, "rebates", 10)).hasSize(1);
        assertThat(search.find(data.writer, "discount", 10)).extracting(Hit::title).containsExactly("Negotiation");
        data.pages.delete(data.writer, page.id(), 2);
        assertThat(search.find(data.writer, "rebates", 10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "a & | b", "!!", ":*", "\\", "%", "x' or 1=1 --", "(", "<->", "   "})
    void any_signs_may_be_typed(String query) {
        assertThat(search.find(data.writer, query, 10)).isNotNull();
    }
}
