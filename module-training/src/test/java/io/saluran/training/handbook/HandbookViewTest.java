package io.saluran.training.handbook;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.ui.component.EmptyState;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T1")
class HandbookViewTest extends HandbookViewCase {

    private HandbookView view(io.saluran.db.Viewer viewer) {
        return show(new HandbookView(desk(viewer), new HandbookNews(data.db, data.clock, data.settings)));
    }

    @Test
    void an_empty_handbook_offers_its_first_page_to_a_writer_only() {
        view(data.writer);
        assertThat(_find(_get(EmptyState.class), Button.class)).extracting(Button::getText).containsExactly(
                "Write the first page");

        com.vaadin.flow.component.UI.getCurrent().removeAll();
        view(data.reader);
        _assertNone(Button.class);
    }

    @Test
    void a_first_page_needs_a_title_and_opens_for_writing() {
        view(data.writer);
        press("Write the first page");
        press("Write");
        assertThat(_get(TextField.class).getErrorMessage()).isEqualTo("A page needs a title.");

        _setValue(_get(TextField.class), "How we sell");
        press("Write");

        assertThat(data.sheet("how-we-sell").title()).isEqualTo("How we sell");
        assertThat(here()).isEqualTo("handbook/how-we-sell?edit");
        _assertNone(NewPageDialog.class);
    }

    @Test
    void chapters_count_the_pages_below_and_lead_to_them() {
        var chapter = data.page("Selling", "");
        data.pages.create(data.writer, new Pages.NewPage("Scoping", chapter.id(), "en", "Ask."));
        data.pages.create(data.writer, new Pages.NewPage("Closing", chapter.id(), "en", "Sign."));
        var view = view(data.reader);

        assertThat(words(view)).contains("2 pages below", "Chapters", "Changed lately");
        assertThat(links()).contains("handbook/selling", "handbook/scoping", "handbook/closing");
    }

    @Test
    void a_page_past_its_date_stands_first_for_a_writer() {
        var page = data.page("Pricing", "Ask first.");
        data.pages.describe(data.writer, page.id(), new Pages.Details(null, LocalDate.of(2026, 11, 1), null, null, null,
                "en"), 1);
        view(data.writer);

        assertThat(_find(H2.class)).extracting(H2::getText).startsWith("To look through again");
    }

    @Test
    void the_tree_finds_by_words_of_the_text_and_says_when_it_finds_nothing() {
        data.page("Pricing", "A discount needs a reason.");
        data.page("Calls", "Listen.");
        view(data.reader);
        var box = _get(_get(HandbookIndex.class), TextField.class);

        _setValue(box, "discount");
        MockVaadin.clientRoundtrip(true);
        assertThat(words(_get(HandbookIndex.class))).contains("Pricing").doesNotContain("Calls");

        _setValue(box, "volcano");
        MockVaadin.clientRoundtrip(true);
        assertThat(words(_get(HandbookIndex.class))).contains("Nothing about “volcano”");

        _setValue(box, "");
        MockVaadin.clientRoundtrip(true);
        assertThat(words(_get(HandbookIndex.class))).contains("Pricing", "Calls");
    }

    @Test
    void in_malay_the_page_is_called_buku_panduan() {
        speak(Locale.of("ms"));
        assertThat(view(data.writer).getPageTitle()).isEqualToIgnoringCase("buku panduan");
    }
}
