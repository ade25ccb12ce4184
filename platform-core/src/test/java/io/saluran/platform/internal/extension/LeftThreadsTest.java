package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.Revisions;
import io.saluran.platform.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/// Real bundles with threads of their own in a real framework.
@Tag("X3")
class LeftThreadsTest {

    private static final String END = "saluran.test.pump.ends";
    private static final Duration MOMENTS = Duration.ofMillis(200);
    private static final long PATIENCE_MILLIS = 10_000;

    private static final String PUMPS = """
            Thread.ofPlatform().daemon().name("pump-%s").start(() -> {
                while (!Boolean.getBoolean("saluran.test.pump.ends")) {
                    try { Thread.sleep(20); } catch (InterruptedException deaf) { continue; }
                }
            });""";

    @TempDir
    Path folder;

    private BundleFramework framework;
    private LocalBundles local;

    @BeforeEach
    void open() throws Exception {
        System.clearProperty(END);
        framework = BundleFramework.open(folder.resolve("framework"), (bundle, schema) -> {});
        framework.start(Files.createDirectories(folder.resolve("bundles")));
        local = new LocalBundles(framework, Duration.ofSeconds(2), () -> {}, new LeftThreads(MOMENTS));
    }

    @AfterEach
    void close() throws InterruptedException {
        System.setProperty(END, "true");
        framework.close();
        // The next test has classes of the same names.
        for (var each : Thread.getAllStackTraces().keySet()) {
            if (each.getName().startsWith("pump-")) {
                assertThat(each.join(Duration.ofMillis(PATIENCE_MILLIS))).as(each.getName()).isTrue();
            }
        }
    }

    private Bundle stage(String version, String onStart) throws Exception {
        return local.stage(version, TestBundle.of("example.pump", version).onStart(onStart).bytes());
    }

    private Bundle start(String version, String onStart) throws Exception {
        var bundle = stage(version, onStart);
        assertThat(local.startAlone(bundle)).isInstanceOf(Revisions.Outcome.Done.class);
        return bundle;
    }

    private List<String> leftIn(long millis) throws InterruptedException {
        var end = System.nanoTime() + millis * 1_000_000;
        while (local.leftThreads("example.pump").isEmpty() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        return local.leftThreads("example.pump");
    }

    private static Thread thread(String name) {
        return Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().equals(name)).findFirst()
                .orElseThrow();
    }

    @Test
    void a_thread_that_runs_on_after_its_bundle_has_stopped_is_named_until_it_ends() throws Exception {
        local.stop(start("1.0.0", PUMPS.formatted("one")));
        assertThat(leftIn(PATIENCE_MILLIS)).containsExactly("pump-one");

        var thread = thread("pump-one");
        System.setProperty(END, "true");
        assertThat(thread.join(Duration.ofMillis(PATIENCE_MILLIS))).isTrue();
        assertThat(local.leftThreads("example.pump")).isEmpty();
    }

    @Test
    void one_that_ends_soon_after_is_not() throws Exception {
        local.stop(start("1.0.0", """
                var bundle = context.getBundle();
                Thread.ofPlatform().daemon().name("tidy").start(() -> {
                    while ((bundle.getState() & (8 | 32)) != 0) {
                        try { Thread.sleep(20); } catch (InterruptedException end) { return; }
                    }
                });"""));

        assertThat(leftIn(5 * MOMENTS.toMillis())).isEmpty();
    }

    @Test
    void the_threads_of_the_revision_after_are_its_own() throws Exception {
        var old = start("1.0.0", PUMPS.formatted("old"));
        local.stop(old);
        start("1.1.0", PUMPS.formatted("new"));
        local.retire(old);

        assertThat(leftIn(PATIENCE_MILLIS)).containsExactly("pump-old");
        Thread.sleep(2 * MOMENTS.toMillis());
        assertThat(local.leftThreads("example.pump")).containsExactly("pump-old");
    }

    @Test
    void one_that_waits_outside_of_its_code_is_known_by_its_class_loader() throws Exception {
        local.stop(start("1.0.0", """
                var waiting = new Thread(java.util.concurrent.locks.LockSupport::park, "waiting");
                waiting.setDaemon(true);
                waiting.setContextClassLoader(getClass().getClassLoader());
                waiting.start();"""));

        assertThat(leftIn(PATIENCE_MILLIS)).containsExactly("waiting");
        thread("waiting").interrupt();
    }

    @Test
    void a_start_that_fails_leaves_its_threads_too() throws Exception {
        var bundle = stage("1.0.0", PUMPS.formatted("early") + "throw new IllegalStateException(\"no oil\");");
        assertThat(local.startAlone(bundle)).isInstanceOf(Revisions.Outcome.Failed.class);
        local.retire(bundle);

        assertThat(leftIn(PATIENCE_MILLIS)).containsExactly("pump-early");
    }
}
