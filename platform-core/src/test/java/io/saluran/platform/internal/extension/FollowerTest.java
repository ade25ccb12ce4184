package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.testing.TestBundle;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

@Tag("X2")
class FollowerTest extends ExtensionCase {

    @Test
    void a_restart_brings_the_wanted_bundles_back_and_leaves_a_stopped_one_stopped() throws Exception {
        done(node.install(map("1.0.0")));
        done(node.install(TestBundle.of("example.quiet", "1.0.0").saysItsVersion()));
        done(node.execute(node.extensions().planStop("example.quiet").orElseThrow()));

        restart(false);

        assertThat(node.says("example.map")).isEqualTo("1.0.0");
        assertThat(node.says("example.quiet")).isEmpty();
        done(node.execute(node.extensions().planStart("example.quiet").orElseThrow()));
        assertThat(node.says("example.quiet")).isEqualTo("1.0.0");
    }

    @Test
    @Tag("X3")
    void safe_mode_starts_none_and_the_next_start_all() throws Exception {
        done(node.install(map("1.0.0")));

        restart(true);
        assertThat(node.says("example.map")).isEmpty();
        assertThat(node.framework().find("example.map").orElseThrow().getState()).isNotEqualTo(Bundle.ACTIVE);

        restart(false);
        assertThat(node.says("example.map")).isEqualTo("1.0.0");
    }

    @Test
    @Tag("X3")
    void one_that_fails_at_a_restart_is_named_and_does_not_start_again_by_itself_until_it_is_told() throws Exception {
        var mark = folder.resolve("broken");
        done(node.install(TestBundle.of("example.moody", "1.0.0").onStart("""
                if (java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) throw new Exception("moody");
                context.registerService(java.util.function.Supplier.class, () -> "fine",
                        org.osgi.framework.FrameworkUtil.asDictionary(java.util.Map.of("bundle", "example.moody")));"""
                .formatted(mark))));
        done(node.install(map("1.0.0")));

        java.nio.file.Files.createFile(mark);
        restart(false);
        assertThat(node.says("example.moody")).isEmpty();
        assertThat(node.says("example.map")).isEqualTo("1.0.0");
        assertThat(node.extensions().wanted()).filteredOn(wanted -> wanted.failure().isPresent()).singleElement()
                .satisfies(wanted -> assertThat(wanted.failure()).contains("Exception: moody"));

        java.nio.file.Files.delete(mark);
        restart(false);
        assertThat(node.says("example.moody")).isEmpty();
        done(node.execute(node.extensions().planStart("example.moody").orElseThrow()));
        assertThat(node.says("example.moody")).isEqualTo("fine");
    }

    @Test
    @Tag("X9")
    void what_is_installed_updated_and_removed_on_one_node_follows_on_the_other() throws Exception {
        var other = open(false);

        done(node.install(map("1.0.0")));
        await(other, "1.0.0");
        done(other.install(map("1.1.0")));
        await(node, "1.1.0");
        done(node.execute(node.extensions().planRemove("example.map", false).orElseThrow()));
        await(other, "");
        // It is uninstalled a moment after it has stopped.
        for (int i = 0; i < 500 && !other.framework().bundles().isEmpty(); i++) {
            Thread.sleep(20);
        }
        assertThat(other.framework().bundles()).isEmpty();
    }

    private static void await(Node there, String says) throws InterruptedException {
        var end = Instant.now().plus(Duration.ofSeconds(10));
        while (!there.says("example.map").equals(says) && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(there.says("example.map")).isEqualTo(says);
    }
}
