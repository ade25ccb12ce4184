package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.ImportCheck;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names that are nearly those of accounts: decided all at once, and told only to who may see them.
@Tag("P7")
class NearMatchesTest {

    private static final String[] LINES = {"Deal name,Account,Stage,Value", "Pump,Gemilang Teknikk Sdn Bhd,Scoping,5",
            "Valve,Bayu Marin,Scoping,6"};

    @TempDir
    Path folder;
    private final Company company = new Company();
    private Imports imports;

    @BeforeEach
    void open() {
        imports = PipelineImports.of(company.db, folder);
        company.db.write(sql -> sql.execute("""
                insert into pipeline.account (id, name, owner_id)
                values (platform.uuid7(), 'Gemilang Teknik Sdn Bhd', ?), (platform.uuid7(), 'Bayu Marine', ?)""",
                company.ravi, company.ravi));
    }

    @AfterEach
    void close() {
        company.close();
    }

    private ImportDraft draft(Viewer viewer, String... lines) throws IOException {
        return imports.open(viewer, "deals", "deals.csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private static long open(ImportCheck check) {
        return check.matches().stream().filter(match -> match.decision().isEmpty()).count();
    }

    private long accounts() {
        return company.db.read(sql -> sql.fetchSingle("select count(*) from pipeline.account").get(0, Long.class));
    }

    @Test
    void all_can_be_the_same_at_once_and_need_not_be_asked_again() throws IOException {
        try (var draft = draft(Viewer.system(), LINES)) {
            assertThat(open(draft.check(ImportProgress.none()))).isEqualTo(2);
            draft.decideRest(0, false);
            assertThat(open(draft.check(ImportProgress.none()))).isZero();
            assertThat(draft.run(ImportProgress.none()).created()).isEqualTo(2);
        }
        assertThat(accounts()).isEqualTo(3);

        try (var next = draft(Viewer.system(), LINES)) {
            assertThat(open(next.check(ImportProgress.none()))).isZero();
        }
    }

    @Test
    void all_can_be_new_at_once() throws IOException {
        try (var draft = draft(Viewer.system(), LINES)) {
            draft.decideRest(2, true);
            assertThat(draft.run(ImportProgress.none()).created()).isEqualTo(2);
        }
        assertThat(accounts()).isEqualTo(5);
    }

    @Test
    void those_alike_enough_are_the_same_and_the_others_wait() throws IOException {
        try (var draft = draft(Viewer.system(), LINES)) {
            var alike = draft.check(ImportProgress.none()).matches().stream().mapToDouble(match -> match.near().alike())
                    .max().orElseThrow();
            draft.decideRest(alike, false);

            assertThat(open(draft.check(ImportProgress.none()))).isEqualTo(1);
        }
    }

    @Test
    void a_check_that_is_left_remembers_nothing() throws IOException {
        try (var draft = draft(Viewer.system(), LINES)) {
            draft.decideRest(0, false);
            draft.check(ImportProgress.none());
        }

        try (var next = draft(Viewer.system(), LINES)) {
            assertThat(open(next.check(ImportProgress.none()))).isEqualTo(2);
        }
    }

    @Test
    @Tag("X5")
    void the_name_of_an_account_that_one_may_not_see_is_not_told_by_a_near_one() throws IOException {
        var own = company.viewer(company.aminah, new Visibility.Owners(Set.of(company.aminah)),
                ImportPermission.IMPORT);
        try (var draft = draft(own, LINES)) {
            var check = draft.check(ImportProgress.none());

            assertThat(check.matches()).isEmpty();
            assertThat(check.toString()).doesNotContain("Gemilang Teknik Sdn").doesNotContain("Bayu Marine");
        }
        var owner = company.viewer(company.ravi, new Visibility.Owners(Set.of(company.ravi)), ImportPermission.IMPORT);
        try (var draft = draft(owner, LINES)) {
            assertThat(open(draft.check(ImportProgress.none()))).isEqualTo(2);
        }
    }

    @Test
    @Tag("X10")
    void a_rejected_row_holds_no_formula_for_a_spreadsheet_and_comes_in_again_as_it_was() throws IOException {
        var lines = new String[] {"Deal name,Owner,Stage,Value",
                "\"=HYPERLINK(\"\"http://a.example\"\")\",Nobody,Scoping,-5",
                "@SUM(1),Nobody,Scoping,+7"};
        Path rejected;
        try (var draft = draft(Viewer.system(), lines)) {
            draft.check(ImportProgress.none());
            rejected = draft.rejected().orElseThrow();
        }
        var text = Files.readString(rejected);
        assertThat(text).contains("\"'=HYPERLINK").contains("'@SUM(1)").contains(",-5,").contains(",+7,");

        try (var mended = imports.open(Viewer.system(), "deals", "deals.csv", new ByteArrayInputStream(
                text.replace("Nobody", "Ravi Kumar").replace(",-5,", ",5,").getBytes(StandardCharsets.UTF_8)))) {
            mended.run(ImportProgress.none());
        }
        assertThat(company.value("select string_agg(name, ' ' order by value desc) from pipeline.deal"))
                .isEqualTo("@SUM(1) =HYPERLINK(\"http://a.example\")");
    }
}
