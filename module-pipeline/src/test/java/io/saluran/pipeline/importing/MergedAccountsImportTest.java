package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key of an account that was merged means the one that stayed.
@Tag("P27")
@Tag("P7")
class MergedAccountsImportTest {

    @TempDir
    Path folder;
    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    private ImportResult take(String... lines) throws IOException {
        var file = folder.resolve("accounts.csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return PipelineImports.of(company.db, folder.resolve("imports")).run(Viewer.system(),
                new ImportOrder("accounts", file, "accounts.csv", Map.of(), Map.of(), Map.of(), true, false),
                ImportProgress.none());
    }

    @Test
    void a_file_that_still_has_the_old_key_changes_the_one_that_stayed() throws IOException {
        take("Account ID,Company,Industry", "A1,Gemilang Sdn Bhd,rubber", "A2,Old Name,latex");
        company.execute("""
                with gone as (select * from pipeline.account where external_id = 'A2'),
                     kept as (select * from pipeline.account where external_id = 'A1'),
                     merged as (update pipeline.account a set deleted_at = now(), external_id = null,
                                       merged_into_id = kept.id
                                  from gone, kept where a.id = gone.id returning a.id)
                insert into pipeline.account_merge (id, kept_id, gone_id, gone_key, at, before, after)
                select platform.uuid7(), kept.id, merged.id, 'A2', now(), '{}', '{}' from kept, merged""");

        var again = take("Account ID,Company,Industry", "A2,Old Name,gloves");

        assertThat(again.created()).isZero();
        assertThat(company.value("select industry from pipeline.account where external_id = 'A1'"))
                .isEqualTo("gloves");
        assertThat(company.value("select count(*) from pipeline.account where merged_into_id is null"))
                .isEqualTo("2"); // with the one that each company of the tests has
    }
}
