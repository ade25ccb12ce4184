package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.Decision;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.KeptDraft;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.testing.TestImports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that a person left on their way in.
@Tag("P7")
class KeptDraftsTest {

    @TempDir
    Path folder;
    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");
    private Imports imports;

    @BeforeEach
    void open() {
        imports = TestImports.of(database.db(), folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ImportDraft draft(String... lines) throws IOException {
        return imports.open(Viewer.system(), "people", "people.csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private List<KeptDraft> kept() {
        return imports.kept(Viewer.system());
    }

    private long files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("upload")).count();
        }
    }

    private long stagingTables() {
        return database.db().read(sql -> sql.fetchSingle(
                "select count(*) from pg_tables where schemaname = 'staging'").get(0, Long.class));
    }

    private void clean() throws IOException {
        new DraftCleaning((Engine) imports).run(new Unwatched());
    }

    @Test
    void a_file_that_is_left_is_gone_on_with_as_it_was() throws IOException {
        try (var draft = draft("Title row", "Person;Mail;Other", "Mei Ling;nobody;Ipoh", "Arvind;;Klang")) {
            draft.useForm(draft.form().withHeading(2, 2));
            draft.map(0, "name");
            draft.map(1, "email");
            draft.map(2, "office");
            draft.decide("manager", "Dustin", Decision.SKIP);
            draft.decideRest(0.9, true);
            draft.option("anything", "x");
            draft.edit(3, "email", "mei@aliran.example");
            draft.check(ImportProgress.none());
            draft.keep();
        }
        assertThat(stagingTables()).isZero();
        assertThat(kept()).singleElement().satisfies(each -> {
            assertThat(each.fileName()).isEqualTo("people.csv");
            assertThat(each.rows()).isEqualTo(2);
        });

        try (var again = imports.resume(Viewer.system(), kept().getFirst().id())) {
            assertThat(again.form().heading()).isEqualTo(2);
            assertThat(again.columns()).extracting(column -> String.valueOf(column.field())).containsExactly("name",
                    "email", "office");
            assertThat(again.options()).containsEntry("anything", "x");
            assertThat(again.check(ImportProgress.none()).create()).isEqualTo(2);
            assertThat(again.run(ImportProgress.none()).created()).isEqualTo(2);
        }
        assertThat(kept()).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    void a_page_that_was_forgotten_does_not_bring_back_what_is_gone_on_with_on_another() throws IOException {
        try (var forgotten = draft("Name", "Mei Ling")) {
            forgotten.keep();
            try (var again = imports.resume(Viewer.system(), kept().getFirst().id())) {
                forgotten.keep();
                assertThat(kept()).singleElement().satisfies(each -> assertThat(each.id()).isEqualTo(again.id()));
            }
        }
        assertThat(kept()).hasSize(1);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_not_kept_goes_when_it_is_closed() throws IOException {
        draft("Name", "Mei Ling").close();

        assertThat(kept()).isEmpty();
        assertThat(files()).isZero();
    }

    @Test
    @Tag("X5")
    void nobody_else_sees_it_or_goes_on_with_it() throws IOException {
        try (var draft = draft("Name", "Mei Ling")) {
            draft.keep();
        }
        var other = Viewer.of(UUID.randomUUID(), "Siti");

        assertThat(imports.kept(other)).isEmpty();
        var id = kept().getFirst().id();
        assertThatThrownBy(() -> imports.resume(other, id)).isInstanceOf(ImportProblem.class)
                .hasMessageContaining("draft-gone");
        assertThatThrownBy(() -> imports.throwAway(other, id)).isInstanceOf(ImportProblem.class);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void what_is_thrown_away_can_be_put_back_for_an_hour_and_is_then_cleaned_up_with_its_file() throws IOException {
        try (var draft = draft("Name", "Mei Ling")) {
            draft.keep();
        }
        var id = kept().getFirst().id();
        imports.throwAway(Viewer.system(), id);
        assertThat(kept()).isEmpty();
        clean();
        imports.putBack(Viewer.system(), id);
        assertThat(kept()).hasSize(1);

        imports.throwAway(Viewer.system(), id);
        database.db().write(sql -> sql.execute(
                "update platform.import_draft set thrown_at = thrown_at - interval '61 minutes'"));
        clean();
        assertThat(files()).isZero();
    }

    @Test
    void it_is_thrown_away_after_a_week_and_not_before() throws IOException {
        try (var draft = draft("Name", "Mei Ling")) {
            draft.keep();
        }
        database.db().write(sql -> sql.execute(
                "update platform.import_draft set touched_at = touched_at - interval '6 days 23 hours'"));
        clean();
        assertThat(kept()).hasSize(1);
        assertThat(files()).isEqualTo(1);

        database.db().write(sql -> sql.execute(
                "update platform.import_draft set touched_at = touched_at - interval '2 hours'"));
        clean();
        assertThat(kept()).isEmpty();
        assertThat(files()).isZero();
    }

    private record Unwatched() implements JobRun {
        @Override
        public Instant due() {
            return Instant.EPOCH;
        }

        @Override
        public void progress(double share) {}

        @Override
        public boolean isEnding() {
            return false;
        }
    }
}
