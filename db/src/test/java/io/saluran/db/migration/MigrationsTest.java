package io.saluran.db.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.DatabaseProblem;
import io.saluran.db.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("X4")
class MigrationsTest {

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.empty();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_change_log_makes_its_schema_and_later_files_change_it() throws Exception {
        write("001-tool.sql", "--changeset t:001-tool\ncreate table tool (id int);\n--rollback drop table tool;\n");
        migrate();
        write("002-name.sql", "--changeset t:002-name\nalter table tool add column name text;\n--rollback select 1;\n");
        migrate();

        assertThat(count("select name from t.tool")).isZero();
        assertThat(count("select 1 from pg_tables where schemaname = 'public'")).isZero();
    }

    @Test
    void a_change_that_fails_leaves_nothing_of_the_whole_change_log() throws Exception {
        write("001-tool.sql", "--changeset t:001-tool\ncreate table tool (id int);\n");
        write("002-wrong.sql", "--changeset t:002-wrong\ncreate table other (id nonsense);\n");

        assertThatThrownBy(this::migrate).isInstanceOf(MigrationFailed.class).hasMessageContaining("nonsense");
        assertThat(count("select 1 from pg_tables where schemaname = 't'")).isZero();
    }

    @Test
    void a_database_that_knows_more_than_the_change_log_is_refused() throws Exception {
        write("001-tool.sql", "--changeset t:001-tool\ncreate table tool (id int);\n");
        write("002-name.sql", "--changeset t:002-name\nalter table tool add column name text;\n");
        migrate();
        Files.delete(folder.resolve("db/sql/002-name.sql"));

        assertThatThrownBy(this::migrate).isInstanceOf(DatabaseProblem.class).hasMessageContaining("newer Saluran");
    }

    private void write(String file, String changeSets) throws IOException {
        Files.createDirectories(folder.resolve("db/sql"));
        Files.writeString(folder.resolve("db/changelog.yaml"), """
                databaseChangeLog:
                  - includeAll:
                      path: sql/
                      relativeToChangelogFile: true
                """);
        Files.writeString(folder.resolve("db/sql").resolve(file), "--liquibase formatted sql\n\n" + changeSets);
    }

    private void migrate() {
        new Migrations(database.dataSource()).migrate("t", ChangeLog.in(folder));
    }

    private int count(String sql) {
        return database.db().read(query -> query.fetch(sql).size());
    }
}
