package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.testing.TestImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("P26")
@Tag("P7")
class RatesImportTest {

    @TempDir
    Path folder;
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private Imports imports() {
        return TestImports.of(company.db, folder.resolve("imports"), new RatesTarget(TestImports.events()));
    }

    private ImportResult take(String... lines) throws IOException {
        var file = folder.resolve("rates.csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return imports().run(Viewer.system(), new ImportOrder("exchange-rates", file, "rates.csv", Map.of(), Map.of(),
                Map.of(), true, false), ImportProgress.none());
    }

    @Test
    void rates_come_from_a_file_change_and_go_with_its_undo_and_values_follow() throws IOException {
        company.execute("""
                insert into pipeline.deal (id, name, pipeline_id, stage_id, amount, currency)
                select ?, 'Pump', pipeline_id, id, 100, 'USD' from pipeline.stage limit 1""", UUID.randomUUID());
        take("Currency,Date,Rate", "usd,2020-01-01,4.1", "EUR,2020-01-01,5");
        assertThat(company.value("select value from pipeline.deal")).isEqualTo("410.00");

        var second = take("Currency,Date,Rate", "USD,2020-01-01,4.2", "EUR,2020-01-01,5", "SGD,2020-01-01,3.2");
        assertThat(second.created()).isEqualTo(1);
        assertThat(second.updated()).isEqualTo(1);
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(company.value("select value from pipeline.deal")).isEqualTo("420.00");

        imports().undo(Viewer.system(), second.importId().orElseThrow());
        assertThat(company.value("select value from pipeline.deal")).isEqualTo("410.00");
        assertThat(company.value("select count(*) from pipeline.exchange_rate")).isEqualTo("2");
    }

    @Test
    void what_is_no_currency_or_no_rate_is_left_out() throws IOException {
        var result = take("Currency,Date,Rate", "XXY,2020-01-01,4.1", "USD,2020-01-01,0", "MYR,2020-01-01,2",
                "EUR,2020-01-01,5");

        assertThat(result.rejected()).isEqualTo(3);
        assertThat(result.created()).isEqualTo(1);
    }
}
