package io.saluran.training.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.people.People;
import io.saluran.training.handbook.Handbook.Node;
import io.saluran.training.handbook.HandbookImport.Plan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T1")
class HandbookImportTest {

    private final HandbookData data = new HandbookData();

    @AfterEach
    void close() {
        data.close();
    }

    @Test
    void an_index_is_the_parent_of_what_lies_beside_and_below_it() throws Exception {
        var folder = MarkdownFolder
                .zip(MarkdownFolderTest.zip("sales/index.md", "# Sales\n\nSee [legal](process/legal.md).",
                        "sales/goals.md", "# Goals", "sales/process/legal.md", "# Legal\n\n[up](../index.md#team)",
                        "loose.md", "Loose"));

        assertThat(data.imports.into(data.writer, folder, new Plan(null, "en", null))).isEqualTo(5);
        var tree = data.handbook.tree(data.reader);
        assertThat(tree).extracting(Node::title).containsExactly("Loose", "Sales");
        assertThat(tree.get(1).children()).extracting(Node::title).containsExactly("Goals", "Process");
        assertThat(tree.get(1).children().get(1).children()).extracting(Node::title).containsExactly("Legal");
        assertThat(data.sheet("sales").body()).isEqualTo("See [legal](/handbook/legal).");
        assertThat(data.sheet("legal").body()).isEqualTo("[up](/handbook/sales#h-team)");
    }

    @Test
    void pages_with_the_same_title_get_addresses_of_their_own() throws Exception {
        data.page("Goals", "");
        var folder = MarkdownFolder.zip(MarkdownFolderTest.zip("a.md", "# Goals", "b.md", "# Goals"));
        data.imports.into(data.writer, folder, new Plan(null, "en", null));

        assertThat(data.handbook.tree(data.reader)).extracting(Node::slug)
                .containsExactly("goals", "goals-2", "goals-3");
    }

    @Test
    void a_real_companys_pages_all_come_in() throws Exception {
        var folder = MarkdownFolder.of(Path.of("src/main/resources/demo/handbook/company"));

        assertThat(data.imports.into(data.writer, folder, new Plan(null, "en", null))).isEqualTo(folder.files().size());
        assertThat(new HandbookSearch(data.db).find(data.writer, "forecast", 10)).isNotEmpty();
        assertThat(data.handbook.tree(data.reader)).extracting(Node::title).containsExactly("Sales");
    }

    @Test
    void the_demo_has_a_page_for_every_stage_in_both_languages() {
        new HandbookDemo(data.db, data.clock, new Nobody()).create(java.time.LocalDate.parse("2026-11-24"),
                share -> {});
        var guides = new StagePages(data.db, data.clock);

        for (var stage : List.of("Lead qualification", "Scoping", "Proposal", "Negotiation", "Closing")) {
            assertThat(guides.of(data.writer, stage, "")).as(stage).hasSize(1).first()
                    .extracting(StagePages.Guide::title).asString().startsWith("How to work");
            assertThat(guides.of(data.reader, stage, "")).as(stage).hasSize(1).first()
                    .extracting(StagePages.Guide::title).asString().startsWith("Cara mengusahakan");
        }
        assertThat(new HandbookNews(data.db, data.clock, data.settings).of(data.writer).due()).isNotEmpty();
    }

    private static final class Nobody implements People {

        @Override
        public java.util.Optional<io.saluran.platform.people.Person> find(java.util.UUID id) {
            return java.util.Optional.empty();
        }

        @Override
        public java.util.Optional<io.saluran.platform.people.Person> byEmail(String email) {
            return java.util.Optional.empty();
        }

        @Override
        public List<io.saluran.platform.people.Person> all() {
            return List.of();
        }

        @Override
        public List<io.saluran.platform.people.Team> teams() {
            return List.of();
        }

        @Override
        public io.saluran.db.Viewer viewer(java.util.UUID person) {
            throw new IllegalArgumentException("Nobody is here");
        }
    }
}
