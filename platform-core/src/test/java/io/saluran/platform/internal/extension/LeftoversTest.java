package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.internal.host.Leftovers;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X2")
class LeftoversTest extends ExtensionCase {

    private void remove() throws Exception {
        done(node.execute(node.extensions().planRemove("example.map", true).orElseThrow()));
    }

    @Test
    void a_removed_bundle_that_holds_on_to_nothing_leaves_memory() throws Exception {
        done(node.install(map("1.0.0")));
        done(node.install(map("1.1.0")));
        remove();

        assertThat(node.framework().revisions().leftovers().collected()).isEmpty();
        assertThat(node.framework().revisions().leftovers().held(stage -> {})).isEmpty();
    }

    @Test
    void one_that_left_a_thread_running_is_told_with_the_way_from_the_thread_to_its_code() throws Exception {
        done(node.install(map("1.0.0").onStart("""
                var thread = new Thread("map-refresh") {
                    @Override public void run() {
                        try { sleep(60_000); } catch (InterruptedException ended) { return; }
                    }
                };
                thread.setDaemon(true);
                thread.start();""")));
        remove();

        var stages = new ArrayList<Leftovers.Stage>();
        var held = node.framework().revisions().leftovers().held(stages::add);
        try {
            assertThat(stages).containsExactly(Leftovers.Stage.values());
            assertThat(held).singleElement().satisfies(one -> {
                assertThat(one.left().symbolicName()).isEqualTo("example.map");
                assertThat(one.left().isHeld()).isTrue();
                assertThat(one.path().getFirst()).contains("root: ", "example.map.Activator$1 \"map-refresh\"");
                assertThat(one.path().getLast()).endsWith("BundleWiringImpl$BundleClassLoader");
            });
        } finally {
            Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().equals("map-refresh"))
                    .forEach(Thread::interrupt);
        }
    }
}
