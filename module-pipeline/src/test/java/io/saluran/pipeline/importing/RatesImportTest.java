package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportPage;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.ImportVerdict;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.testing.TestImports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        return take(Map.of(), lines);
    }

    private ImportResult take(Map<String, String> options, String... lines) throws IOException {
        var file = folder.resolve("rates.csv");
        Files.writeString(file, String.join("\n", lines) + "\n");
        return imports().run(Viewer.system(), new ImportOrder("exchange-rates", file, "rates.csv", Map.of(), options,
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
                "USD,2020-01-02,1e12", "USD,2020-01-03,1e-12", "EUR,2020-01-01,5");

        assertThat(result.rejected()).isEqualTo(5);
        assertThat(result.created()).isEqualTo(1);
    }

    @Test
    void a_rate_of_a_day_to_come_or_far_from_those_around_is_left_out_unless_it_is_said_to_be_right()
            throws IOException {
        company.execute("insert into pipeline.exchange_rate (currency, base, valid_on, rate)"
                + " values ('SGD', 'MYR', '2019-12-31', 3.2)");
        var lines = new String[] {"Currency,Date,Rate", "USD,2020-01-01,4.2", "USD,2020-01-02,4.3",
                "USD,2020-01-03,1e3", "USD,2020-01-04,4.1", "EUR,2199-01-01,5", "SGD,2020-01-01,32",
                "SGD,1066-10-14,3", "JPY,2020-01-01,0.03"};

        var result = take(lines);

        assertThat(result.created()).isEqualTo(4);
        assertThat(Files.readString(result.rejectedFile().orElseThrow())).contains("1000 is far from 4.3",
                "2199-01-01 is a day to come", "32 is far from 3.2", "“1066-10-14”. Only years from 1800 to 2200");
        assertThat(take(Map.of("doubtful", "take"), lines).created()).isEqualTo(3);
    }

    @Test
    void rates_that_go_on_from_one_another_are_taken_whatever_they_are() throws IOException {
        assertThat(take("Currency,Date,Rate", "USD,2020-01-01,4.2", "USD,2020-01-02,9", "USD,2020-01-03,20",
                "IDR,2020-01-01,0.0003").created()).isEqualTo(4);
    }

    @Test
    void of_two_rates_of_one_day_both_are_named_and_the_first_or_the_last_is_kept() throws IOException {
        var lines = new String[] {"Currency,Date,Rate", "USD,2020-01-01,4.2", "USD,2020-01-01,4.4"};

        var first = take(lines);
        assertThat(first.created()).isEqualTo(1);
        assertThat(company.value("select rate from pipeline.exchange_rate")).isEqualTo("4.2");
        assertThat(Files.readString(first.rejectedFile().orElseThrow())).contains("4.4, and 4.2 (2)");

        take(Map.of("repeated", "last"), lines);
        assertThat(company.value("select rate from pipeline.exchange_rate")).isEqualTo("4.4");
    }

    @Test
    void days_that_can_be_read_in_two_ways_are_asked_about_and_days_that_are_none_left_out() throws IOException {
        assertThatThrownBy(() -> take("Currency,Date,Rate", "USD,03/04/2020,4.2", "EUR,05/06/2020,5"))
                .hasMessageContaining("which-date");

        assertThat(take("Currency,Date,Rate", "USD,2020-02-30,4.2", "EUR,soon,5", "SGD,2020-01-01,3.2").created())
                .isEqualTo(1);
    }

    @Test
    void a_table_with_a_column_for_each_currency_is_read_as_central_banks_write_it() throws IOException {
        var lines = new String[] {"Rates of the bank,,,", "Date,USD,eur,SGD", "2020-01-01,4.2,5,3.2",
                "2020-01-02,4.3,,3.1", "2020-01-03,430,5.1,3.3"};

        var result = take(lines);

        assertThat(result.created()).isEqualTo(7);
        assertThat(company.value("select rate from pipeline.exchange_rate where currency = 'EUR' order by valid_on desc"
                + " limit 1")).isEqualTo("5.1");
        assertThat(Files.readString(result.rejectedFile().orElseThrow())).contains("2020-01-03,USD,430,");
        assertThat(take(lines).unchanged()).isEqualTo(7);
    }

    private ImportDraft draft(String... lines) throws IOException {
        return imports().open(Viewer.system(), "exchange-rates", "rates.csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Long> leftOut(ImportDraft draft) {
        draft.check(ImportProgress.none());
        return draft.page(ImportFilter.of(ImportVerdict.REJECT), 0, 100).rows().stream().map(ImportPage.Row::number)
                .toList();
    }

    private static final String[] DOUBTS = {"Currency,Date,Rate", "USD,2020-01-01,4.2", "USD,2020-01-02,4.3",
            "USD,2020-01-03,430", "USD,2020-01-04,4.1", "USD,2020-01-05,410", "USD,2020-01-06,4.2",
            "USD,2020-01-07,4.2",
            "EUR,2199-01-01,5", "EUR,2199-01-02,5"};

    @Test
    void a_rate_in_doubt_is_taken_row_by_row_and_written_as_it_is() throws IOException {
        try (var draft = draft(DOUBTS)) {
            assertThat(leftOut(draft)).containsExactly(4L, 6L, 9L, 10L);

            draft.take(6, true);
            draft.take(9, true);
            assertThat(leftOut(draft)).containsExactly(4L, 10L);
            draft.take(9, false);
            assertThat(leftOut(draft)).containsExactly(4L, 9L, 10L);

            assertThat(draft.run(ImportProgress.none()).created()).isEqualTo(6);
        }
        assertThat(company.value("select rate from pipeline.exchange_rate where valid_on = '2020-01-05'"))
                .isEqualTo("410");
    }

    @Test
    void all_with_one_doubt_are_taken_at_once_and_those_with_another_are_not() throws IOException {
        try (var draft = draft(DOUBTS)) {
            leftOut(draft);
            draft.takeAll("pipeline.import.reason.rate-far", true);
            assertThat(leftOut(draft)).containsExactly(9L, 10L);
            draft.takeAll("pipeline.import.reason.rate-far", false);
            assertThat(leftOut(draft)).containsExactly(4L, 6L, 9L, 10L);
            assertThatThrownBy(() -> draft.takeAll("pipeline.import.reason.no-rate", true))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void of_two_rates_of_one_day_the_one_is_kept_that_a_person_takes() throws IOException {
        try (var draft = draft("Currency,Date,Rate", "USD,2020-01-01,4.2", "USD,2020-01-01,4.4", "EUR,2020-01-01,5.0",
                "EUR,2020-01-01,5.1")) {
            assertThat(leftOut(draft)).containsExactly(3L, 5L);
            draft.take(3, true);
            assertThat(leftOut(draft)).containsExactly(2L, 5L);
            draft.run(ImportProgress.none());
        }
        assertThat(company.value("select rate from pipeline.exchange_rate where currency = 'USD'")).isEqualTo("4.4");
    }

    @Test
    void what_is_written_into_a_row_that_was_taken_is_looked_at_anew() throws IOException {
        try (var draft = draft(DOUBTS)) {
            draft.take(4, true);
            assertThat(leftOut(draft)).doesNotContain(4L);
            draft.edit(4, "rate", "999");
            assertThat(leftOut(draft)).contains(4L);
        }
    }

    @Test
    void what_was_taken_is_kept_with_the_file() throws IOException {
        var draft = draft(DOUBTS);
        draft.take(4, true);
        draft.takeAll("pipeline.import.reason.rate-to-come", true);
        draft.keep();
        draft.close();

        var imports = imports();
        try (var again = imports.resume(Viewer.system(), imports.kept(Viewer.system()).getFirst().id())) {
            assertThat(leftOut(again)).containsExactly(6L);
        }
    }
}
