package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of somebody who sees only their own, with the keys and names of another's records: nothing of those changes, and
/// the rejected rows tell nothing of them.
@Tag("X5")
@Tag("P7")
class OthersRecordsImportTest {

    @TempDir
    Path folder;
    private final Company company = new Company();
    private final Viewer ravi = company.viewer(company.ravi, new Visibility.Owners(Set.of(company.ravi)),
            ImportPermission.IMPORT);
    private Imports imports;

    @BeforeEach
    void open() throws IOException {
        imports = PipelineImports.of(company.db, folder);
        run(Viewer.system(), "accounts", "Account ID,Name,Owner,Website",
                "A1,Hidden Sdn Bhd,Aminah binti Ali,hidden.example");
        run(Viewer.system(), "contacts", "Contact ID,Name,Email,Account,Owner",
                "C1,Hidden Person,hidden@hidden.example,Hidden Sdn Bhd,Aminah binti Ali");
        run(Viewer.system(), "deals", "Deal ID,Deal name,Account,Owner,Stage,Value",
                "D1,Hidden deal,Hidden Sdn Bhd,Aminah binti Ali,Scoping,5000");
    }

    @AfterEach
    void close() {
        company.close();
    }

    /// @return the rejected rows, empty when there are none
    private String run(Viewer viewer, String target, String... lines) throws IOException {
        try (var draft = imports.open(viewer, target, target + ".csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)))) {
            draft.check(ImportProgress.none());
            draft.decideRest(0, true);
            draft.run(ImportProgress.none());
            var rejected = draft.rejected();
            return rejected.isEmpty() ? "" : Files.readString(rejected.get());
        }
    }

    private List<String> hidden() {
        return company.db.read(sql -> sql.fetch("""
                select to_jsonb(t) - 'updated_at' from pipeline.deal t where owner_id = ?
                union all select to_jsonb(t) - 'updated_at' from pipeline.account t where owner_id = ?
                union all select to_jsonb(t) - 'updated_at' from pipeline.contact t where owner_id = ?""",
                company.aminah, company.aminah, company.aminah).getValues(0, String.class));
    }

    @Test
    void by_their_keys() throws IOException {
        var before = hidden();
        assertThat(before).hasSize(3);

        var said = run(ravi, "deals", "Deal ID,Deal name,Stage,Value", "D1,Mine now,Scoping,1")
                + run(ravi, "contacts", "Contact ID,Name,Email", "C1,Mine now,mine@a.example")
                + run(ravi, "accounts", "Account ID,Name", "A1,Mine now");

        assertThat(hidden()).isEqualTo(before);
        assertThat(said).doesNotContain("Hidden").doesNotContain("hidden.example").doesNotContain("5000");
    }

    @Test
    void by_their_names_and_addresses() throws IOException {
        var before = hidden();

        var said = run(ravi, "deals", "Deal name,Account,Stage,Value", "Hidden deal,Hidden Sdn Bhd,Scoping,5000")
                + run(ravi, "contacts", "Name,Email", "Somebody,hidden@hidden.example")
                + run(ravi, "accounts", "Name,Website", "Somewhere,hidden.example");

        assertThat(hidden()).containsAll(before);
        assertThat(said).doesNotContain("Hidden Person").doesNotContain("Aminah");
    }

    @Test
    void by_giving_what_is_his_to_somebody_whose_records_he_does_not_see() throws IOException {
        var before = hidden();

        run(ravi, "deals", "Deal ID,Deal name,Owner,Stage", "D2,Foisted,Aminah binti Ali,Scoping");

        assertThat(hidden()).isEqualTo(before);
    }

    @Test
    void by_taking_back_what_went_to_somebody_else_meanwhile() throws IOException {
        run(ravi, "deals", "Deal ID,Deal name,Stage,Value", "D3,Plain pump,Scoping,7");
        var id = imports.list(ravi, 0, 1).getFirst().id();
        company.execute("""
                update pipeline.deal set owner_id = ?, name = 'Hidden turn', version = version + 1
                 where external_id = 'D3'""", company.aminah);

        assertThat(imports.undo(ravi, id)).isNotEmpty().noneMatch(name -> name.contains("Hidden"));

        assertThat(company.value("select name from pipeline.deal where external_id = 'D3'")).isEqualTo("Hidden turn");
        assertThat(imports.find(ravi, id).orElseThrow().toString()).doesNotContain("Hidden");
    }

    @Test
    void by_taking_back_what_his_import_changed_in_records_that_went_to_somebody_else_meanwhile() throws IOException {
        run(ravi, "accounts", "Account ID,Name,Website", "A3,Kedai,kedai.example");
        run(ravi, "contacts", "Contact ID,Name,Email,Account", "C3,Siti,siti@kedai.example,Kedai");
        run(ravi, "deals", "Deal ID,Deal name,Account,Stage,Value", "D3,Pump,Kedai,Scoping,7",
                "D4,Valve,Kedai,Scoping,8");
        run(ravi, "accounts", "Account ID,Name,Website", "A3,Kedai,new.example");
        run(ravi, "contacts", "Contact ID,Name,Email", "C3,Siti,siti@new.example");
        run(ravi, "deals", "Deal ID,Deal name,Stage,Value", "D3,Pump,Scoping,70", "D4,Valve,Scoping,80");
        var imports = this.imports.list(ravi, 0, 3);
        for (var table : List.of("account", "contact", "deal")) {
            company.execute("update pipeline." + table + " set owner_id = ?, version = version + 1"
                    + " where external_id in ('A3', 'C3', 'D3')", company.aminah);
        }
        var theirs = hidden();

        var kept = imports.stream().flatMap(each -> this.imports.undo(ravi, each.id()).stream()).toList();

        assertThat(hidden()).isEqualTo(theirs);
        assertThat(kept).hasSize(3).allMatch(name -> name.startsWith("… ("));
        assertThat(company.value("select value::int from pipeline.deal where external_id = 'D4'")).isEqualTo("8");

        // Who sees them takes back the rest.
        imports.forEach(each -> assertThat(this.imports.undo(Viewer.system(), each.id())).isEmpty());
        assertThat(company.value("select value::int from pipeline.deal where external_id = 'D3'")).isEqualTo("7");
        assertThat(company.value("select website from pipeline.account where external_id = 'A3'"))
                .isEqualTo("kedai.example");
        assertThat(company.value("select email from pipeline.contact where external_id = 'C3'"))
                .isEqualTo("siti@kedai.example");
    }

    @Test
    void by_taking_back_an_import_when_he_sees_less_than_when_he_made_it() throws IOException {
        var wide = company.viewer(company.ravi, new Visibility.Owners(Set.of(company.ravi, company.aminah)),
                ImportPermission.IMPORT);
        run(wide, "deals", "Deal ID,Deal name,Owner,Stage,Value", "D1,Hidden deal,Aminah binti Ali,Scoping,1",
                "D5,Given,Aminah binti Ali,Scoping,2");
        var id = imports.list(ravi, 0, 1).getFirst().id();
        var theirs = hidden();

        assertThat(imports.undo(ravi, id)).hasSize(2).noneMatch(name -> name.contains("Hidden"));

        assertThat(hidden()).isEqualTo(theirs);
        assertThat(imports.undo(wide, id)).isEmpty();
        assertThat(company.value("select value::int from pipeline.deal where external_id = 'D1'")).isEqualTo("5000");
    }

    @Test
    void by_asking_for_keys_and_hearing_whose_they_are_or_what_became_of_them() throws IOException {
        run(Viewer.system(), "deals", "Deal ID,Deal name,Owner,Stage", "D9,Gone,Aminah binti Ali,Scoping");
        company.execute("update pipeline.deal set deleted_at = now() where external_id = 'D9'");

        var said = run(ravi, "deals", "Deal ID,Deal name,Stage", "D1,Guess,Scoping", "D9,Guess,Scoping");

        assertThat(said).contains("“D1” cannot be used here").contains("“D9” cannot be used here")
                .doesNotContain("belongs").doesNotContain("deleted");
    }

    @Test
    void by_the_sentence_which_is_the_same_for_each_kind_and_stands_at_the_cell_that_was_tried() throws IOException {
        run(Viewer.system(), "contacts", "Contact ID,Name,Owner", "C9,Gone,Aminah binti Ali");
        company.execute("update pipeline.contact set deleted_at = now() where external_id = 'C9'");

        var said = run(ravi, "deals", "Deal ID,Deal name,Stage", "D1,Guess,Scoping")
                + run(ravi, "contacts", "Contact ID,Name,Email", "C1,Guess,", "C9,Guess,",
                        ",Guess,hidden@hidden.example")
                + run(ravi, "accounts", "Account ID,Name", "A1,Guess");

        assertThat(said.lines().filter(line -> line.contains("cannot be used")).map(line -> line.replaceAll(
                ".*?“(.*?)” cannot be used here\\. Choose another, or leave it out\\..*", "$1")))
                .containsExactly("D1", "C1", "C9", "hidden@hidden.example", "A1");
        assertThat(said).doesNotContain("deleted").doesNotContain("Hidden");
    }
}
