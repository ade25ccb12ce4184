package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.content.asset.AssetFilter.Facet;
import io.saluran.db.Viewer;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.right.Permission;
import io.saluran.platform.search.SearchProvider.Hit;
import io.saluran.platform.testing.DataAccessRules;
import io.saluran.platform.testing.TestTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A person who sells sees what is published, in no place more; a person who markets sees all. Each way out of the library
/// is tried as both, so that a test that sees nothing at all cannot pass.
@Tag("X5")
class AssetRightsTest {

    private final ContentData data = new ContentData();
    private UUID draft;
    private UUID archived;

    @BeforeEach
    void fill() {
        data.published(data.details("Meter published", "Article"));
        draft = data.file("Meter draft", "draft.txt", "meter secret");
        archived = data.published(data.details("Meter archived", "Article"));
        data.assets.bring(data.marketer, archived, AssetState.ARCHIVED, 2);
    }

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void in_the_list_and_when_archived_content_is_asked_for() {
        assertThat(data.titles(data.marketer, AssetFilter.NONE)).containsExactly("Meter draft", "Meter published");
        assertThat(data.titles(data.rep, AssetFilter.NONE)).containsExactly("Meter published");
        for (var state : List.of("draft", "archived")) {
            assertThat(data.titles(data.marketer, AssetFilter.NONE.with(Facet.STATE, state))).hasSize(1);
            assertThat(data.titles(data.rep, AssetFilter.NONE.with(Facet.STATE, state))).isEmpty();
        }
    }

    @Test
    void in_the_counts() {
        assertThat(data.library.facets(data.marketer, AssetFilter.NONE).sum(Facet.FUNNEL)).isEqualTo(2);
        var counts = data.library.facets(data.rep, AssetFilter.NONE).counts();
        assertThat(counts.get(Facet.STATE)).containsExactly(new AssetLibrary.Count("published", 1));
        counts.forEach((facet, values) -> assertThat(values.stream().mapToLong(AssetLibrary.Count::count).sum())
                .as(facet.word()).isLessThanOrEqualTo(1));
    }

    @Test
    void when_searching_and_by_what_is_not_found() {
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with("secret"))).containsExactly("Meter draft");
        assertThat(data.titles(data.rep, AssetFilter.NONE.with("secret"))).isEmpty();
        // A draft that matches must not keep the look-alikes from who does not see it.
        assertThat(data.titles(data.rep, AssetFilter.NONE.with("meter publishd"))).containsExactly("Meter published");
    }

    @Test
    void in_the_search_box() {
        var hits = new AssetHits(data.db, TestTexts.ofClassPath());

        assertThat(hits.search(data.marketer, "meter", 9)).extracting(Hit::title).contains("Meter draft");
        assertThat(hits.search(data.rep, "meter", 9)).extracting(Hit::title).containsExactly("Meter published");
        assertThat(hits.search(data.rep, "meter", 9).getFirst().detail()).isEqualTo("Top of funnel, Article");
    }

    @Test
    void by_its_id_and_its_file() throws IOException {
        assertThat(data.library.find(data.marketer, draft)).isPresent();
        assertThat(data.library.find(data.rep, draft)).isEmpty();
        assertThat(data.library.find(data.rep, archived)).isEmpty();

        var files = new AssetFiles(data.db, data.files);
        try (var content = files.open(data.marketer, draft).orElseThrow().content()) {
            assertThat(content).hasContent("meter secret");
        }
        assertThat(files.open(data.rep, draft)).isEmpty();
        data.assets.bring(data.marketer, draft, AssetState.PUBLISHED, 1);
        try (var content = files.open(data.rep, draft).orElseThrow().content()) {
            assertThat(content).hasContent("meter secret");
        }
        assertThat(files.open(data.person("Nobody", Set.of(), Locale.ENGLISH), draft)).isEmpty();
    }

    @Test
    void over_rest() {
        var rest = new AssetsResource(data.db, data.files, data.events, data.clock);

        assertThat(RestCall.list(rest, data.marketer, Map.of()).items()).hasSize(2);
        assertThat(RestCall.list(rest, data.rep, Map.of()).items()).extracting(AssetRow::title)
                .containsExactly("Meter published");
        assertThat(RestCall.list(rest, data.rep, Map.of("count", "true")).total()).isEqualTo(1);
        assertThat(RestCall.list(rest, data.rep, Map.of("state", "draft")).items()).isEmpty();
        for (var id : List.of(draft, archived)) {
            assertThatThrownBy(() -> rest.get(id, data.rep)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> rest.content(id, data.rep)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void on_a_deal_and_on_the_home_page() {
        var content = new StageContent(data.db);

        assertThat(content.of(data.marketer, Map.of("funnel", "awareness")).offers()).hasSize(1);
        assertThat(content.of(data.rep, Map.of("funnel", "awareness")).offers())
                .extracting(offer -> offer.asset().title()).containsExactly("Meter published");
        assertThat(content.of(data.rep, Map.of("funnel", "awareness")).all()).isEqualTo(1);
        assertThat(data.library.published(data.rep, 9)).extracting(AssetRow::title).containsExactly("Meter published");
    }

    @Test
    void in_the_export() {
        assertThat(exported(data.marketer)).containsExactly("Meter draft", "Meter published");
        assertThat(exported(data.rep)).containsExactly("Meter published");
    }

    private List<Object> exported(Viewer viewer) {
        var titles = new ArrayList<>();
        var export = new AssetExport(data.db);
        export.write(viewer, Map.of(), cells -> {
            assertThat(cells).hasSameSizeAs(export.columns());
            titles.add(cells[1]);
        });
        return titles;
    }

    @Test
    void everybody_reads_and_the_marketer_writes_and_publishes() {
        var usual = new AssetPermissions().permissions();

        assertThat(usual).extracting(Permission::key).containsExactly(AssetPermissions.READ, AssetPermissions.WRITE,
                AssetPermissions.PUBLISH);
        assertThat(usual.get(0).usualRoles()).containsExactlyInAnyOrder(BuiltInRole.MANAGER, BuiltInRole.REP,
                BuiltInRole.MARKETER, BuiltInRole.TRAINER);
        assertThat(usual.get(1).usualRoles()).containsExactly(BuiltInRole.MARKETER);
        assertThat(usual.get(2).usualRoles()).containsExactly(BuiltInRole.MARKETER);
    }

    @Test
    void records_are_reached_through_the_viewer() {
        DataAccessRules.check("io.saluran.content");
    }
}
