package io.saluran.platform.internal.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.PastImport;
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
            all.append(database.db().read(
                    sql -> sql.fetch("select (to_jsonb(t) - 'version' - 'updated_at')::text from platform." + table
                            + " t order by 1"))
                    .formatCSV());
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

    private PastImport past(ImportResult result) {
        return imports.find(Viewer.system(), result.importId().orElseThrow()).orElseThrow();
    }

    @Test
    void what_stayed_is_told_and_can_be_taken_back_when_nothing_holds_it_any_more() throws IOException {
        var before = contents();
        var result = run(CrmFiles.copy("sales_teams.csv", folder));
        database.db().write(sql -> sql.execute("""
                insert into platform.person (id, name, team_id)
                select gen_random_uuid(), 'Visitor', id from platform.team where name = 'Team Dustin Brinkmann'"""));

        var kept = imports.undo(Viewer.system(), result.importId().orElseThrow());

        assertThat(kept).containsExactlyInAnyOrder("Team Dustin Brinkmann", "Central");
        assertThat(past(result).state()).isEqualTo(PastImport.State.PARTLY);
        assertThat(past(result).kept()).isEqualTo(2);
        assertThat(past(result).keptNames()).isEqualTo(kept);
        assertThat(past(result).undoUntil()).isNotNull();
        assertThat(imports.undo(Viewer.system(), result.importId().orElseThrow())).as("still held").hasSize(2);

        database.db().write(sql -> sql.execute("delete from platform.person where name = 'Visitor'"));
        assertThat(imports.undo(Viewer.system(), result.importId().orElseThrow())).isEmpty();

        assertThat(contents()).isEqualTo(before);
        assertThat(past(result).state()).isEqualTo(PastImport.State.UNDONE);
        assertThat(past(result).kept()).isZero();
        assertThatThrownBy(() -> imports.undo(Viewer.system(), result.importId().orElseThrow()))
                .isInstanceOf(ImportProblem.class).hasMessageContaining("not-undoable-undone");
    }

    @Test
    void what_was_put_back_is_not_taken_for_changed_at_a_second_try() throws IOException {
        run(CrmFiles.copy("sales_teams.csv", folder));
        var result = run(Files.writeString(folder.resolve("later.csv"), """
                name;email
                Anna Snelling;anna@example.com
                Cecily Lampkin;cecily@example.com
                """));
        database.db().write(sql -> sql.execute(
                "update platform.person set email = 'a@example.com', version = version + 1 where name = 'Anna Snelling'"));

        assertThat(imports.undo(Viewer.system(), result.importId().orElseThrow())).containsExactly(
                "Anna Snelling (Email)");
        assertThat(imports.undo(Viewer.system(), result.importId().orElseThrow())).containsExactly(
                "Anna Snelling (Email)");

        assertThat(count("select count(*) from platform.person where email = 'cecily@example.com'")).isZero();
        assertThat(count("select count(*) from platform.person where email = 'a@example.com'")).isEqualTo(1);
    }

    @Test
    void a_name_of_a_megabyte_is_refused_and_the_others_come_in() throws IOException {
        var result = run(Files.writeString(folder.resolve("long.csv"),
                "name\n" + "a".repeat(1_000_000) + "\nMei Ling\n"));

        assertThat(result.created()).isEqualTo(1);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(count("select max(length(name)) from platform.person")).isEqualTo(8);
    }

    @Test
    void rows_are_called_by_their_number_in_the_file() throws IOException {
        var result = run(Files.writeString(folder.resolve("gaps.csv"),
                "Staff of 2026,,\n\nname,email,office\nMei,m@a.example,Ipoh\n\nMei,n@a.example,Ipoh\n"));

        assertThat(Files.readString(result.rejectedFile().orElseThrow())).contains("row 4 already");
    }
}
