package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportProgress.Phase;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.NearMatch;
import io.saluran.platform.importing.PastImport;
import io.saluran.platform.testing.TestImports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Imports that are stopped: nothing of them stays, and they can be tried again.
@Tag("P7")
class StoppingTest {

    private static final String PEOPLE = "Name\n" + IntStream.range(0, 10_000).mapToObj(n -> "Person " + n)
            .collect(Collectors.joining("\n"));

    @TempDir
    Path folder;
    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    private Imports imports;

    @BeforeEach
    void open() {
        imports = TestImports.of(database.db(), folder, new Sleepy());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ImportDraft draft(String target, String content) throws IOException {
        return imports.open(Viewer.system(), target, "people.csv", new ByteArrayInputStream(content.getBytes(
                StandardCharsets.UTF_8)));
    }

    private static ImportProgress stopping(ImportDraft draft, Phase when) {
        return (phase, done, total) -> {
            if (phase == when) {
                draft.cancel();
            }
        };
    }

    private long people() {
        return database.db().read(sql -> sql.fetchSingle("select count(*) from platform.person").get(0, Long.class));
    }

    @Test
    void reading_is_stopped_between_two_rows_and_a_check_can_be_asked_for_again() throws IOException {
        try (var draft = draft("people", PEOPLE)) {
            assertThatThrownBy(() -> draft.check(stopping(draft, Phase.READ))).isInstanceOf(ImportProblem.class)
                    .hasMessageContaining("import.problem.cancelled");

            assertThat(draft.check(ImportProgress.none()).create()).isEqualTo(10_000);
        }
    }

    @Test
    void writing_that_is_stopped_leaves_nothing_is_told_and_can_be_tried_again() throws IOException {
        try (var draft = draft("people", PEOPLE)) {
            assertThatThrownBy(() -> draft.run(stopping(draft, Phase.WRITE)))
                    .hasMessageContaining("import.problem.cancelled");
            assertThat(people()).isZero();
            assertThat(imports.list(Viewer.system(), 0, 10)).singleElement()
                    .satisfies(past -> assertThat(past.state()).isEqualTo(PastImport.State.CANCELLED));

            assertThat(draft.run(ImportProgress.none()).created()).isEqualTo(10_000);
            assertThat(imports.list(Viewer.system(), 0, 10)).singleElement()
                    .satisfies(past -> assertThat(past.state()).isEqualTo(PastImport.State.DONE));
        }
        assertThat(people()).isEqualTo(10_000);
    }

    @Test
    void an_import_whose_connection_is_ended_in_the_middle_leaves_nothing_half_done_and_can_be_tried_again()
            throws IOException {
        var ended = new AtomicInteger();
        try (var draft = draft("people", PEOPLE)) {
            assertThatThrownBy(() -> draft.run((phase, done, total) -> {
                if (phase == Phase.WRITE && ended.get() == 0) {
                    ended.addAndGet(database.db().write(sql -> sql.fetch("""
                            select pg_terminate_backend(pid)
                              from pg_stat_activity
                             where datname = current_database() and pid <> pg_backend_pid()
                               and state = 'idle in transaction'""").size()));
                }
            })).isInstanceOf(RuntimeException.class);

            assertThat(ended.get()).isPositive();
            assertThat(people()).isZero();
            assertThat(records()).isZero();
            assertThat(imports.list(Viewer.system(), 0, 10)).singleElement()
                    .satisfies(past -> assertThat(past.state()).isEqualTo(PastImport.State.FAILED));
            assertThat(draft.run(ImportProgress.none()).created()).isEqualTo(10_000);
        }
        assertThat(people()).isEqualTo(10_000);
        assertThat(records()).isEqualTo(10_000);
    }

    private long records() {
        return database.db()
                .read(sql -> sql.fetchSingle("select count(*) from platform.import_record").get(0, Long.class));
    }

    @Test
    @Timeout(30)
    void a_statement_that_takes_long_is_given_up_in_the_middle() throws Exception {
        try (var draft = draft("sleepy", "Name\nMei Ling")) {
            var asleep = new CountDownLatch(1);
            var other = Thread.ofVirtual().start(() -> {
                try {
                    asleep.await();
                    Thread.sleep(Duration.ofMillis(200));
                    draft.cancel();
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                }
            });

            assertThatThrownBy(() -> draft.check((phase, done, total) -> {
                if (phase == Phase.CHECK) {
                    asleep.countDown();
                }
            })).hasMessageContaining("import.problem.cancelled");
            other.join();
        }
    }

    @Test
    void an_import_that_was_stopped_cannot_be_taken_back() throws IOException {
        try (var draft = draft("people", "Name\nMei Ling")) {
            assertThatThrownBy(() -> draft.run(stopping(draft, Phase.WRITE))).isInstanceOf(ImportProblem.class);
            assertThatThrownBy(() -> imports.undo(Viewer.system(), draft.id()))
                    .hasMessageContaining("import.problem.not-undoable-cancelled");
        }
    }

    /// Checks for a minute.
    private static final class Sleepy implements ImportTarget {

        @Override
        public String name() {
            return "sleepy";
        }

        @Override
        public String permission() {
            return "platform.import.people";
        }

        @Override
        public int order() {
            return 1;
        }

        @Override
        public List<ImportField> fields() {
            return List.of(ImportField.of("name", ImportField.Kind.TEXT));
        }

        @Override
        public List<NearMatch> check(ImportRun run) {
            run.sql().execute("select pg_sleep(60)");
            return List.of();
        }

        @Override
        public void apply(ImportRun run) {}

        @Override
        public List<String> undo(ImportUndo undo) {
            return List.of();
        }
    }
}
