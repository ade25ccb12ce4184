package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A company's own fields in files: found by their labels, read by their kinds, taken back with the import.
@Tag("P23")
@Tag("P7")
class OwnFieldsImportTest {

    private static final Use REQUIRED = new Use(true, Set.of(), false, false, false);

    @TempDir
    Path folder;
    private final Company company = new Company();

    @BeforeEach
    void add() {
        for (var type : Set.of("deal", "account", "contact", "product")) {
            company.field(type, "choice", "Tier", Use.USUAL, "Gold", "Silver");
            company.field(type, "whole", "Seats", Use.USUAL);
            company.field(type, "date", "Contract ends", Use.USUAL);
            company.field(type, "person", "Sponsor", Use.USUAL);
        }
    }

    @AfterEach
    void close() {
        company.close();
    }

    private ImportResult take(String target, String... lines) throws IOException {
        var file = folder.resolve(target + ".csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return PipelineImports.of(company.db, folder.resolve("imports")).run(Viewer.system(),
                new ImportOrder(target, file, target + ".csv", Map.of(), Map.of(), Map.of(), true, false),
                ImportProgress.none());
    }

    private @Nullable String kept(String table, String name) {
        return company.value("select fields::text from pipeline." + table + " where name = ?", name);
    }

    private String sponsor() {
        return "\"sponsor\": \"" + company.ravi + "\"";
    }

    @Test
    void columns_go_to_own_fields_by_their_labels_for_every_kind_of_record() throws IOException {
        var head = ",Tier,Seats,Contract ends,Sponsor";
        var cells = ",silver,\"1,200\",31/12/2027,Ravi Kumar";
        var expected = "{\"tier\": \"silver\", \"seats\": 1200, " + sponsor() + ", \"contract_ends\": \"2027-12-31\"}";
        take("accounts", "Account" + head, "Gemilang" + cells);
        take("contacts", "Full name" + head, "Siti" + cells);
        take("products", "Product" + head, "Pump" + cells);
        take("deals", "Deal name,Stage" + head, "Big one,Scoping" + cells);

        assertThat(kept("account", "Gemilang")).isEqualTo(expected);
        assertThat(kept("contact", "Siti")).isEqualTo(expected);
        assertThat(kept("product", "Pump")).isEqualTo(expected);
        assertThat(kept("deal", "Big one")).isEqualTo(expected);
    }

    @Test
    void a_value_that_is_none_rejects_its_row_and_the_others_come() throws IOException {
        var result = take("accounts", "Account,Tier,Seats", "Gemilang,Platinum,1", "Kilang,Gold,1.5", "Warung,Gold,2");
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.rejected()).isEqualTo(2);
        assertThat(kept("account", "Warung")).isEqualTo("{\"tier\": \"gold\", \"seats\": 2}");
    }

    @Test
    void a_second_import_changes_what_is_another_and_an_undo_brings_it_back() throws IOException {
        take("accounts", "Account,Tier,Seats", "Gemilang,Gold,1");
        var again = take("accounts", "Account,Tier,Seats", "Gemilang,Gold,1");
        assertThat(again.updated()).isZero();

        var second = take("accounts", "Account,Tier,Seats", "Gemilang,Silver,");
        assertThat(second.updated()).isEqualTo(1);
        assertThat(kept("account", "Gemilang")).isEqualTo("{\"tier\": \"silver\", \"seats\": 1}");

        PipelineImports.of(company.db, folder.resolve("imports")).undo(Viewer.system(),
                second.importId().orElseThrow());
        assertThat(kept("account", "Gemilang")).isEqualTo("{\"tier\": \"gold\", \"seats\": 1}");
    }

    @Test
    void a_change_of_a_deal_stands_in_its_history() throws IOException {
        take("deals", "Id,Deal name,Stage,Tier", "7,Big one,Scoping,Gold");
        take("deals", "Id,Deal name,Stage,Tier", "7,Big one,Scoping,Silver");
        assertThat(company.value("""
                select field || ': ' || old_value || ' > ' || new_value from pipeline.record_change
                 where field like 'fields.%'""")).isEqualTo("fields.tier: \"gold\" > \"silver\"");
    }

    @Test
    void a_row_without_what_is_required_makes_no_record_but_may_change_one() throws IOException {
        take("accounts", "Account", "Gemilang");
        company.field("account", "text", "Licence", REQUIRED);
        var result = take("accounts", "Account,Industry,Licence", "Gemilang,steel,", "Warung,food,", "Kilang,food,L-7");
        assertThat(result.updated()).isEqualTo(1);
        assertThat(result.created()).isEqualTo(1);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(kept("account", "Kilang")).isEqualTo("{\"licence\": \"L-7\"}");
    }

    @Test
    void an_open_deal_comes_to_no_stage_without_what_is_needed_there() throws IOException {
        var proposal = company.stages().get(2);
        company.field("deal", "text", "Tender", new Use(false, Set.of(proposal.id()), false, false, false));
        var result = take("deals", "Id,Deal name,Stage,Tender", "1,Early,Scoping,", "2,Late,Negotiation,",
                "3,Ready,Negotiation,T-3");
        assertThat(result.created()).isEqualTo(2);
        assertThat(result.rejected()).isEqualTo(1);
        assertThat(kept("deal", "Late")).isNull();
    }
}
