package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.testing.TestBundle;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a node leaves that is killed at a step; the kill is played by an error that nothing catches, as none runs then.
@Tag("X9")
class AbandonedTest extends ExtensionCase {

    private static final String AREA = "--changeset map:001-area\ncreate table area (id int);\n"
            + "--rollback drop table area;\n";

    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private static TestBundle withTable() {
        return map("1.0.0").header("Saluran-Permissions", "database").schema("map", Map.of("001-area.sql",
                AREA));
    }

    private static TestBundle withMoreTables() {
        return map("1.1.0").header("Saluran-Permissions", "database").schema("map", Map.of("001-area.sql", AREA,
                "002-place.sql", "--changeset map:002-place\ncreate table place (id int);\n"
                        + "--rollback drop table place;\n"));
    }

    /// The node dies just before it does this step.
    private void killedBefore(Step step, Plan plan) throws Exception {
        try {
            node.extensions().execute(plan, ADMIN, now -> {
                if (now == step) {
                    throw new Killed();
                }
            });
        } catch (Killed expected) {
            return;
        }
        throw new AssertionError("The plan has no step " + step);
    }

    @Test
    void an_install_that_had_made_its_tables_leaves_none_and_can_be_done_again_by_another_node() throws Exception {
        killedBefore(Step.START, node.plan(withTable()));
        assertThat(tables("map")).containsExactly("area");

        var other = open(false);

        assertThat(tables("map")).isEmpty();
        assertThat(other.extensions().history()).singleElement().satisfies(change -> {
            assertThat(change.done()).contains(false);
            assertThat(change.failure()).contains("the node ended in the middle");
        });
        done(other.install(withTable()));
        assertThat(tables("map")).containsExactly("area");
        assertThat(other.says("example.map")).isEqualTo("1.0.0");
    }

    @Test
    void an_update_that_was_not_written_down_leaves_the_version_before() throws Exception {
        done(node.install(map("1.0.0")));
        killedBefore(Step.RECORD, node.plan(map("1.1.0")));

        var other = open(false);

        assertThat(other.says("example.map")).isEqualTo("1.0.0");
        assertThat(other.extensions().history().getFirst().done()).contains(false);
    }

    @Test
    void what_the_change_log_of_an_update_did_is_undone_while_the_version_before_runs_on_another_node()
            throws Exception {
        done(node.install(withTable()));
        var other = open(false);
        killedBefore(Step.START, node.plan(withMoreTables()));
        assertThat(tables("map")).containsExactly("area", "place");

        other.extensions().tidy();

        assertThat(tables("map")).containsExactly("area");
        assertThat(other.says("example.map")).isEqualTo("1.0.0");
        assertThat(other.extensions().history().getFirst().left()).isEmpty();
    }

    @Test
    void at_whatever_step_of_an_update_a_node_dies_the_version_before_is_there_with_its_tables() throws Exception {
        done(node.install(withTable()));
        var steps = node.plan(withMoreTables()).steps();
        assertThat(steps).hasSize(8);
        for (var step : steps.subList(0, steps.indexOf(Step.RETIRE))) {
            killedBefore(step, node.plan(withMoreTables()));
            restart(false);
            assertThat(tables("map")).as(step.name()).containsExactly("area");
            assertThat(node.says("example.map")).as(step.name()).isEqualTo("1.0.0");
        }
        killedBefore(Step.RETIRE, node.plan(withMoreTables()));
        restart(false);
        assertThat(tables("map")).containsExactly("area", "place");
        assertThat(node.says("example.map")).isEqualTo("1.1.0");
    }

    @Test
    void changes_without_a_way_back_are_named_when_their_node_ended() throws Exception {
        done(node.install(withTable()));
        killedBefore(Step.START, node.plan(map("1.1.0").header("Saluran-Permissions", "database").schema("map", Map.of(
                "001-area.sql", AREA, "002-stay.sql", "--changeset map:002-stay\nupdate area set id = 1;\n"))));

        var other = open(false);

        assertThat(other.extensions().history().getFirst().left()).containsExactly("002-stay");
        assertThat(other.says("example.map")).isEqualTo("1.0.0");
    }

    @Test
    void a_removal_that_was_written_down_is_done_to_the_end() throws Exception {
        done(node.install(withTable()));
        killedBefore(Step.DROP_DATA, node.extensions().planRemove("example.map", true).orElseThrow());
        assertThat(tables("map")).containsExactly("area");

        var other = open(false);

        assertThat(other.extensions().wanted()).isEmpty();
        assertThat(tables("map")).isEmpty();
        assertThat(other.extensions().history().getFirst().done()).contains(true);
    }

    @Test
    void a_plan_from_when_the_tables_were_otherwise_is_overtaken() throws Exception {
        done(node.install(withTable()));
        var plan = node.plan(withMoreTables());
        done(node.install(withMoreTables()));
        done(node.execute(node.extensions().planBack("example.map").orElseThrow()));

        assertThat(node.execute(plan)).isInstanceOf(Outcome.Overtaken.class);
        done(node.install(withMoreTables()));
    }

    @Test
    void a_change_that_is_under_way_on_another_node_is_left_alone() throws Exception {
        var other = open(false);
        done(node.extensions().execute(node.plan(withTable()), ADMIN, step -> other.extensions().tidy()));

        assertThat(tables("map")).containsExactly("area");
        assertThat(node.extensions().history().getFirst().done()).contains(true);
    }
}
