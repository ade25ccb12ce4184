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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key and the name of a record that was merged mean the one that stayed.
@Tag("P27")
@Tag("P7")
class MergedRecordsImportTest {

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

    /// As the page of accounts and that of contacts do it.
    private void merge(String type, String gone, String kept) {
        company.execute("""
                with gone as (select id, external_id from pipeline.$type where name = ? and merged_into_id is null),
                     kept as (select id from pipeline.$type where name = ?),
                     merged as (update pipeline.$type record
                                   set deleted_at = now(), external_id = null, merged_into_id = kept.id
                                  from gone, kept where record.id = gone.id)
                insert into pipeline.$type_merge (id, kept_id, gone_id, gone_key, at, before, after)
                select platform.uuid7(), kept.id, gone.id, gone.external_id, now(), '{}', '{}'
                  from kept, gone""".replace("$type", type), gone, kept);
    }

    private @Nullable String count(String type) {
        return company.value("select count(*) from pipeline." + type + " where deleted_at is null");
    }

    @Test
    void a_file_that_still_has_the_old_key_changes_the_one_that_stayed() throws IOException {
        take("accounts", "Account ID,Company,Industry", "A1,Gemilang Sdn Bhd,rubber", "A2,Old Name,latex");
        merge("account", "Old Name", "Gemilang Sdn Bhd");

        var again = take("accounts", "Account ID,Company,Industry", "A2,Old Name,gloves");

        assertThat(again.created()).isZero();
        assertThat(company.value("select industry from pipeline.account where external_id = 'A1'"))
                .isEqualTo("gloves");
        assertThat(company.value("select count(*) from pipeline.account where merged_into_id is null"))
                .isEqualTo("2"); // with the one that each company of the tests has
    }

    @Test
    void the_name_of_a_merged_account_means_the_one_that_stayed_also_after_several_merges() throws IOException {
        take("accounts", "Account ID,Company", "A1,Gemilang Sdn Bhd", "A2,Old Name", ",Older Name");
        merge("account", "Older Name", "Old Name");
        merge("account", "Old Name", "Gemilang Sdn Bhd");
        var before = count("account");

        assertThat(take("accounts", "Account ID,Company,Industry", "A2,older name,gloves").updated()).isEqualTo(1);
        take("contacts", "Name,Company", "Nurul,Older Name");
        take("deals", "Opportunity,Account,Stage", "Pumps,Old Name,Won");
        take("accounts", "Company,Subsidiary Of", "Gemilang Klang,Old Name");

        assertThat(company.value("""
                select concat_ws('|', name, industry, external_id) from pipeline.account where industry = 'gloves'"""))
                .isEqualTo("Gemilang Sdn Bhd|gloves|A1");
        assertThat(company.value("""
                select string_agg(account.name, ', ') from pipeline.account
                 where id in (select account_id from pipeline.contact union all select account_id from pipeline.deal
                              union all select parent_id from pipeline.account)""")).isEqualTo("Gemilang Sdn Bhd");
        assertThat(count("account")).isEqualTo(Integer.toString(Integer.parseInt(String.valueOf(before)) + 1));
    }

    @Test
    void an_account_that_is_called_so_now_is_meant_before_one_that_was() throws IOException {
        take("accounts", "Company", "Gemilang Sdn Bhd", "Old Name");
        merge("account", "Old Name", "Gemilang Sdn Bhd");
        company.account("old name");

        take("accounts", "Company,Industry", "Old Name,gloves");

        assertThat(company.value("select name from pipeline.account where industry = 'gloves'")).isEqualTo("old name");
    }

    @Test
    void a_file_that_names_both_changes_the_one_that_stayed_once() throws IOException {
        take("accounts", "Account ID,Company", "A1,Gemilang Sdn Bhd", "A2,Old Name");
        merge("account", "Old Name", "Gemilang Sdn Bhd");

        var both = take("accounts", "Account ID,Company,Industry", "A1,Gemilang Sdn Bhd,rubber",
                "A2,Old Name,gloves");

        assertThat(both.rejected()).isEqualTo(1);
        assertThat(company.value("select industry from pipeline.account where external_id = 'A1'"))
                .isEqualTo("rubber");
    }

    @Test
    void a_merged_contact_is_known_by_its_key_its_address_and_its_name_and_the_one_that_stayed_keeps_its_own()
            throws IOException {
        take("contacts", "Contact ID,Name,E-mail,Company,Title",
                "C1,Nurul Syafiqah,nurul@kedai.example,Kedai Ali,Manager",
                "C2,Nurul S.,old@kedai.example,Kedai Ali,Manager");
        take("contacts", "Name,Company", "Pn. Nurul,Kedai Ali");
        merge("contact", "Nurul S.", "Nurul Syafiqah");
        merge("contact", "Pn. Nurul", "Nurul Syafiqah");

        assertThat(take("contacts", "Contact ID,Name,Title", "C2,Nurul S.,Head").updated()).isEqualTo(1);
        assertThat(nurul()).isEqualTo("C1|Nurul Syafiqah|nurul@kedai.example|Head|");
        assertThat(take("contacts", "Name,E-mail,Phone", "Nurul S.,old@kedai.example,0123").updated()).isEqualTo(1);
        assertThat(take("contacts", "Name,Company,Title", "pn. nurul,Kedai Ali,Boss").updated()).isEqualTo(1);
        assertThat(nurul()).isEqualTo("C1|Nurul Syafiqah|nurul@kedai.example|Boss|0123");
        assertThat(count("contact")).isEqualTo("1");
    }

    private @Nullable String nurul() {
        return company.value("""
                select concat(external_id, '|', name, '|', email, '|', title, '|', phone)
                  from pipeline.contact where deleted_at is null""");
    }
}
