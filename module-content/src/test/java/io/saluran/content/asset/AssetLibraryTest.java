package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.content.asset.AssetFilter.Facet;
import io.saluran.content.asset.AssetLibrary.Count;
import io.saluran.content.asset.AssetLibrary.PageEnd;
import io.saluran.content.asset.AssetLibrary.Sort;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("C4")
class AssetLibraryTest {

    private final ContentData data = new ContentData();

    @AfterEach
    void close() {
        data.close();
    }

    private UUID asset(String title, String summary, String type, String language, @Nullable String industry,
            String... tags) {
        var known = data.types.named(type).orElseThrow();
        return data
                .published(new AssetDetails(title, summary, known.id(), known.funnel(), language, null, null, industry,
                        List.of(tags)));
    }

    private void some() {
        asset("Payback calculator, glove lines", "Eight figures", "Assessment", "en", "Rubber and plastics",
                "calculator");
        asset("Memilih meter tenaga", "Panduan untuk jurutera", "E-book", "ms", null, "meter");
        asset("Johor latex plant", "Six lines metered", "Case study", "en", "Rubber and plastics", "energy");
        data.file("Tariff change", "tariff.txt", "The demand charge of maximum demand rises by 14 %");
    }

    private List<String> found(String text) {
        return data.titles(data.marketer, AssetFilter.NONE.with(text));
    }

    @Test
    void words_are_found_by_their_beginning_in_title_text_summary_and_tags() {
        some();

        assertThat(found("pay calc")).containsExactly("Payback calculator, glove lines");
        assertThat(found("JURUTERA")).containsExactly("Memilih meter tenaga");
        assertThat(found("demand charge")).containsExactly("Tariff change");
        assertThat(found("energ")).containsExactly("Johor latex plant");
        // One word in the title, the other among the tags.
        assertThat(found("johor energy")).containsExactly("Johor latex plant");
    }

    @Test
    void a_hit_in_the_title_comes_before_one_in_the_summary() {
        asset("Six lines", "About meters", "Article", "en", null);
        asset("Meters", "About lines", "Article", "en", null);

        assertThat(found("meters")).containsExactly("Meters", "Six lines");
    }

    @Test
    void a_title_that_was_misspelt_is_found_where_no_word_is() {
        some();

        assertThat(found("paybak calculater")).containsExactly("Payback calculator, glove lines");
        assertThat(found("xyzzy")).isEmpty();
        assertThat(found("' | :* &")).isEmpty();
    }

    @Test
    void a_facet_counts_what_there_would_be_with_each_of_its_values() {
        some();
        var rubber = AssetFilter.NONE.with(Facet.INDUSTRY, "Rubber and plastics");

        var facets = data.library.facets(data.marketer, rubber);

        assertThat(facets.of(Facet.FUNNEL)).containsExactlyInAnyOrder(new Count("bottom", 1), new Count("middle", 1));
        assertThat(facets.of(Facet.INDUSTRY)).containsExactly(new Count("Rubber and plastics", 2));
        assertThat(data.library.facets(data.marketer, AssetFilter.NONE).of(Facet.LANGUAGE))
                .containsExactly(new Count("en", 3), new Count("ms", 1));
        assertThat(data.library.facets(data.marketer, AssetFilter.NONE).of(Facet.KIND))
                .containsExactly(new Count("link", 3), new Count("file", 1));
        assertThat(data.library.facets(data.marketer, rubber.with(Facet.TYPE, "Case study")).of(Facet.TYPE))
                .containsExactly(new Count("Assessment", 1), new Count("Case study", 1));
        assertThat(data.library.facets(data.marketer, AssetFilter.NONE).of(Facet.TAG)).extracting(Count::value)
                .containsExactly("calculator", "energy", "meter");
        assertThat(data.library.facets(data.marketer, AssetFilter.NONE).sum(Facet.FUNNEL)).isEqualTo(4);
    }

    @Test
    void each_facet_narrows_what_is_shown() {
        some();
        Map.of(Facet.FUNNEL, "bottom", Facet.TYPE, "assessment", Facet.TAG, "Calculator")
                .forEach((facet, value) -> assertThat(
                        data.titles(data.marketer, AssetFilter.NONE.with(facet, value))).as(facet.word())
                        .containsExactly("Payback calculator, glove lines"));
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with(Facet.KIND, "file")))
                .containsExactly("Tariff change");
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with(Facet.STATE, "draft")))
                .containsExactly("Tariff change");
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with(Facet.LANGUAGE, "ms")))
                .containsExactly("Memilih meter tenaga");
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with(Facet.INDUSTRY, "rubber AND plastics"))).hasSize(2);
    }

    @Test
    void archived_content_is_shown_only_when_it_is_asked_for() {
        var id = asset("Old", "", "Article", "en", null);
        data.assets.bring(data.marketer, id, AssetState.ARCHIVED, 2);

        assertThat(data.titles(data.marketer, AssetFilter.NONE)).isEmpty();
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with(Facet.STATE, "archived"))).containsExactly("Old");
        assertThat(data.library.facets(data.marketer, AssetFilter.NONE).of(Facet.STATE))
                .containsExactly(new Count("archived", 1));
    }

    @ParameterizedTest
    @EnumSource(Sort.class)
    void pages_cut_by_key_show_every_asset_once_in_order(Sort sort) {
        for (int i = 0; i < 7; i++) {
            // Pairs have the same time and nearly the same title.
            data.link(data.details("Meter " + "ABCABCA".charAt(i), "Article"));
            data.clock.pass(Duration.ofSeconds(i % 2));
        }
        var filter = sort == Sort.BEST ? AssetFilter.NONE.with("meter") : AssetFilter.NONE;

        var paged = new ArrayList<UUID>();
        PageEnd next = null;
        do {
            var page = data.library.page(data.marketer, filter, sort, next, 2);
            page.rows().forEach(row -> paged.add(row.id()));
            next = page.next();
        } while (next != null);

        assertThat(paged).doesNotHaveDuplicates().hasSize(7)
                .isEqualTo(data.library.page(data.marketer, filter, sort, null,
                        100).rows().stream().map(AssetRow::id).toList());
    }

    @Test
    void the_address_of_a_filter_leads_back_to_it() {
        var filter = new AssetFilter("meter tenaga",
                Map.of(Facet.FUNNEL, "middle", Facet.INDUSTRY, "Food and beverage"));
        var address = new LibraryAddress(filter, Sort.TITLE, true, UUID.randomUUID());

        var query = new com.vaadin.flow.router.Location(address.path()).getQueryParameters().getParameters();
        assertThat(LibraryAddress.of(query)).isEqualTo(address);
        assertThat(LibraryAddress.of(Map.of("asset", List.of("no id"), "sort", List.of("no order"))))
                .isEqualTo(new LibraryAddress(AssetFilter.NONE, null, false, null));
    }
}
