package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.platform.internal.extension.Plan.Kind;
import io.saluran.platform.testing.TestBundle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

@Tag("X2")
class InstallerTest extends ExtensionCase {

    private static final String AREA = "--changeset map:001-area\ncreate table area (id int);\n--rollback drop table area;\n";
    private static final String PLACE = "--changeset map:002-place\ncreate table place (id int);\n--rollback drop table place;\n";

    @Test
    void a_bundle_is_installed_by_exactly_its_plan_and_runs_at_once() throws Exception {
        var plan = node.plan(map("1.0.0"));
        assertThat(node.says("example.map")).isEmpty();
        assertThat(node.framework().bundles()).isEmpty();

        var steps = new ArrayList<Step>();
        done(node.extensions().execute(plan, ADMIN, steps::add));

        assertThat(steps).isEqualTo(plan.steps())
                .containsExactly(Step.VERIFY, Step.INSTALL, Step.RESOLVE, Step.START, Step.RECORD);
        assertThat(plan.wires()).containsExactly(Map.entry("org.apache.felix.framework", 1));
        assertThat(node.says("example.map")).isEqualTo("1.0.0");
        assertThat(node.extensions().wanted()).singleElement()
                .satisfies(wanted -> assertThat(wanted.facts().version()).isEqualTo("1.0.0"));
    }

    @Test
    void after_an_update_the_new_code_answers_and_one_can_go_back() throws Exception {
        done(node.install(map("1.0.0")));
        assertThat(node.extensions().planBack("example.map")).isEmpty();

        done(node.install(map("1.1.0")));
        assertThat(node.says("example.map")).isEqualTo("1.1.0");
        assertThat(node.framework().bundles()).hasSize(1);

        var back = node.extensions().planBack("example.map").orElseThrow();
        assertThat(back.kind()).isEqualTo(Kind.ROLL_BACK);
        done(node.execute(back));
        assertThat(node.says("example.map")).isEqualTo("1.0.0");
        assertThat(node.extensions().history()).extracting(change -> change.plan().kind())
                .containsExactlyInAnyOrder(Kind.INSTALL, Kind.UPDATE, Kind.ROLL_BACK);
    }

    @Test
    void the_same_version_with_other_content_is_an_update() throws Exception {
        done(node.install(map("1.0.0")));

        done(node.install(map("1.0.0").onStart(
                """
                        context.registerService(java.util.function.Supplier.class, () -> "rebuilt",
                                org.osgi.framework.FrameworkUtil.asDictionary(java.util.Map.of("bundle", "example.map")));""")));

        assertThat(node.says("example.map")).isEqualTo("rebuilt");
    }

    @Test
    void removing_keeps_the_data_for_a_bundle_that_comes_back_or_drops_it_when_told() throws Exception {
        var bundle = map("1.0.0").schema("map", Map.of("001-area.sql", AREA));
        var plan = node.plan(bundle);
        assertThat(plan.schema()).isEqualTo(new SchemaChange(SchemaChange.Kind.MAKE, "map", 1));
        done(node.execute(plan));
        assertThat(tables("map")).containsExactly("area");

        done(node.execute(node.extensions().planRemove("example.map", false).orElseThrow()));
        assertThat(node.framework().bundles()).isEmpty();
        assertThat(tables("map")).containsExactly("area");
        assertThat(((JarAnswer.Refused) node.receive(TestBundle.of("example.other", "1.0.0").header("Saluran-Schema",
                "map"))).reason()).isEqualTo(JarRefusal.SCHEMA_TAKEN);

        done(node.install(bundle));
        done(node.execute(node.extensions().planRemove("example.map", true).orElseThrow()));
        assertThat(tables("map")).isEmpty();
        assertThat(node.receive(TestBundle.of("example.other", "1.0.0").header("Saluran-Schema", "map")))
                .isInstanceOf(JarAnswer.Accepted.class);
        done(node.install(bundle));
        assertThat(tables("map")).containsExactly("area");
    }

    @Test
    void a_roll_back_leaves_the_tables_of_the_later_version_and_both_start_again() throws Exception {
        done(node.install(map("1.0.0").schema("map", Map.of("001-area.sql", AREA))));
        var later = node.plan(map("1.1.0").schema("map", Map.of("001-area.sql", AREA, "002-place.sql", PLACE)));
        assertThat(later.schema()).isEqualTo(new SchemaChange(SchemaChange.Kind.MIGRATE, "map", 1));
        done(node.execute(later));

        var back = node.extensions().planBack("example.map").orElseThrow();
        assertThat(back.schema().kind()).isEqualTo(SchemaChange.Kind.AHEAD);
        done(node.execute(back));
        restart(false);

        assertThat(node.says("example.map")).isEqualTo("1.0.0");
        assertThat(tables("map")).containsExactly("area", "place");
    }

    @Test
    void a_start_that_fails_leaves_all_as_it_was() throws Exception {
        done(node.install(map("1.0.0")));

        var failed = failed(node.install(map("2.0.0").onStart("throw new IllegalStateException(\"no licence\");")));
        assertThat(failed).isEqualTo(new Outcome.Failed(Step.START, "IllegalStateException: no licence",
                List.of()));
        assertThat(node.says("example.map")).isEqualTo("1.0.0");
        assertThat(node.framework().bundles()).hasSize(1);

        var fresh = failed(node.install(TestBundle.of("example.fresh", "1.0.0")
                .schema("fresh", Map.of("001-area.sql", AREA)).onStart("throw new Exception(\"no\");")));
        assertThat(fresh.step()).isEqualTo(Step.START);
        assertThat(tables("fresh")).isEmpty();
        assertThat(node.framework().bundles()).hasSize(1);
        assertThat(node.extensions().wanted()).hasSize(1);
        assertThat(node.extensions().history()).filteredOn(change -> change.failedStep().isPresent()).hasSize(2);
    }

    @Test
    void a_start_that_hangs_is_given_up_and_holds_nobody_up() throws Exception {
        done(node.install(map("1.0.0")));
        var began = System.nanoTime();

        var heeding = failed(node.install(map("2.0.0").onStart("Thread.sleep(600_000);")));
        assertThat(heeding.step()).isEqualTo(Step.START);
        assertThat(heeding.why()).contains("2 s");
        var deaf = failed(node.install(TestBundle.of("example.deaf", "1.0.0").onStart("""
                while (true) { try { Thread.sleep(1_000); } catch (InterruptedException deaf) { continue; } }""")));
        assertThat(deaf.step()).isEqualTo(Step.START);

        assertThat(node.says("example.map")).isEqualTo("1.0.0");
        done(node.install(TestBundle.of("example.next", "1.0.0").saysItsVersion()));
        assertThat(node.says("example.next")).isEqualTo("1.0.0");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void a_change_log_that_fails_leaves_nothing_and_the_version_before_runs() throws Exception {
        done(node.install(map("1.0.0").schema("map", Map.of("001-area.sql", AREA))));

        var failed = failed(node.install(map("1.1.0").schema("map", Map.of("001-area.sql", AREA, "002-place.sql", PLACE,
                "003-wrong.sql", "--changeset map:003-wrong\ncreate table wrong (id nonsense);\n"))));

        assertThat(failed.step()).isEqualTo(Step.MIGRATE);
        assertThat(failed.why()).contains("nonsense");
        assertThat(tables("map")).containsExactly("area");
        assertThat(node.says("example.map")).isEqualTo("1.0.0");
    }

    @Test
    void a_start_of_an_update_that_fails_takes_its_tables_away_again() throws Exception {
        done(node.install(map("1.0.0").schema("map", Map.of("001-area.sql", AREA))));
        var files = Map.of("001-area.sql", AREA, "002-place.sql", PLACE);

        var failed = failed(node.install(map("1.1.0").schema("map", files).onStart(
                "throw new IllegalStateException(\"no licence\");")));

        assertThat(failed.step()).isEqualTo(Step.START);
        assertThat(failed.left()).isEmpty();
        assertThat(tables("map")).containsExactly("area");
        assertThat(node.says("example.map")).isEqualTo("1.0.0");
        done(node.install(map("1.1.1").schema("map", files)));
        assertThat(tables("map")).containsExactly("area", "place");
    }

    @Test
    void what_has_no_way_back_stays_with_what_came_before_it_and_is_told() throws Exception {
        done(node.install(map("1.0.0").schema("map", Map.of("001-area.sql", AREA))));

        var failed = failed(node.install(map("1.1.0").schema("map", Map.of("001-area.sql", AREA, "002-place.sql", PLACE,
                "003-road.sql", "--changeset map:003-road\ncreate table road (id int);\n", "004-river.sql",
                "--changeset map:004-river\ncreate table river (id int);\n--rollback drop table river;\n"))
                .onStart("throw new IllegalStateException(\"no licence\");")));

        assertThat(failed.left()).containsExactly("002-place", "003-road");
        assertThat(tables("map")).containsExactly("area", "place", "road");
        assertThat(node.says("example.map")).isEqualTo("1.0.0");
        assertThat(node.extensions().history().getFirst().left()).containsExactly("002-place", "003-road");
    }

    @Test
    void what_a_bundle_lacks_is_said_in_words_and_nothing_is_done() throws Exception {
        var plan = node.plan(TestBundle.of("example.needy", "1.0.0").header("Import-Package",
                "example.nowhere;version=\"[1.2,2)\""));
        assertThat(plan.hindrances()).containsExactly(Words.of("extension.hindrance.missing", "example.nowhere 1.2.0"));
        assertThat(node.execute(plan)).isInstanceOf(Outcome.Impossible.class);

        done(node.install(TestBundle.of("example.nowhere", "1.0.0").header("Export-Package",
                "example.nowhere;version=\"1.0.0\"").source("Place", "public class Place {}")));
        assertThat(node.plan(TestBundle.of("example.needy", "1.0.0").header("Import-Package",
                "example.nowhere;version=\"[1.2,2)\"")).hindrances()).containsExactly(
                        Words.of("extension.hindrance.version", "example.nowhere 1.2.0", "example.nowhere 1.0.0"));
        done(node.execute(node.extensions().planRemove("example.nowhere", false).orElseThrow()));
        assertThat(node.plan(TestBundle.of("example.needy", "1.0.0").header("Import-Package", "example.nowhere"))
                .hindrances()).singleElement()
                .satisfies(words -> assertThat(words.key()).isEqualTo("extension.hindrance.not-here"));
    }

    @Test
    void two_bundles_that_need_each_other_are_refused_with_the_reason() throws Exception {
        var plan = node.plan(TestBundle.of("example.egg", "1.0.0").header("Export-Package", "example.egg")
                .header("Import-Package", "example.hen"));

        assertThat(plan.hindrances()).containsExactly(Words.of("extension.hindrance.missing", "example.hen"));
        assertThat(node.framework().bundles()).isEmpty();
    }

    @Test
    void only_bundles_that_use_its_code_are_restarted() throws Exception {
        done(node.install(TestBundle.of("example.base", "1.0.0").header("Export-Package", "example.base")
                .source("Base", "public class Base { public static String word() { return \"old\"; } }")));
        done(node.install(map("1.0.0")));
        var user = TestBundle.of("example.user", "1.0.0").header("Import-Package", "example.base")
                .saysItsVersion().header("Import-Package", "example.base,org.osgi.framework");
        done(node.install(user));
        var bystander = node.framework().find("example.map").orElseThrow();
        var before = bystander.getLastModified();

        var plan = node.plan(TestBundle.of("example.base", "1.1.0").header("Export-Package", "example.base")
                .source("Base", "public class Base { public static String word() { return \"new\"; } }"));
        assertThat(plan.restarted()).containsExactly("example.user");
        done(node.execute(plan));

        assertThat(node.says("example.user")).isEqualTo("1.0.0");
        assertThat(node.framework().find("example.user").orElseThrow().getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(bystander.getLastModified()).isEqualTo(before);
        assertThat(node.says("example.map")).isEqualTo("1.0.0");
    }

    @Test
    void a_plan_that_was_overtaken_is_not_executed() throws Exception {
        var plan = node.plan(map("1.0.0"));
        done(node.install(map("1.1.0")));

        assertThat(node.execute(plan)).isInstanceOf(Outcome.Overtaken.class);
        assertThat(node.says("example.map")).isEqualTo("1.1.0");
    }

    @Test
    void whoever_changes_bundles_elsewhere_is_waited_for() throws Exception {
        var plan = node.plan(map("1.0.0"));
        try (var held = NodeLock.tryHold(database::open).orElseThrow()) {
            assertThat(node.execute(plan)).isInstanceOf(Outcome.Busy.class);
        }
        done(node.execute(plan));
    }

    @Test
    void only_who_may_change_extensions_does() throws Exception {
        var plan = node.plan(map("1.0.0"));

        assertThatThrownBy(() -> node.extensions().execute(plan, Viewer.of(new UUID(0, 7), "Ali"), step -> {}))
                .isInstanceOf(IllegalStateException.class);
    }
}
