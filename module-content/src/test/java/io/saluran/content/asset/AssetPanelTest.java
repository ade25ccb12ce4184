package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import io.saluran.db.Viewer;
import io.saluran.ui.panel.RecordPanel.RecordRef;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The library on other pages: beside a deal, and on the home page.
@Tag("P2")
class AssetPanelTest extends LibraryCase {

    private Component panel(Viewer viewer, Map<String, String> facts) {
        return show(new AssetPanel(data.db).prepare(new RecordRef("deal", UUID.randomUUID(), facts), viewer).get());
    }

    private static List<String> links(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren()).filter(Anchor.class::isInstance)
                .map(part -> ((Anchor) part).getHref()).toList();
    }

    @Test
    void a_deal_shows_what_fits_its_stage_and_why() {
        var id = data.published(new AssetDetails("Six lines", "", data.types.named("Case study").orElseThrow().id(),
                "middle", "en", null, "Line meter set", null, List.of()));

        var panel = panel(data.rep, Map.of("funnel", "interest", "product", "Line meter set"));

        assertThat(text(panel)).contains("Six lines", "Made for Line meter set");
        assertThat(links(panel)).containsExactly("content?asset=" + id);
    }

    @Test
    void a_stage_without_content_says_what_is_missing_and_leads_who_may_to_add_it() {
        assertThat(text(panel(data.rep, Map.of("funnel", "decision"))))
                .isEqualTo("Nothing is published for the bottom of the funnel yet.");
        var panel = panel(data.marketer, Map.of("funnel", "decision"));
        assertThat(links(panel)).containsExactly("content?funnel=bottom");
        assertThat(text(panel)).contains("Add content");
    }

    @Test
    void where_nothing_fits_the_product_it_says_what_there_is_for_others() {
        data.published(
                new AssetDetails("Cold rooms", "", data.types.named("Trial").orElseThrow().id(), "bottom", "en", null,
                        "Cold-chain sensor kit", null, List.of()));

        assertThat(text(panel(data.rep, Map.of("funnel", "action", "product", "Line meter set"))))
                .contains("fits this product and industry", "There is # for others.".replace("#", "1"));
    }

    @Test
    void a_stage_outside_the_funnel_says_so() {
        assertThat(text(panel(data.rep, Map.of()))).contains("no place in the funnel");
    }

    @Test
    void the_home_page_shows_what_was_published_last() {
        var tile = new AssetTile(data.db, data.formats);
        assertThat(text(show(tile.prepare(data.rep).get()))).contains("Nothing is published yet");
        data.published(data.details("First", "Article"));
        data.published(data.details("Second", "Trial"));
        data.link(data.details("Draft", "Article"));

        var shown = text(show(tile.prepare(data.rep).get()));

        assertThat(shown).doesNotContain("Draft").contains("24 Nov");
        assertThat(shown.indexOf("Second")).isBetween(0, shown.indexOf("First"));
    }
}
