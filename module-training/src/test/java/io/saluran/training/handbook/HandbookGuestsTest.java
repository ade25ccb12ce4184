package io.saluran.training.handbook;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.H3;
import io.saluran.db.Viewer;
import io.saluran.training.handbook.Pages.Details;
import io.saluran.training.handbook.Pages.NewPage;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the handbook puts on pages of others: the panel beside a deal and the tile at home.
@Tag("T1")
@Tag("P2")
class HandbookGuestsTest extends HandbookViewCase {

    private void page(String title, String language, String stage, LocalDate until) {
        var page = data.pages.create(data.writer, new NewPage(title, null, language,
                "Ask for the budget before anything else."));
        data.pages.describe(data.writer, page.id(), new Details(null, null, until, null, stage, language), 1);
    }

    private void panel(Viewer viewer, String stage) {
        show(new HandbookPanel(data.db, data.clock).prepare(new RecordRef("deal", UUID.randomUUID(), Map.of("stageName",
                stage, "funnel", "interest")), viewer).get());
    }

    @Test
    void beside_a_deal_stands_the_page_of_its_stage_in_the_readers_language() {
        page("Scoping a deal", "en", "Scoping", LocalDate.of(2027, 1, 1));
        page("Menentukan skop", "ms", "Scoping", LocalDate.of(2027, 1, 1));
        page("Closing a deal", "en", "Closing", LocalDate.of(2027, 1, 1));
        panel(data.reader, "scoping");

        assertThat(links()).containsExactly("handbook/menentukan-skop");
        assertThat(_find(Badge.class)).isEmpty();
    }

    @Test
    void a_page_past_its_date_is_marked() {
        page("Scoping a deal", "en", "Scoping", LocalDate.of(2026, 11, 23));
        panel(data.writer, "Scoping");

        assertThat(_get(Badge.class).getText()).isEqualTo("To be looked through again");
    }

    @Test
    void a_stage_without_a_page_says_so_and_leads_a_writer_to_the_handbook() {
        panel(data.reader, "Scoping");
        assertThat(_find(EmptyState.class)).hasSize(1);
        assertThat(links()).isEmpty();

        com.vaadin.flow.component.UI.getCurrent().removeAll();
        panel(data.writer, "Scoping");
        assertThat(links()).containsExactly("handbook");
    }

    private void tile(Viewer viewer) {
        show(new HandbookTile(data.db, data.clock, formats, data.settings).prepare(viewer).get());
    }

    @Test
    void an_empty_handbook_says_so_at_home() {
        tile(data.reader);

        assertThat(words(_get(EmptyState.class))).startsWith("The handbook has no pages yet.");
        assertThat(words(_get(EmptyState.class))).contains("Open the handbook");
    }

    @Test
    void who_may_write_an_empty_handbook_is_asked_to_begin_at_home() {
        tile(data.writer);

        assertThat(words(_get(EmptyState.class))).contains("Write down how you sell", "Write the first page");
        assertThat(links()).containsExactly("handbook");
    }

    @Test
    void at_home_stands_what_changed_and_what_is_to_be_looked_through() {
        page("Scoping a deal", "en", "Scoping", LocalDate.of(2026, 11, 23));
        data.page("Calls", "Listen.");
        tile(data.writer);

        assertThat(_find(H3.class)).extracting(H3::getText).containsExactly("To look through again", "Changed lately");
        assertThat(links()).startsWith("handbook/scoping-a-deal").contains("handbook/calls");
    }
}
