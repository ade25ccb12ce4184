package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportVerdict;
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

/// What would change, field by field, before an import of what the pipeline knows already; and cells mended there.
@Tag("P7")
class DealPreviewTest {

    @TempDir
    Path folder;
    private final Company company = new Company();
    private Imports imports;

    @BeforeEach
    void open() {
        imports = PipelineImports.of(company.db, folder);
    }

    @AfterEach
    void close() {
        company.close();
    }

    private ImportDraft draft(String target, String... lines) throws IOException {
        return imports.open(Viewer.system(), target, target + ".csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private void take(String target, String... lines) throws IOException {
        try (var draft = draft(target, lines)) {
            draft.acceptMatches(true);
            draft.run(ImportProgress.none());
        }
    }

    private List<ImportChange> changes(String target, String... lines) throws IOException {
        try (var draft = draft(target, lines)) {
            draft.check(ImportProgress.none());
            return draft.page(ImportFilter.of(ImportVerdict.UPDATE), 0, 100).rows().stream()
                    .flatMap(row -> row.changes().stream()).toList();
        }
    }

    @Test
    void a_deal_shows_what_it_was_and_becomes() throws IOException {
        take("deals", "Deal ID,Deal name,Account,Owner,Stage,Value,Close date",
                "A1,Pump,Gemilang,Ravi Kumar,Scoping,500,2026-11-24", "A2,Valve,Gemilang,Ravi Kumar,Scoping,7.5,");

        var changes = changes("deals", "Deal ID,Deal name,Account,Owner,Stage,Value,Close date",
                "A1,Pump,Gemilang,Ravi Kumar,Proposal,700.50,2026-12-01", "A2,Valve,Bayu Marine,,Scoping,7.50,");

        assertThat(changes).containsExactlyInAnyOrder(new ImportChange(2, "stage", "Scoping", "Proposal"),
                new ImportChange(2, "value", "500", "700.5"),
                new ImportChange(2, "closes_on", "2026-11-24", "2026-12-01"),
                new ImportChange(3, "account", "Gemilang", "Bayu Marine"));
    }

    @Test
    void a_deal_that_is_won_by_the_file_shows_that() throws IOException {
        take("deals", "Deal ID,Deal name,Stage,Value", "A1,Pump,Scoping,500");

        assertThat(changes("deals", "Deal ID,Stage,Close date", "A1,Won,2026-11-24")).containsExactlyInAnyOrder(
                new ImportChange(2, "stage", "Scoping", "won"), new ImportChange(2, "closes_on", null, "2026-11-24"));
    }

    @Test
    void accounts_contacts_and_products_show_theirs() throws IOException {
        take("accounts", "Account,Sector,Employees,Parent", "Gemilang,Steel,50,", "Bayu,Sea,7,");
        take("contacts", "Name,Email,Phone,Account", "Siti,siti@g.example,1,Gemilang");
        take("products", "Product,Series,List price", "Pump,P,10.00");

        assertThat(changes("accounts", "Account,Sector,Employees,Parent", "Gemilang,Steel,60,Bayu"))
                .containsExactlyInAnyOrder(new ImportChange(2, "employees", "50", "60"),
                        new ImportChange(2, "parent", null, "Bayu"));
        assertThat(changes("contacts", "Name,Email,Phone,Account", "Siti,siti@g.example,2,Bayu"))
                .containsExactlyInAnyOrder(new ImportChange(2, "phone", "1", "2"),
                        new ImportChange(2, "account", "Gemilang", "Bayu"));
        assertThat(changes("products", "Product,Series,List price", "Pump,P,12.50"))
                .containsExactly(new ImportChange(2, "list_price", "10", "12.5"));
    }

    @Test
    void every_owner_that_is_misspelt_is_mended_at_once() throws IOException {
        try (var draft = draft("deals", "Deal name,Owner,Stage,Value", "Pump,Raavi Kumarr Q,Scoping,5",
                "Valve,Raavi Kumarr Q,Scoping,-6", "Tank,Raavi Kumarr Q,Scoping,7")) {
            assertThat(draft.check(ImportProgress.none()).reject()).isEqualTo(3);
            var refusals = draft.page(ImportFilter.of(ImportVerdict.REJECT), 0, 10).rows().stream()
                    .flatMap(row -> row.refusal().stream()).toList();
            assertThat(refusals).extracting(each -> each.field() + each.alike()).containsExactly("owner3", "value1",
                    "owner3");

            draft.replaceAll("owner", refusals.getFirst().value(), "Ravi Kumar");
            assertThat(draft.check(ImportProgress.none()).create()).isEqualTo(2);
            draft.edit(3, "value", "6");

            assertThat(draft.run(ImportProgress.none()).created()).isEqualTo(3);
        }
        assertThat(company.value("select count(*) || ' ' || sum(value) from pipeline.deal where owner_id = '"
                + company.ravi + "'")).isEqualTo("3 18");
    }
}
