package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.platform.rest.Problem;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
class AssetsResourceTest {

    private final ContentData data = new ContentData();
    private final AssetsResource rest = new AssetsResource(data.db, data.files, data.events, data.clock);

    @AfterEach
    void close() {
        data.close();
    }

    private static AssetRow asset(Response answer) {
        return (AssetRow) answer.getEntity();
    }

    private AssetRow link(String title) {
        return asset(
                rest.create(new AssetBodies.NewLink(title, "aliran.example/a", "case study", null, null, "ms", null,
                        null, "Palm oil", List.of("stim")), data.marketer));
    }

    private static Map<String, @Nullable Object> fields(String name, @Nullable Object value) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put(name, value);
        return fields;
    }

    @Test
    void a_link_is_made_as_a_draft_and_answered_with_its_version() {
        var answer = rest
                .create(new AssetBodies.NewLink("Stim", "aliran.example/a", "Case study", null, null, null, null,
                        null, null, null), data.marketer);

        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getEntityTag().getValue()).isEqualTo("v1");
        assertThat(answer.getLocation()).hasPath("/api/v1/assets/" + asset(answer).id());
        assertThat(asset(answer).funnel()).isEqualTo("middle");
        assertThat(asset(answer).url()).isEqualTo("https://aliran.example/a");
    }

    @Test
    void what_is_missing_or_unknown_is_named() {
        assertThatThrownBy(() -> rest.create(new AssetBodies.NewLink("A", null, "Article", null, null, null, null, null,
                null, null), data.marketer)).isInstanceOf(Problem.class).hasMessageContaining("\"url\"");
        assertThatThrownBy(
                () -> rest.create(new AssetBodies.NewLink("A", "a.example", "Poem", null, null, null, null, null,
                        null, null), data.marketer))
                .isInstanceOf(Problem.class).hasMessageContaining("Poem");
        var id = link("A").id();
        assertThatThrownBy(() -> rest.update(id, null, fields("colour", "red"), data.marketer))
                .isInstanceOf(Problem.class).hasMessageContaining("colour");
        assertThatThrownBy(() -> rest.update(id, null, fields("funnel", "side"), data.marketer))
                .isInstanceOf(Problem.class).hasMessageContaining("top");
        assertThatThrownBy(() -> rest.update(id, null, fields("tags", List.of(1)), data.marketer))
                .isInstanceOf(Problem.class).hasMessageContaining("tags");
    }

    @Test
    void a_patch_changes_what_is_given_and_null_empties() {
        var id = link("Before").id();

        rest.update(id, "\"v1\"", fields("title", "After"), data.marketer);
        var changed = asset(rest.update(id, "\"v2\"", fields("industry", null), data.marketer));

        assertThat(changed.title()).isEqualTo("After");
        assertThat(changed.industry()).isNull();
        assertThat(changed.tags()).containsExactly("stim");
        assertThat(changed.version()).isEqualTo(3);
        assertThatThrownBy(() -> rest.update(id, "\"v2\"", fields("title", "Late"), data.marketer))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status()).isEqualTo(412));
    }

    @Test
    void it_is_published_archived_deleted_and_restored() {
        var id = link("A").id();

        assertThat(asset(rest.publish(id, null, data.marketer)).state()).isEqualTo("published");
        assertThat(asset(rest.archive(id, null, data.marketer)).state()).isEqualTo("archived");
        assertThat(asset(rest.draft(id, null, data.marketer)).state()).isEqualTo("draft");
        assertThat(rest.delete(id, null, data.marketer).getStatus()).isEqualTo(204);
        assertThatThrownBy(() -> rest.get(id, data.marketer)).isInstanceOf(Problem.class);
        assertThat(asset(rest.restore(id, data.marketer)).title()).isEqualTo("A");
    }

    @Test
    void a_file_goes_in_and_comes_out_to_be_saved_and_never_to_be_run() throws IOException {
        var page = "<script>alert(1)</script><p>Tarif</p>".getBytes(StandardCharsets.UTF_8);
        var made = asset(rest.upload(new ByteArrayInputStream(page), "Tarif “baharu”.html", null, null, null, "ms",
                data.marketer));

        assertThat(made.title()).isEqualTo("Tarif “baharu”");
        var answer = rest.content(made.id(), data.marketer);
        try (var content = (InputStream) answer.getEntity()) {
            assertThat(content.readAllBytes()).isEqualTo(page);
        }
        assertThat(answer.getHeaderString("Content-Disposition"))
                .startsWith("attachment; filename=\"Tarif _baharu_.html\"")
                .endsWith("filename*=UTF-8''Tarif%20%E2%80%9Cbaharu%E2%80%9D.html");
        assertThat(answer.getHeaderString("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaderString("Content-Length")).isEqualTo(Integer.toString(page.length));
    }

    @Test
    void only_what_cannot_hold_a_script_is_shown_in_the_browser() {
        assertThat(List.of("application/pdf", "image/png", "video/mp4")).allMatch(ServedFile::isShown);
        assertThat(List.of("text/html", "image/svg+xml", "text/plain", "application/octet-stream", "text/xml"))
                .noneMatch(ServedFile::isShown);
    }

    @Test
    void a_list_is_filtered_searched_sorted_and_cut_into_pages() {
        List.of("Cold chain", "Air", "Boiler").forEach(this::link);

        assertThat(RestCall.list(rest, data.marketer, Map.of("sort", "title")).items()).extracting(AssetRow::title)
                .containsExactly("Air", "Boiler", "Cold chain");
        assertThat(RestCall.list(rest, data.marketer, Map.of("q", "boil")).items()).hasSize(1);
        assertThat(RestCall.list(rest, data.marketer, Map.of("type", "Case study", "funnel", "middle", "industry",
                "palm oil", "tag", "stim", "kind", "link", "language", "ms")).items()).hasSize(3);
        assertThat(RestCall.list(rest, data.marketer, Map.of("funnel", "top")).items()).isEmpty();
        var first = RestCall.list(rest, data.marketer, Map.of("limit", "2", "sort", "title"));
        var second = RestCall.list(rest, data.marketer, Map.of("limit", "2", "sort", "title", "after",
                String.valueOf(first.next())));
        assertThat(Arrays.asList(first.items().size(), second.items().size())).containsExactly(2, 1);
        assertThat(second.next()).isNull();
    }
}
