package io.saluran.content.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.testing.TestImports;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C2")
class LinksTargetTest {

    private final ContentData data = new ContentData();
    private final Imports imports = TestImports.of(data.db, data.home.resolve("imports"), new LinksTarget());

    @AfterEach
    void close() {
        data.close();
    }

    private ImportResult run(Viewer who, String csv) throws IOException {
        var file = Files.writeString(data.home.resolve("links.csv"), csv);
        return imports.run(who,
                new ImportOrder("content", file, "links.csv", Map.of(), Map.of(), Map.of(), false, false),
                ImportProgress.none());
    }

    private AssetRow named(String title) {
        return data.library.page(data.marketer, AssetFilter.NONE, AssetLibrary.Sort.NEWEST, null, 100).rows().stream()
                .filter(row -> row.title().equals(title)).findFirst().orElseThrow();
    }

    @Test
    void links_come_in_as_drafts_of_who_imports_them() throws IOException {
        var result = run(data.marketer, """
                Link,Title,Type,Funnel,Language,Tags
                aliran.example/five,Five signs,Case study,Bottom,ms,"pumps, valves"
                https://aliran.example/plain,Plain,,,,
                """);

        assertThat(result.created()).isEqualTo(2);
        assertThat(named("Five signs")).satisfies(link -> {
            assertThat(link.url()).isEqualTo("https://aliran.example/five");
            assertThat(link.type()).isEqualTo("Case study");
            assertThat(link.funnel()).isEqualTo("bottom");
            assertThat(link.language()).isEqualTo("ms");
            assertThat(link.tags()).containsExactly("pumps", "valves");
            assertThat(link.state()).isEqualTo("draft");
            assertThat(link.ownerName()).isEqualTo("Nurul Syafiqah");
        });
        assertThat(named("Plain")).satisfies(link -> {
            assertThat(link.type()).isEqualTo("Article");
            assertThat(link.funnel()).isEqualTo("top");
            assertThat(link.language()).isEqualTo("en");
            assertThat(link.tags()).isEmpty();
        });
    }

    @Test
    void what_is_no_address_no_funnel_stage_or_comes_twice_is_rejected_with_its_reason() throws IOException {
        var result = run(data.marketer, """
                link,title,funnel,type,language
                javascript:alert(1),Bad,,,
                nonsense,Bad too,,,
                https://aliran.example/a,Good,,,
                aliran.example/a,Twice,,,
                https://aliran.example/b,Stage,sideways,,
                https://aliran.example/c,Kind,,Hologram projection,
                https://aliran.example/d,Tongue,,,Bahasa Melayu
                """);

        assertThat(result.created()).isEqualTo(1);
        assertThat(result.rejected()).isEqualTo(6);
        assertThat(Files.readString(result.rejectedFile().orElseThrow())).contains("javascript:alert(1)", "sideways",
                "Bahasa Melayu").doesNotContain("Good");
    }

    @Test
    void a_second_import_creates_nothing_and_changes_what_the_file_says() throws IOException {
        run(data.marketer, "link,title,tags\nhttps://aliran.example/a,First,one\n");
        var same = run(data.marketer, "link,title\nhttps://aliran.example/a,First\n");
        var other = run(data.marketer, "link,title\nhttps://aliran.example/a,Second\n");

        assertThat(same.unchanged()).isEqualTo(1);
        assertThat(other.updated()).isEqualTo(1);
        assertThat(named("Second").tags()).as("what the file does not say stays").containsExactly("one");
        assertThat(named("Second").version()).isEqualTo(2);

        assertThat(imports.undo(data.marketer, other.importId().orElseThrow())).isEmpty();
        assertThat(named("First").version()).as("no version comes twice").isEqualTo(3);
    }

    @Test
    void undo_takes_links_away_and_keeps_one_that_was_changed() throws IOException {
        var result = run(data.marketer, """
                link,title
                https://aliran.example/a,First
                https://aliran.example/b,Second
                """);
        data.assets.bring(data.marketer, named("Second").id(), AssetState.PUBLISHED, 1);

        assertThat(imports.undo(data.marketer, result.importId().orElseThrow())).containsExactly("Second");
        assertThat(data.titles(data.marketer, AssetFilter.NONE)).containsExactly("Second");
    }

    @Test
    @Tag("X5")
    void one_who_may_not_write_is_not_offered_it() {
        assertThat(imports.targets(data.marketer)).containsExactly("content");
        assertThat(imports.targets(data.rep)).isEmpty();
    }
}
