package io.saluran.content.asset;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.content.asset.AssetFilter.Facet;
import io.saluran.content.asset.AssetLibrary.Sort;
import io.saluran.ui.component.EmptyState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C4")
class LibraryViewTest extends LibraryCase {

    private static List<String> cards() {
        return _find(AssetCard.class).stream().map(LibraryCase::text).toList();
    }

    private static NativeButton pressed() {
        return _find(NativeButton.class).stream().filter(button -> "true".equals(button.getElement()
                .getAttribute("aria-pressed"))).filter(button -> !text(button).contains("Gallery")).findFirst()
                .orElseThrow();
    }

    @Test
    void each_asset_is_a_card_with_funnel_language_title_kind_and_its_state_unless_published() {
        data.published(data.details("Payback calculator", "Assessment"));
        data.link(data.details("Six lines", "Case study"));

        open(data.marketer);

        assertThat(cards()).hasSize(2);
        assertThat(cards().get(0)).contains("Middle", "EN", "Six lines", "Case study, aliran.example", "Draft");
        assertThat(cards().get(1)).contains("Bottom", "Payback calculator").doesNotContain("Published");
    }

    @Test
    void the_funnel_switch_counts_and_leads_to_its_part() {
        data.published(data.details("A", "Article"));
        data.published(data.details("B", "Article"));
        data.published(data.details("C", "Trial"));

        open(data.rep);

        assertThat(text(pressed())).isEqualTo("All3");
        _click(_get(NativeButton.class, spec -> spec.withPredicate(button -> text(button).equals("Top2"))));
        assertThat(arrived().filter()).isEqualTo(AssetFilter.NONE.with(Facet.FUNNEL, "top"));
    }

    @Test
    void a_filter_is_a_chip_that_takes_it_away_again() {
        data.published(data.details("A", "Article"));

        open(data.rep, new LibraryAddress(new AssetFilter("", Map.of(Facet.TYPE, "Article")), null, false, null));
        var chip = _get(NativeButton.class, spec -> spec.withClasses("s-chip").withoutClasses("add"));

        assertThat(text(chip)).isEqualTo("TypeArticle");
        _click(chip);
        assertThat(arrived().filter()).isEqualTo(AssetFilter.NONE);
    }

    @Test
    void an_empty_library_says_what_will_be_here_and_offers_the_way_to_who_may() {
        open(data.marketer);
        assertThat(text(_get(EmptyState.class))).contains("what helps buyers on");
        assertThat(_find(Button.class).stream().filter(button -> "Add content".equals(button.getElement()
                .getAttribute("aria-label")))).hasSize(2);
    }

    @Test
    void a_reader_of_an_empty_library_is_offered_nothing_to_add() {
        open(data.rep);

        assertThat(text(_get(EmptyState.class))).contains("Nothing is published yet");
        assertThat(_find(Button.class).stream().filter(button -> "Add content".equals(button.getElement()
                .getAttribute("aria-label")))).isEmpty();
    }

    @Test
    void a_search_that_finds_nothing_offers_to_clear() {
        data.published(data.details("A", "Article"));

        open(data.rep, new LibraryAddress(AssetFilter.NONE.with("xyzzy"), null, false, null));

        _assertNone(AssetCard.class);
        _click(_get(EmptyState.class).getChildren().filter(Button.class::isInstance).map(Button.class::cast).findFirst()
                .orElseThrow());
        assertThat(arrived().filter().isEmpty()).isTrue();
    }

    @Test
    void the_search_box_shows_what_the_address_says_and_the_best_match_is_offered_first() {
        data.published(data.details("Meter", "Article"));
        open(data.rep, new LibraryAddress(AssetFilter.NONE.with("meter"), null, false, null));

        assertThat(_get(TextField.class).getValue()).isEqualTo("meter");
        @SuppressWarnings("unchecked") // the page has one select, of orders
        Select<Sort> order = _get(Select.class);
        assertThat(order.getValue()).isEqualTo(Sort.BEST);
        _setValue(order, Sort.TITLE);
        assertThat(arrived().order()).isEqualTo(Sort.TITLE);
    }

    @Test
    void the_list_shows_the_same_as_rows() {
        data.published(data.details("A", "Article"));

        open(data.rep, new LibraryAddress(AssetFilter.NONE, null, true, null));

        _assertNone(AssetCard.class);
        assertThat(_find(NativeTableRow.class)).hasSize(2).last().satisfies(row -> assertThat(text(row)).contains("A",
                "Article, aliran.example", "Top", "EN", "Published"));
    }

    @Test
    void more_is_shown_when_it_is_asked_for() {
        for (int i = 0; i < 50; i++) {
            data.link(data.details("Asset " + i, "Article"));
        }
        open(data.marketer);

        assertThat(_find(AssetCard.class)).hasSize(48);
        _click(_get(Button.class, spec -> spec.withText("Show more")));
        MockVaadin.clientRoundtrip(true);
        assertThat(_find(AssetCard.class)).hasSize(50);
        _assertNone(Button.class, spec -> spec.withText("Show more"));
    }

    @Test
    void what_is_open_stands_beside_with_all_that_is_said_about_it() {
        var id = data.file("Questions", "questions.txt", "Does it need an open port?");

        open(data.marketer, new LibraryAddress(AssetFilter.NONE, null, false, id));

        var side = text(_get(AssetSide.class));
        assertThat(side).contains("Middle of funnel, White paper", "Questions", "Draft", "Owner Nurul Syafiqah",
                "questions.txt, 1 KB", "Download");
        assertThat(_get(AssetCard.class).getElement().getAttribute("aria-current")).isEqualTo("true");
    }

    @Test
    void what_a_reader_may_not_see_is_said_not_to_be_there() {
        var id = data.link(data.details("Draft", "Article"));

        open(data.rep, new LibraryAddress(AssetFilter.NONE, null, false, id));

        _assertNone(AssetSide.class);
        assertThat(_find(EmptyState.class)).extracting(LibraryCase::text)
                .anyMatch(words -> words.contains("not in the library"));
    }

    @Test
    void a_reader_is_offered_nothing_that_changes_and_the_marketer_publishes_and_takes_it_back() {
        var id = data.link(data.details("Six lines", "Case study"));
        var address = new LibraryAddress(AssetFilter.NONE, null, false, id);
        open(data.marketer, address);

        _click(_get(Button.class, spec -> spec.withText("Publish")));
        MockVaadin.clientRoundtrip(true);
        assertThat(data.row(id).state()).isEqualTo("published");
        _assertNone(Button.class, spec -> spec.withText("Publish"));
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(data.row(id).state()).isEqualTo("draft");
        data.assets.bring(data.marketer, id, AssetState.PUBLISHED, 3);

        var before = data.row(id);
        com.vaadin.flow.component.UI.getCurrent().removeAll();
        open(data.rep, address);
        for (var words : List.of("Publish", "Edit", "Archive", "Delete", "Make a draft")) {
            _assertNone(Button.class, spec -> spec.withText(words));
        }
        assertThat(data.row(id)).isEqualTo(before);
    }

    @Test
    void what_is_deleted_can_be_taken_back() {
        var id = data.link(data.details("Six lines", "Case study"));
        open(data.marketer, new LibraryAddress(AssetFilter.NONE, null, false, id));

        _click(_get(Button.class, spec -> spec.withText("Delete")));
        MockVaadin.clientRoundtrip(true);
        assertThat(data.library.find(data.marketer, id)).isEmpty();
        assertThat(arrived().asset()).isNull();
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(data.library.find(data.marketer, id)).isPresent();
    }

    @Test
    void another_persons_change_arrives_by_itself() {
        open(data.rep);
        assertThat(_find(AssetCard.class)).isEmpty();

        data.published(data.details("New", "Article"));
        MockVaadin.clientRoundtrip(true);

        assertThat(cards()).singleElement().asString().contains("New");
    }

    @Test
    void all_of_it_speaks_malay() {
        speak(Locale.of("ms"));
        data.published(data.details("A", "Case study"));

        var view = open(data.rep, new LibraryAddress(AssetFilter.NONE, null, false, data.library.page(data.rep,
                AssetFilter.NONE, Sort.NEWEST, null, 1).rows().getFirst().id()));

        assertThat(text(view)).contains("Semua1", "Tengah", "Kajian kes", "Diterbitkan", "Buka laman")
                .doesNotContain("!", "Published");
        assertThat(_find(Notification.class)).isEmpty();
    }
}
