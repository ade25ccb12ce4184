package io.saluran.platform.internal.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.DatabaseProblem;
import io.saluran.db.testing.TestDatabase;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("X9")
class NodesTest {

    private static final UUID HERE = UUID.randomUUID();

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");

    @AfterEach
    void close() {
        database.close();
    }

    private static Nodes.Node node(String home, String version, UUID files) {
        return new Nodes.Node(home, version, files);
    }

    private Nodes join(Nodes.Node node) {
        var nodes = new Nodes(database.db(), node);
        nodes.join(() -> {});
        return nodes;
    }

    private void admit(String version) {
        Nodes.admit(database.dataSource(), node("b:/srv", version, HERE));
    }

    @ParameterizedTest
    @CsvSource({"0.1.0,0.1.4", "0.1.0,0.2.0", "0.2.0,0.1.9", "1.3.0,1.4.0-rc1"})
    void versions_that_follow_each_other_work_together(String there, String comes) {
        try (var other = join(node("a:/srv", there, HERE))) {
            assertThatCode(() -> admit(comes)).doesNotThrowAnyException();
            assertThat(other.live()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.1.0,0.3.0", "0.9.0,1.0.0", "1.4.0,1.2.7"})
    void versions_further_apart_are_refused_while_the_other_works_and_no_longer(String there, String comes) {
        try (var other = join(node("a:/srv", there, HERE))) {
            assertThat(other.live()).hasSize(1);
            assertThatThrownBy(() -> admit(comes)).isInstanceOf(DatabaseProblem.class)
                    .hasMessageContaining("Saluran " + there + " works on this database (a:/srv)")
                    .hasMessageContaining(comes);
        }
        assertThatCode(() -> admit(comes)).doesNotThrowAnyException();
    }

    @Test
    void of_two_that_were_admitted_at_the_same_time_only_the_first_joins() {
        admit("0.3.0");
        try (var first = join(node("a:/srv", "0.1.0", HERE))) {
            var second = new Nodes(database.db(), node("b:/srv", "0.3.0", HERE));
            assertThatThrownBy(() -> second.join(() -> {})).isInstanceOf(DatabaseProblem.class);
            assertThat(first.live()).hasSize(1);
            second.close();
        }
    }

    @Test
    void one_that_was_killed_counts_as_gone_after_half_a_minute() {
        var killed = join(node("a:/srv", "0.1.0", HERE));
        database.db().write(sql -> sql.execute("update platform.node set seen_at = now() - interval '31 seconds'"));

        assertThatCode(() -> admit("0.3.0")).doesNotThrowAnyException();
        assertThat(killed.live()).isEmpty();
        killed.close();
    }

    @Test
    void the_same_home_takes_its_own_place_whatever_version_it_had() {
        var killed = join(node("b:/srv", "0.1.0", HERE));

        assertThatCode(() -> admit("0.9.0")).doesNotThrowAnyException();
        try (var again = join(node("b:/srv", "0.9.0", HERE))) {
            assertThat(again.live()).singleElement()
                    .satisfies(seen -> assertThat(seen.node().version()).isEqualTo("0.9.0"));
        }
        killed.close();
    }

    @Test
    void nodes_that_keep_files_in_different_folders_are_told_of_each_other() throws Exception {
        var shared = new SharedFolder(folder.resolve("shared"));
        assertThat(shared.id()).isEqualTo(new SharedFolder(folder.resolve("shared")).id());
        try (var one = join(node("a:/srv", "0.1.0", shared.id()));
                var two = join(node("b:/srv", "0.1.0", shared.id()));
                var three = join(node("c:/srv", "0.1.0", new SharedFolder(folder.resolve("own")).id()))) {
            assertThat(one.withOtherFiles()).containsExactly("c:/srv");
            assertThat(two.withOtherFiles()).containsExactly("c:/srv");
            assertThat(three.withOtherFiles()).containsExactly("a:/srv", "b:/srv");
        }
    }
}
