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
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an import changes stands in the history of each record, as if it had been done on its page.
@Tag("P2")
@Tag("P7")
class ImportedHistoryTest {

    @TempDir
    Path folder;
    private final Company company = new Company();
    private final Viewer aminah = company.viewer(company.aminah, new Visibility.All(), ImportPermission.IMPORT);
    private Imports imports;

    @BeforeEach
    void open() {
        imports = PipelineImports.of(company.db, folder);
    }

    @AfterEach
    void close() {
        company.close();
    }

    private void take(String target, String... lines) throws IOException {
        try (var draft = imports.open(aminah, target, target + ".csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)))) {
            draft.acceptMatches(true);
            draft.run(ImportProgress.none());
        }
    }

    private List<String> history(String type) {
        return company.db.read(sql -> sql.fetch("""
                select field || ': ' || coalesce(old_value, '-') || ' > ' || coalesce(new_value, '-')
                  from pipeline.record_change
                 where record_type = ? and person_id = ? and import_id is not null
                 order by 1""", type, company.aminah).getValues(0, String.class));
    }

    private void undoLast() {
        assertThat(imports.undo(aminah, imports.list(aminah, 0, 1).getFirst().id())).isEmpty();
    }

    @Test
    void of_accounts() throws IOException {
        take("accounts", "Account,Sector,Employees,Revenue,Parent,Owner", "Gemilang,Steel,50,2,,", "Bayu,Sea,7,,,");
        take("accounts", "Account,Sector,Employees,Revenue,Parent,Owner", "Gemilang,Steel,60,2.5,Bayu,Ravi Kumar",
                "Bayu,Sea,7,,,");

        assertThat(history("account")).containsExactly("employees: 50 > 60", "owner: - > Ravi Kumar",
                "parent: - > Bayu", "revenueMillions: 2 > 2.5");
        undoLast();
        assertThat(history("account")).isEmpty();
    }

    @Test
    void of_contacts_and_products() throws IOException {
        take("contacts", "Name,Email,Phone,Account", "Siti,siti@g.example,1,Gemilang");
        take("contacts", "Name,Email,Phone,Account", "Siti,siti@g.example,2,Bayu");
        assertThat(history("contact")).containsExactly("account: Gemilang > Bayu", "phone: 1 > 2");
        undoLast();
        assertThat(history("contact")).isEmpty();

        take("products", "Product,Series,List price", "Pump,P,10.00");
        take("products", "Product,Series,List price", "Pump,P,12.50");
        assertThat(history("product")).containsExactly("listPrice: 10 > 12.5");
        undoLast();
        assertThat(history("product")).isEmpty();
    }

    @Test
    void of_deals_by_the_names_that_their_page_reads() throws IOException {
        take("deals", "Deal ID,Deal name,Account,Owner,Stage,Value,Close date,Next step",
                "A1,Pump,Gemilang,Ravi Kumar,Scoping,500,2026-11-24,Call");
        take("deals", "Deal ID,Account,Owner,Value,Close date,Next step",
                "A1,Bayu,Aminah binti Ali,700,2026-12-01,Meet");

        assertThat(history("deal")).containsExactly("account: Gemilang > Bayu",
                "closesOn: 2026-11-24 > 2026-12-01", "nextStep: Call > Meet", "owner: Ravi Kumar > Aminah binti Ali",
                "value: 500 > 700");
        undoLast();
        assertThat(history("deal")).isEmpty();
    }

    @Test
    void what_stays_changed_when_the_import_is_taken_back_stays_told() throws IOException {
        take("accounts", "Account,Sector,Employees", "Gemilang,Steel,50");
        take("accounts", "Account,Sector,Employees", "Gemilang,Iron,60");
        company.execute("update pipeline.account set industry = 'Copper', version = version + 1");

        assertThat(imports.undo(aminah, imports.list(aminah, 0, 1).getFirst().id())).hasSize(1);

        assertThat(history("account")).containsExactly("industry: Steel > Iron");
    }
}
