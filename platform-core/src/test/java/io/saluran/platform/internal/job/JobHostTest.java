package io.saluran.platform.internal.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.job.JobList.Row;
import io.saluran.platform.internal.job.JobList.Run;
import io.saluran.platform.job.Job;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

@Tag("X4")
class JobHostTest {

    private static final Viewer ADMIN = Viewer.system();

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Node> nodes = new ArrayList<>();

    private record Node(BundleFramework framework, JobHost jobs, JobList list) {

        Bundle install(Path jar) throws Exception {
            var bundle = framework.context().installBundle(jar.toUri().toString());
            bundle.start();
            return bundle;
        }

        Row job(String name) {
            return list.rows().stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
        }

        Optional<Run> last(String name) {
            return list.rows().stream().filter(row -> row.name().equals(name)).findFirst().map(Row::last);
        }

        boolean ended(String name, String outcome) {
            return last(name).filter(run -> run.outcome().equals(outcome)).isPresent();
        }
    }

    private Node open() throws Exception {
        var home = folder.resolve("node-" + nodes.size());
        var framework = BundleFramework.open(home.resolve("framework"), (bundle, schema) -> {});
        framework.start(Files.createDirectories(home.resolve("bundles")));
        var jobs = new JobHost(new JobHost.Services(framework.context(), database.dataSource(), database.db(),
                new AuditLog(Clock.systemUTC()), new MemoryEvents(), Clock.systemUTC(), background),
                new JobHost.Options("node-" + nodes.size(), Duration.ofMillis(100), Duration.ofMillis(250),
                        Duration.ofMillis(100)));
        jobs.start();
        var node = new Node(framework, jobs, new JobList(database.db(), jobs));
        nodes.add(node);
        return node;
    }

    @AfterEach
    void close() {
        nodes.forEach(node -> {
            node.jobs().close();
            node.framework().close();
        });
        background.shutdownNow();
        database.close();
    }

    /// A bundle with the job `example.NAME`, once an hour, which does these statements.
    private Path bundle(String name, String run, String more) throws Exception {
        return TestBundle.of("example." + name, "1.0.0").uses(Job.class)
                .header("Import-Package", "org.osgi.framework,io.saluran.platform.job")
                .source("Work", """
                        import io.saluran.platform.job.*;
                        import java.nio.file.*;
                        import java.time.Duration;
                        public class Work implements Job {
                            static void mark(String what) throws Exception {
                                Files.writeString(Path.of("%s"), what + "\\n", StandardOpenOption.CREATE,
                                        StandardOpenOption.APPEND);
                            }
                            public String name() { return "example.%s"; }
                            public Schedule schedule() { return Schedule.every(Duration.ofHours(1)); }
                            public void run(JobRun run) throws Exception { %s }
                            %s
                        }""".formatted(marks(name), name, run, more))
                .onStart("context.registerService(io.saluran.platform.job.Job.class, new Work(), null);")
                .in(folder);
    }

    private Path marks(String name) {
        return folder.resolve(name + ".marks");
    }

    private List<String> done(String name) throws Exception {
        return Files.exists(marks(name)) ? Files.readAllLines(marks(name)) : List.of();
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static boolean present(Node node, String name) {
        return node.list().rows().stream().anyMatch(row -> row.name().equals(name) && row.isHere());
    }

    private static void runNow(Node node, String name) throws InterruptedException {
        eventually(() -> present(node, name));
        assertThat(node.jobs().runNow(ADMIN, name)).isTrue();
    }

    @Test
    void a_job_runs_when_it_is_due_and_is_due_again_after_its_pause() throws Exception {
        var node = open();
        node.install(bundle("tidy", "mark(\"done\");", ""));
        runNow(node, "example.tidy");

        eventually(() -> node.ended("example.tidy", "done"));
        assertThat(done("tidy")).containsExactly("done");
        eventually(() -> node.job("example.tidy").next().isAfter(Instant.now().plus(Duration.ofMinutes(59))));
        assertThat(node.job("example.tidy").bundle()).isEqualTo("example.tidy");
        assertThat(node.last("example.tidy").flatMap(Run::took)).isPresent();
    }

    @Test
    void a_job_whose_bundle_stops_waits_and_runs_when_it_is_back() throws Exception {
        var node = open();
        var bundle = node.install(bundle("away", "mark(\"done\");", ""));
        eventually(() -> present(node, "example.away"));

        bundle.stop();
        assertThat(node.job("example.away").isHere()).isFalse();
        assertThat(node.jobs().runNow(ADMIN, "example.away")).isFalse();
        database.db().write(sql -> sql.execute("update platform.job_due set execution_time = now()"));
        Thread.sleep(500);
        assertThat(node.job("example.away").last()).isNull();
        assertThat(done("away")).isEmpty();

        bundle.start();
        eventually(() -> node.ended("example.away", "done"));
        assertThat(done("away")).containsExactly("done");
    }

    @Test
    void a_job_that_throws_is_tried_again_as_often_as_it_says_and_its_message_is_kept() throws Exception {
        var node = open();
        node.install(bundle("poor", "mark(\"tried\"); throw new IllegalStateException(\"No paper\");",
                "public int retries() { return 1; }"));
        runNow(node, "example.poor");

        eventually(() -> node.ended("example.poor", "failed")
                && node.job("example.poor").next().isAfter(Instant.now().plus(Duration.ofMinutes(59))));
        assertThat(done("poor")).containsExactly("tried", "tried");
        assertThat(node.last("example.poor").map(Run::problem)).contains("No paper");
    }

    @Test
    void a_job_that_takes_longer_than_its_time_is_interrupted_and_has_failed() throws Exception {
        var node = open();
        node.install(bundle("slow", "Thread.sleep(60_000);", """
                public Duration budget() { return Duration.ofMillis(300); }
                public int retries() { return 0; }"""));
        runNow(node, "example.slow");

        eventually(() -> node.ended("example.slow", "failed"));
        assertThat(node.last("example.slow").map(Run::problem).orElseThrow()).startsWith("It took longer than");
    }

    @Test
    void a_job_that_does_not_heed_interruption_holds_up_no_other_and_does_not_run_twice() throws Exception {
        var node = open();
        node.install(bundle("deaf", """
                mark("begun");
                var end = System.nanoTime() + 6_000_000_000L;
                while (System.nanoTime() < end) Thread.onSpinWait();""",
                "public Duration budget() { return Duration.ofMillis(200); }"));
        node.install(bundle("other", "mark(\"done\");", ""));
        runNow(node, "example.deaf");
        runNow(node, "example.other");

        eventually(() -> node.ended("example.other", "done"));
        eventually(() -> node.last("example.deaf").map(Run::problem)
                .filter("The run before goes on, although it was told to end"::equals).isPresent());
        assertThat(done("deaf")).containsExactly("begun");
    }

    @Test
    void the_run_of_a_bundle_that_stops_is_ended_and_done_again_later() throws Exception {
        var node = open();
        var bundle = node.install(bundle("cut", "mark(\"begun\"); Thread.sleep(Files.size(Path.of(\""
                + marks("cut") + "\")) > 8 ? 0 : 60_000);", ""));
        runNow(node, "example.cut");
        eventually(() -> node.ended("example.cut", "running") && Files.exists(marks("cut")));

        bundle.stop();
        eventually(() -> node.ended("example.cut", "stopped"));
        bundle.start();
        eventually(() -> node.ended("example.cut", "done"));
        assertThat(done("cut")).containsExactly("begun", "begun");
    }

    @Test
    void of_two_nodes_one_runs_it_and_one_without_the_bundle_leaves_it_to_the_other() throws Exception {
        var first = open();
        var second = open();
        var third = open();
        var jar = bundle("once", "mark(\"done\"); Thread.sleep(300);", "");
        first.install(jar);
        second.install(jar);
        runNow(first, "example.once");

        eventually(() -> third.ended("example.once", "done"));
        assertThat(done("once")).containsExactly("done");
        assertThat(third.job("example.once").isHere()).isFalse();
        assertThat(third.job("example.once").bundle()).isEqualTo("example.once");
    }

    @Test
    void a_node_that_died_in_the_middle_leaves_its_run_to_another() throws Exception {
        var node = open();
        node.install(bundle("left", "mark(\"done\");", ""));
        eventually(() -> present(node, "example.left"));
        database.db().write(sql -> sql.execute("update platform.job_due set picked = true, picked_by = 'dead',"
                + " execution_time = now(), last_heartbeat = now() - interval '1 minute'"));
        new JobLog(database.db(), new MemoryEvents(), Clock.systemUTC()).began("example.left", "example.left", "dead");

        eventually(() -> node.ended("example.left", "done"));
        List<?> outcomes = database.db()
                .read(sql -> sql.fetchValues("select outcome from platform.job_run where node = 'dead'"));
        assertThat(outcomes).hasToString("[lost]");
    }

    @Test
    void a_job_says_how_far_it_is() throws Exception {
        var node = open();
        node.install(bundle("steps", "run.progress(0.25); while (!run.isEnding()) Thread.sleep(20); run.check();", ""));
        runNow(node, "example.steps");

        eventually(() -> node.last("example.steps").filter(run -> run.progress() == 0.25).isPresent());
    }

    @Test
    void only_who_may_runs_a_job() throws Exception {
        var node = open();
        node.install(bundle("mine", "", ""));
        eventually(() -> present(node, "example.mine"));
        var nobody = Viewer.of(Objects.requireNonNull(java.util.UUID.randomUUID()), "Nobody");

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> node.jobs().runNow(nobody, "example.mine"))
                .hasMessageContaining(JobPermissions.RUN);
    }
}
