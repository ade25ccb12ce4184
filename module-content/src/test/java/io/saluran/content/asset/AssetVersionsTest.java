package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.content.asset.AssetVersions.Former;
import io.saluran.content.asset.Assets.Outcome;
import io.saluran.content.asset.Assets.Refusal;
import io.saluran.db.Viewer;
import io.saluran.platform.file.Files.FileTooLarge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C2")
class AssetVersionsTest {

    private final ContentData data = new ContentData();
    private final AssetVersions versions = new AssetVersions(data.db, data.assets, data.files, data.clock);

    @AfterEach
    void close() {
        data.close();
    }

    private Outcome replace(UUID asset, String name, String content, int seen) throws IOException {
        var file = Incoming.take(name, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
        try {
            return versions.replace(data.marketer, asset, file, seen);
        } finally {
            file.delete();
        }
    }

    private String content(UUID asset) throws IOException {
        try (var in = new AssetFiles(data.db, data.files).open(data.marketer, asset).orElseThrow().content()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void the_address_of_an_asset_gives_the_new_file_and_its_words_are_found() throws IOException {
        var id = data.file("Prices", "prices-2025.txt", "Gloves cost ten");

        assertThat(replace(id, "prices-2026.txt", "Gloves cost twelve", 1)).isEqualTo(new Outcome.Done(id, 2));

        assertThat(content(id)).isEqualTo("Gloves cost twelve");
        assertThat(data.row(id).fileName()).isEqualTo("prices-2026.txt");
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with("twelve"))).containsExactly("Prices");
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with("ten"))).isEmpty();
        assertThat(versions.of(data.marketer, id)).singleElement().satisfies(former -> {
            assertThat(former.name()).isEqualTo("prices-2025.txt");
            assertThat(former.bytes()).isEqualTo(15);
            assertThat(former.replacedAt()).isEqualTo(data.clock.instant());
            assertThat(former.replacedBy()).isEqualTo("Nurul Syafiqah");
        });
    }

    @Test
    void a_former_file_is_put_back_and_the_other_kept_in_its_place() throws IOException {
        var id = data.file("Prices", "a.txt", "first");
        replace(id, "b.txt", "second", 1);
        var former = versions.of(data.marketer, id).getFirst();

        assertThat(versions.restore(data.marketer, id, former.id(), 2)).isEqualTo(new Outcome.Done(id, 3));

        assertThat(content(id)).isEqualTo("first");
        assertThat(versions.of(data.marketer, id)).extracting(Former::name).containsExactly("b.txt");
        assertThat(versions.restore(data.marketer, id, former.id(), 3))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_FILE));
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with("first"))).containsExactly("Prices");
    }

    @Test
    void a_file_of_another_asset_is_not_put_in() throws IOException {
        var mine = data.file("Mine", "a.txt", "mine");
        var other = data.file("Other", "b.txt", "other");
        replace(other, "c.txt", "new", 1);
        var foreign = versions.of(data.marketer, other).getFirst();

        assertThat(versions.restore(data.marketer, mine, foreign.id(), 1))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_FILE));
        assertThat(versions.open(data.marketer, mine, foreign.id())).isEmpty();
        assertThat(content(mine)).isEqualTo("mine");
    }

    @Test
    void who_was_overtaken_or_has_a_link_replaces_nothing() throws IOException {
        var id = data.file("Prices", "a.txt", "first");
        data.assets.edit(data.marketer, id, data.details("Prices", "White paper"), null, 1);
        var link = data.link(data.details("Link", "Article"));

        assertThat(replace(id, "b.txt", "second", 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(replace(link, "b.txt", "second", 1)).isEqualTo(new Outcome.Refused(Refusal.NOT_A_FILE));
        assertThat(content(id)).isEqualTo("first");
        assertThat(versions.of(data.marketer, id)).isEmpty();
    }

    @Test
    void a_file_above_the_limit_leaves_all_as_it_was() throws IOException {
        data.settings.set(Viewer.system(), "files.max-megabytes", "1");
        var id = data.file("Prices", "a.txt", "first");
        var large = Files.write(data.home.resolve("large"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> versions.replace(data.marketer, id, ContentData.incoming("large.bin", large), 1))
                .isInstanceOf(FileTooLarge.class);
        assertThat(content(id)).isEqualTo("first");
        assertThat(versions.of(data.marketer, id)).isEmpty();
        assertThat(data.row(id).version()).isEqualTo(1);
    }

    @Test
    @Tag("X5")
    void who_only_reads_sees_no_former_files() throws IOException {
        var id = data.file("Prices", "a.txt", "first");
        data.assets.bring(data.marketer, id, AssetState.PUBLISHED, 1);
        replace(id, "b.txt", "second", 2);
        var former = versions.of(data.marketer, id).getFirst();

        assertThat(versions.of(data.rep, id)).isEmpty();
        assertThat(versions.open(data.rep, id, former.id())).isEmpty();
        assertThatThrownBy(() -> versions.restore(data.rep, id, former.id(), 3)).isInstanceOf(NotPermitted.class);
    }
}
