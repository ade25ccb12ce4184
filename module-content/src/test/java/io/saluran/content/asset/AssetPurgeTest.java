package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.platform.internal.file.FileCleaning;
import io.saluran.platform.internal.file.HomeFiles;
import io.saluran.platform.testing.NoRun;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C2")
@Tag("X4")
class AssetPurgeTest {

    private final ContentData data = new ContentData();

    @AfterEach
    void close() {
        data.close();
    }

    private UUID deleted(String title) {
        var id = data.link(data.details(title, "Article"));
        assertThat(data.assets.delete(data.marketer, id, 1)).isInstanceOf(Assets.Outcome.Done.class);
        return id;
    }

    private boolean canBeRestored(UUID id) {
        return data.assets.restore(data.marketer, id) instanceof Assets.Outcome.Done;
    }

    private void purge() {
        new AssetPurge(data.db, data.files, data.settings, data.clock).run(new NoRun());
    }

    @Test
    void what_was_deleted_more_than_thirty_days_ago_is_gone_and_the_rest_can_be_restored() {
        var stays = data.link(data.details("Stays", "Article"));
        var old = deleted("Old");
        data.clock.pass(Duration.ofDays(2));
        var fresh = deleted("Fresh");
        data.clock.pass(Duration.ofDays(29));
        purge();

        assertThat(canBeRestored(old)).isFalse();
        assertThat(canBeRestored(fresh)).isTrue();
        assertThat(data.assets.delete(data.marketer, stays, 1)).isInstanceOf(Assets.Outcome.Done.class);
    }

    @Test
    void how_long_it_can_be_restored_is_the_companys_to_say() {
        data.settings.set(Viewer.system(), "content.keep-deleted", "60");
        var asset = deleted("Old");
        data.clock.pass(Duration.ofDays(59));
        purge();
        assertThat(canBeRestored(asset)).isTrue();
    }

    private long onDisk() throws IOException {
        try (var all = Files.walk(data.home)) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void the_files_of_what_is_gone_leave_the_disk_but_for_those_that_other_content_has() throws Exception {
        var shared = data.file("Price list", "prices.txt", "100 ringgit");
        data.file("Price list, copy", "prices.txt", "100 ringgit");
        var own = data.file("Old white paper", "paper.txt", "how we sold in 2019");
        assertThat(onDisk()).isEqualTo(2);
        assertThat(data.assets.delete(data.marketer, shared, 1)).isInstanceOf(Assets.Outcome.Done.class);
        assertThat(data.assets.delete(data.marketer, own, 1)).isInstanceOf(Assets.Outcome.Done.class);
        clean();
        assertThat(onDisk()).as("while it can be restored").isEqualTo(2);

        data.clock.pass(Duration.ofDays(31));
        purge();
        clean();

        assertThat(onDisk()).isEqualTo(1);
        assertThat(data.titles(data.marketer, AssetFilter.NONE)).containsExactly("Price list, copy");
    }

    private void clean() throws Exception {
        new FileCleaning((HomeFiles) data.files).run(new NoRun());
    }
}
