package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.testing.TestImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P7")
class DraftCleaningTest {

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.of("platform", "src/main/resources");

    @AfterEach
    void close() {
        database.close();
    }

    private Path file(String name, Duration age) throws IOException {
        var file = Files.createFile(folder.resolve(name));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
        return file;
    }

    @Test
    void files_that_a_broken_import_left_go_after_a_day_and_those_that_an_import_names_stay() throws IOException {
        var copy = file("upload123", Duration.ofHours(25));
        var broken = file("import-7-rejected.csv", Duration.ofHours(25));
        var fresh = file("import-8-rejected.csv", Duration.ofHours(23));
        var named = file("import-6-rejected.csv", Duration.ofDays(20));
        database.db().write(sql -> sql.execute("insert into platform.import (id, target, file_name, heading, mapping,"
                + " options, state, row_count, rejected_file, person_id, person_name) values (gen_random_uuid(), 'people',"
                + " 'a.csv', '{}', '{}', '{}', 'done', 1, 'import-6-rejected.csv', gen_random_uuid(), 'Siti')"));

        new DraftCleaning((Engine) TestImports.of(database.db(), folder)).run(new Unwatched());

        assertThat(copy).doesNotExist();
        assertThat(broken).doesNotExist();
        assertThat(fresh).exists();
        assertThat(named).exists();
    }

    @Test
    void an_import_whose_process_ended_is_marked_and_its_staging_table_dropped() {
        var db = database.db();
        db.write(sql -> sql.execute(
                """
                        insert into platform.import (id, target, file_name, heading, mapping, options, state, row_count, person_id,
                                person_name, started_at)
                        values ('019aaaaa-0000-7000-8000-000000000001', 'people', 'a.csv', '{}', '{}', '{}', 'running', 1,
                                gen_random_uuid(), 'Siti', now() - interval '16 seconds');
                        create unlogged table staging.import_019aaaaa000070008000000000000001 (row_no bigint)"""));

        ((Engine) TestImports.of(db, folder)).tidy();

        var said = db.read(sql -> sql.fetchSingle("select state || ' ' || problem from platform.import")
                .get(0, String.class));
        var tables = db.read(sql -> sql.fetch("select tablename from pg_tables where schemaname = 'staging'").size());
        assertThat(said).isEqualTo("failed import.problem.broken-off");
        assertThat(tables).isZero();
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
