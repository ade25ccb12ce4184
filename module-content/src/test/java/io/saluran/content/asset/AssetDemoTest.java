package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.content.asset.AssetFilter.Facet;
import io.saluran.content.asset.AssetLibrary.Count;
import io.saluran.platform.testing.TestPeople;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C1")
class AssetDemoTest {

    private final ContentData data = new ContentData();
    private Duration took = Duration.ZERO;

    @BeforeEach
    void make() {
        var begun = System.nanoTime();
        new AssetDemo(data.db, data.files, data.events, data.clock, TestPeople.in(data.db).directory())
                .create(LocalDate.of(2026, 11, 24), done -> {});
        took = Duration.ofNanos(System.nanoTime() - begun);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void it_has_something_of_every_type_stage_language_and_state() {
        var facets = data.library.facets(data.marketer, AssetFilter.NONE);

        assertThat(facets.of(Facet.TYPE)).hasSize(12);
        assertThat(facets.of(Facet.FUNNEL)).hasSize(3).extracting(Count::count).allMatch(count -> count >= 6);
        assertThat(facets.of(Facet.LANGUAGE)).extracting(Count::value).containsExactly("en", "ms");
        assertThat(facets.of(Facet.STATE)).extracting(Count::value).containsExactlyInAnyOrder("published", "draft",
                "archived");
        assertThat(facets.of(Facet.KIND)).hasSize(2);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void its_papers_are_real_and_their_words_are_found() {
        var johor = data.library
                .page(data.rep, AssetFilter.NONE.with("leaked litres stripping"), AssetLibrary.Sort.BEST,
                        null, 9)
                .rows();

        assertThat(johor).singleElement().satisfies(asset -> {
            assertThat(asset.title()).isEqualTo("Johor latex plant cut energy by 11%");
            assertThat(asset.pages()).isEqualTo(3);
            assertThat(asset.ownerName()).isNull();
            assertThat(asset.publishedAt()).isBefore("2026-11-01T00:00:00Z");
        });
        assertThat(data.library.page(data.rep, new AssetFilter("", java.util.Map.of(Facet.KIND, "file")),
                AssetLibrary.Sort.TITLE, null, 50).rows()).filteredOn(AssetRow::showsImage).hasSize(2);
    }
}
