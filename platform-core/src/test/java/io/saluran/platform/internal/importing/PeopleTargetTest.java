package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.testing.CrmFiles;
import io.saluran.platform.testing.TestImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P7")
class PeopleTargetTest {

    private static final List<String> TABLES = List.of("person", "team", "office", "person_role", "role", "setting");

    @TempDir
    Path folder;
    private TestDatabase database;
    private Imports imports;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "src/main/resources");
        imports = TestImports.of(database.db(), folder.resolve("imports"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private ImportResult run(Path file) throws IOException {
        return imports.run(Viewer.system(),
                new ImportOrder("people", file, String.valueOf(file.getFileName()), Map.of(),
                        Map.of(), Map.of(), false, false),
                ImportProgress.none());
    }

    private long count(String query) {
        return database.db().read(sql -> sql.fetchSingle(query).get(0, Long.class));
    }

    private String contents() {
        var all = new StringBuilder();
        for (var table : TABLES) {
            all.append(database.db().read(sql -> sql.fetch("select to_jsonb(t)::text from platform." + table
                    + " t order by 1")).formatCSV());
        }
        return all.toString();
    }

    @Test
    void agents_their_managers_teams_and_offices_come_in_from_one_file() throws IOException {
        var result = run(CrmFiles.copy("sales_teams.csv", folder));

        assertThat(result.created()).isEqualTo(35);
        assertThat(result.rejected()).isZero();
        assertThat(count("select count(*) from platform.person")).isEqualTo(35 + 6);
        assertThat(count("select count(*) from platform.team where manager_id is not null and office_id is not null"))
                .isEqualTo(6);
        assertThat(count("select count(*) from platform.office")).isEqualTo(3);
        assertThat(count("select count(*) from platform.person where email is null and password_hash is null"))
                .isEqualTo(41);
        assertThat(count("""
                select count(*) from platform.person_role join platform.role on role.id = role_id
                 where built_in = 'MANAGER'""")).isEqualTo(6);
        // Dustin Brinkmann leads five in the Central office (awk over the file).
        assertThat(count("""
                select count(*) from platform.person_card agent join platform.team on team.id = agent.team_id
                  join platform.person manager on manager.id = team.manager_id
                 where manager.name = 'Dustin Brinkmann' and agent.office_name = 'Central'
                   and agent.name <> manager.name""")).isEqualTo(5);
    }

    @Test
    void the_same_file_again_changes_nothing() throws IOException {
        run(CrmFiles.copy("sales_teams.csv", folder));
        var before = contents();

        var again = run(folder.resolve("sales_teams.csv"));

        assertThat(again.unchanged()).isEqualTo(35);
        assertThat(again.created() + again.updated() + again.rejected()).isZero();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void undo_leaves_the_database_as_before() throws IOException {
        var before = contents();
        var result = run(CrmFiles.copy("sales_teams.csv", folder));

        var kept = imports.undo(Viewer.system(), result.importId().orElseThrow());

        assertThat(kept).isEmpty();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void undo_keeps_a_person_whom_somebody_changed_since_and_names_them() throws IOException {
        var result = run(CrmFiles.copy("sales_teams.csv", folder));
        database.db().write(sql -> sql.execute(
                "update platform.person set email = 'anna@example.com', version = version + 1 where name = 'Anna Snelling'"));

        var kept = imports.undo(Viewer.system(), result.importId().orElseThrow());

        assertThat(kept).containsExactlyInAnyOrder("Anna Snelling", "Team Dustin Brinkmann", "Central");
        assertThat(count("select count(*) from platform.person")).isEqualTo(1);
    }

    @Test
    void an_address_in_a_later_file_updates_the_person_and_undo_takes_it_back() throws IOException {
        run(CrmFiles.copy("sales_teams.csv", folder));
        var before = contents();
        var file = Files.writeString(folder.resolve("later.csv"), """
                name;email
                Anna Snelling;Anna@Example.com
                Nobody Yet;nobody
                """);

        var result = run(file);

        assertThat(result.updated()).isEqualTo(1);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(count("select count(*) from platform.person where email = 'anna@example.com'")).isEqualTo(1);
        assertThat(Files.readString(result.rejectedFile().orElseThrow())).isEqualTo("""
                \uFEFFname;email;Reason\r
                Nobody Yet;nobody;Email is “nobody”, which is not an email address.\r
                """);
        assertThat(imports.undo(Viewer.system(), result.importId().orElseThrow())).isEmpty();
        assertThat(contents()).isEqualTo(before);
    }
}
