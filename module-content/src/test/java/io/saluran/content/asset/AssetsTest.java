package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.content.asset.Assets.Outcome;
import io.saluran.content.asset.Assets.Refusal;
import io.saluran.db.Viewer;
import io.saluran.platform.file.Files.FileTooLarge;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C2")
class AssetsTest {

    private final ContentData data = new ContentData();

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void a_link_is_added_as_a_draft_of_who_added_it() {
        var id = data.link(data.details("  Five   signs ", "Article"));

        var asset = data.row(id);
        assertThat(asset.title()).isEqualTo("Five signs");
        assertThat(asset.state()).isEqualTo("draft");
        assertThat(asset.funnel()).isEqualTo("top");
        assertThat(asset.ownerName()).isEqualTo("Nurul Syafiqah");
        assertThat(asset.publishedAt()).isNull();
        assertThat(data.events.published()).containsExactly(new AssetChanged(id, data.marketer.person()));
    }

    @Test
    void what_is_not_an_address_adds_nothing() {
        assertThat(data.assets.addLink(data.marketer, data.details("A", "Article"), "javascript:alert(1)"))
                .isEqualTo(new Outcome.Refused(Refusal.NOT_AN_ADDRESS));
        assertThat(data.titles(data.marketer, AssetFilter.NONE)).isEmpty();
    }

    @Test
    void a_file_is_kept_and_its_words_are_found() {
        var id = data.file("Questions", "questions.txt", "Does it need an open port?");

        var asset = data.row(id);
        assertThat(asset.fileName()).isEqualTo("questions.txt");
        assertThat(asset.mediaType()).isEqualTo("text/plain");
        assertThat(asset.bytes()).isEqualTo(26);
        assertThat(data.titles(data.marketer, AssetFilter.NONE.with("open port"))).containsExactly("Questions");
    }

    @Test
    void a_file_above_the_limit_adds_nothing() throws IOException {
        data.settings.set(Viewer.system(), "files.max-megabytes", "1");
        var large = Files.write(data.home.resolve("large"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> data.assets.addFile(data.marketer, data.details("Large", "Article"),
                ContentData.incoming("large.bin", large))).isInstanceOf(FileTooLarge.class);
        assertThat(data.titles(data.marketer, AssetFilter.NONE)).isEmpty();
    }

    @Test
    void a_file_without_a_title_is_refused_before_it_is_kept() throws IOException {
        var small = Files.writeString(data.home.resolve("small"), "x");

        assertThat(
                data.assets.addFile(data.marketer, data.details(" ", "Article"), ContentData.incoming("a.txt", small)))
                .isEqualTo(new Outcome.Refused(Refusal.NO_TITLE));
        try (var kept = Files.list(data.home)) {
            assertThat(kept).containsExactly(small);
        }
    }

    @Test
    void publishing_sets_the_date_and_a_draft_has_none_again() {
        var id = data.link(data.details("A", "Article"));

        assertThat(data.assets.bring(data.marketer, id, AssetState.PUBLISHED, 1)).isEqualTo(new Outcome.Done(id, 2));
        assertThat(data.row(id).publishedAt()).isEqualTo(data.clock.instant());
        data.assets.bring(data.marketer, id, AssetState.ARCHIVED, 2);
        assertThat(data.row(id).state()).isEqualTo("archived");
        assertThat(data.row(id).publishedAt()).isNotNull();
        data.assets.bring(data.marketer, id, AssetState.DRAFT, 3);
        assertThat(data.row(id).publishedAt()).isNull();
    }

    @Test
    void a_change_of_what_another_has_changed_does_nothing() {
        var id = data.link(data.details("First", "Article"));
        data.assets.edit(data.marketer, id, data.details("Second", "Article"), null, 1);

        assertThat(data.assets.edit(data.marketer, id, data.details("Third", "Article"), null, 1))
                .isEqualTo(new Outcome.Overtaken());
        assertThat(data.row(id).title()).isEqualTo("Second");
        assertThat(data.row(id).version()).isEqualTo(2);
    }

    @Test
    void the_address_of_a_link_can_be_changed_and_a_file_has_none() {
        var link = data.link(data.details("Link", "Article"));
        var file = data.file("File", "a.txt", "x");

        data.assets.edit(data.marketer, link, data.details("Link", "Article"), "aliran.example/new", 1);
        assertThat(data.row(link).url()).isEqualTo("https://aliran.example/new");
        assertThat(data.assets.edit(data.marketer, link, data.details("Link", "Article"), "nowhere", 2))
                .isEqualTo(new Outcome.Refused(Refusal.NOT_AN_ADDRESS));
        assertThat(data.assets.edit(data.marketer, file, data.details("File", "Article"), "https://a.example", 1))
                .isEqualTo(new Outcome.Refused(Refusal.NOT_A_LINK));
    }

    @Test
    void what_is_deleted_is_gone_and_comes_back_as_it_was() {
        var id = data.published(data.details("A", "Article"));

        assertThat(data.assets.delete(data.marketer, id, 2)).isEqualTo(new Outcome.Done(id, 3));
        assertThat(data.library.find(data.marketer, id)).isEmpty();
        assertThat(data.assets.delete(data.marketer, id, 3)).isEqualTo(new Outcome.Overtaken());
        assertThat(data.assets.restore(data.marketer, id)).isEqualTo(new Outcome.Done(id, 4));
        assertThat(data.row(id).state()).isEqualTo("published");
        assertThat(data.assets.restore(data.marketer, id)).isEqualTo(new Outcome.Overtaken());
    }

    @Test
    void tags_are_kept_once_and_empty_words_are_none() {
        var type = data.types.named("article").orElseThrow();
        var id = data.link(new AssetDetails("A", "", type.id(), "top", "ms", " ", "", "Palm oil",
                ContentData.tags("Energy", " energy", "", "stim ")));

        assertThat(data.row(id).tags()).containsExactly("Energy", "stim");
        assertThat(data.row(id).persona()).isNull();
        assertThat(data.row(id).product()).isNull();
    }

    @Test
    void a_type_a_funnel_or_a_language_that_is_none_is_refused() {
        var article = data.types.named("Article").orElseThrow().id();

        assertThat(refusal(new AssetDetails("A", "", UUID.randomUUID(), "top", "en", null, null, null, List.of())))
                .isEqualTo(Refusal.NO_SUCH_TYPE);
        assertThat(refusal(new AssetDetails("A", "", article, "side", "en", null, null, null, List.of())))
                .isEqualTo(Refusal.NO_SUCH_FUNNEL);
        assertThat(refusal(new AssetDetails("A", "", article, "top", "English", null, null, null, List.of())))
                .isEqualTo(Refusal.NO_SUCH_LANGUAGE);
    }

    private Refusal refusal(AssetDetails details) {
        return ((Outcome.Refused) data.assets.addLink(data.marketer, details, "https://a.example")).why();
    }

    @Test
    @Tag("C1")
    void twelve_types_come_along_and_a_new_one_is_added_once() {
        assertThat(data.types.all()).hasSize(12).filteredOn(type -> type.funnel().equals("bottom"))
                .extracting(AssetTypes.AssetType::name).containsExactly("Assessment", "Trial", "Free coupon");

        var added = data.types.add(data.marketer, " Webinar ", "middle");
        assertThat(data.types.add(data.marketer, "webinar", "top")).isEqualTo(added);
        assertThat(data.types.all()).hasSize(13).last().isEqualTo(added);
        assertThat(added.textKey()).isNull();
    }

    @Test
    void who_may_not_write_or_publish_changes_nothing() {
        var id = data.link(data.details("A", "Article"));

        assertThatThrownBy(() -> data.assets.addLink(data.rep, data.details("B", "Article"), "https://a.example"))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> data.assets.edit(data.rep, id, data.details("B", "Article"), null, 1))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> data.assets.bring(data.rep, id, AssetState.PUBLISHED, 1))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> data.assets.delete(data.rep, id, 1)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> data.assets.restore(data.rep, id)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> data.types.add(data.rep, "Webinar", "top")).isInstanceOf(NotPermitted.class);
        assertThat(data.row(id).version()).isEqualTo(1);
    }
}
