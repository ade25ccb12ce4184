package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.ImportVerdict;
import io.saluran.platform.importing.Imports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deals of one file in several currencies: converted as on a deal's page, by the rate of their day.
@Tag("P26")
class DealCurrenciesImportTest {

    private static final String HEADING = "Deal ID,Deal name,Stage,Value,Currency,Close date";

    @TempDir
    Path folder;
    private final Company company = new Company();
    private Imports imports;

    @BeforeEach
    void open() throws IOException {
        imports = PipelineImports.of(company.db, folder.resolve("imports"));
        company.db.write(sql -> sql.execute("""
                insert into pipeline.exchange_rate (currency, base, valid_on, rate)
                values ('USD', 'MYR', '2026-01-01', 4.5), ('USD', 'MYR', '2025-01-01', 4.0),
                       ('EUR', 'MYR', '2025-01-01', 4.95)"""));
        take("Deal ID,Deal name,Stage,Value", "A0,Held,Scoping,10");
    }

    @AfterEach
    void close() {
        company.close();
    }

    private ImportResult take(String... lines) throws IOException {
        return take(Map.of(), lines);
    }

    private ImportResult take(Map<String, String> options, String... lines) throws IOException {
        var file = Files.writeString(folder.resolve("deals.csv"), String.join("\n", lines) + "\n");
        return imports.run(Viewer.system(), new ImportOrder("deals", file, "deals.csv", Map.of(), options, Map.of(),
                true, false), ImportProgress.none());
    }

    private String worth(String id) {
        return String.valueOf(company.value(
                "select concat_ws(' ', coalesce(trim_scale(value)::text, '-'), trim_scale(amount), currency)"
                        + " from pipeline.deal where external_id = '" + id + "'"));
    }

    @Test
    void each_is_kept_in_its_currency_with_a_value_in_the_companys() throws IOException {
        var result = take(HEADING, "A1,Pump,Scoping,100,USD,", "A2,Valve,Scoping,100,EUR,", "A3,Tank,Scoping,100,RM,",
                "A4,Pipe,Scoping,100,,", "A5,Gate,Scoping,,USD,", "A6,Lock,Won,100,usd,2025-06-01");

        assertThat(result.created()).isEqualTo(6);
        assertThat(worth("A1")).isEqualTo("450 100 USD");
        assertThat(worth("A2")).isEqualTo("495 100 EUR");
        assertThat(worth("A3")).isEqualTo("100");
        assertThat(worth("A4")).isEqualTo("100");
        assertThat(worth("A5")).isEqualTo("- USD");
        assertThat(worth("A6")).isEqualTo("400 100 USD");
    }

    @Test
    void a_currency_without_a_rate_and_one_that_is_none_are_left_out_with_the_reason() throws IOException {
        var result = take(HEADING, "A1,Pump,Scoping,100,JPY,", "A2,Valve,Scoping,100,XYZ,", "A3,Tank,Scoping,100,USD,",
                "A4,Gate,Won,100,USD,2024-06-01");

        assertThat(result.created()).isEqualTo(1);
        assertThat(Files.readString(result.rejectedFile().orElseThrow())).contains("A1,Pump", "A4,Gate",
                "There is no exchange rate from JPY into MYR", "XYZ is no currency.");
    }

    @Test
    void a_file_that_is_said_to_be_in_another_currency_is_converted() throws IOException {
        take(Map.of("currency", "USD"), "Deal ID,Deal name,Stage,Value", "A1,Pump,Scoping,100");

        assertThat(worth("A1")).isEqualTo("450 100 USD");
        assertThat(worth("A0")).isEqualTo("10");
    }

    @Test
    void the_same_file_again_changes_nothing_and_undo_puts_all_three_back() throws IOException {
        take(HEADING, "A1,Pump,Scoping,100,USD,");
        assertThat(take(HEADING, "A1,Pump,Scoping,100,USD,").unchanged()).isEqualTo(1);

        var changed = take(HEADING, "A1,Pump,Scoping,70,RM,", "A0,Held,Scoping,20,USD,");
        assertThat(changed.updated()).isEqualTo(2);
        assertThat(worth("A1")).isEqualTo("70");
        assertThat(worth("A0")).isEqualTo("90 20 USD");

        assertThat(imports.undo(Viewer.system(), changed.importId().orElseThrow())).isEmpty();
        assertThat(worth("A1")).isEqualTo("450 100 USD");
        assertThat(worth("A0")).isEqualTo("10");
    }

    @Test
    void a_row_without_a_currency_leaves_a_deal_that_is_worth_that_much_in_its_own() throws IOException {
        take(HEADING, "A1,Pump,Scoping,100,USD,");

        assertThat(take("Deal ID,Deal name,Stage,Value", "A1,Pump,Scoping,450").unchanged()).isEqualTo(1);
        assertThat(worth("A1")).isEqualTo("450 100 USD");
    }

    @Test
    @Tag("X10")
    void what_was_exported_with_value_and_agreed_amount_comes_in_again_as_it_was() throws IOException {
        var heading = "External ID,Name,Stage,Value,Agreed amount,Currency";
        take(HEADING, "A1,Pump,Scoping,100,USD,");

        assertThat(take(heading.replace("External ID", "Deal ID").replace("Name", "Deal name"),
                "A1,Pump,Scoping,450,100,USD", "A0,Held,Scoping,10,,").unchanged()).isEqualTo(2);
        assertThat(worth("A1")).isEqualTo("450 100 USD");
    }

    @Test
    void what_it_was_and_becomes_is_shown_before() throws IOException {
        var file = Files.writeString(folder.resolve("deals.csv"), HEADING + "\nA0,Held,Scoping,20,USD,\n");
        try (var draft = imports.open(Viewer.system(), "deals", "deals.csv", file)) {
            draft.check(ImportProgress.none());

            assertThat(draft.page(ImportFilter.of(ImportVerdict.UPDATE), 0, 10).rows().getFirst().changes())
                    .containsExactlyInAnyOrder(new ImportChange(2, "value", "10", "90"),
                            new ImportChange(2, "agreed_amount", null, "20"),
                            new ImportChange(2, "currency", null, "USD"));
        }
    }

    @Test
    void deals_without_a_key_are_known_by_what_they_are_worth() throws IOException {
        take("Deal name,Stage,Value,Currency", "Pump,Scoping,100,USD", "Valve,Scoping,450,");

        assertThat(take("Deal name,Stage,Value,Currency", "Pump,Scoping,100,USD", "Valve,Scoping,450,").unchanged())
                .isEqualTo(2);
    }
}
