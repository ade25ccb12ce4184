package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file does not bring back, or change, what is in the bin.
@Tag("X4")
@Tag("P7")
class DeletedDealsImportTest {

    @TempDir
    Path folder;
    private final Company company = new Company();

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

    private void delete() {
        var id = UUID.fromString(String.valueOf(company.value("select id from pipeline.deal")));
        new Deals(company.db, company.events, company.clock).delete(company.all(), id, 1);
    }

    @Test
    void a_row_with_the_key_of_a_deleted_deal_is_left_out_with_the_reason() throws IOException {
        take("deals", "Deal ID,Deal name,Stage,Value", "D1,Pump,Scoping,10");
        delete();

        var again = take("deals", "Deal ID,Deal name,Stage,Value", "D1,Pump,Scoping,12");

        assertThat(again.rejected()).isEqualTo(1);
        assertThat(company.value("select value::text from pipeline.deal")).isEqualTo("10");
    }

    @Test
    void without_a_key_a_deleted_deal_is_no_match() throws IOException {
        take("deals", "Deal name,Stage,Value", "Pump,Scoping,10");
        delete();

        var again = take("deals", "Deal name,Stage,Value", "Pump,Scoping,10");

        assertThat(again.created()).isEqualTo(1);
    }
}
