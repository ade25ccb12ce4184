package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.DecimalSign;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
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

/// Dates and amounts of deals in the forms that people and programs write them.
@Tag("P7")
class FormsOfDealsTest {

    @TempDir
    Path folder;
    private TestDatabase database;
    private Imports imports;

    @BeforeEach
    void open() {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources", "pipeline", "src/main/resources");
        imports = PipelineImports.of(database.db(), folder.resolve("imports"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(folder.resolve("deals.csv"), String.join("\n", lines) + "\n");
    }

    private ImportResult take(Map<String, String> options, String... lines) throws IOException {
        return imports.run(Viewer.system(),
                new ImportOrder("deals", file(lines), "deals.csv", Map.of(), options, Map.of(),
                        true, false),
                ImportProgress.none());
    }

    private String value(String column, String name) {
        return database.db().read(sql -> sql.fetchSingle(
                "select " + column + "::text from pipeline.deal where name = ?", name).get(0, String.class));
    }

    @Test
    void an_amount_that_can_be_read_in_two_ways_is_asked_about_and_never_guessed() throws IOException {
        var lines = new String[] {"Deal name;Stage;Value", "Pump;Scoping;1.234", "Valve;Scoping;5.678"};
        assertThatThrownBy(() -> take(Map.of(), lines)).hasMessageContaining("which-decimals");

        take(Map.of("decimals", "comma"), lines);

        assertThat(value("value", "Pump")).isEqualTo("1234");
    }

    @Test
    void another_column_of_the_file_that_says_it_is_believed() throws IOException {
        take(Map.of(), "Deal name;Stage;Value;Weight", "Pump;Scoping;1.234;12,5", "Valve;Scoping;5.678;1,25");

        assertThat(value("value", "Valve")).isEqualTo("5678");
    }

    @Test
    void a_file_of_deals_that_is_taken_for_people_is_seen_to_be_one_of_deals() throws IOException {
        var deals = file("Deal name,Account,Stage,Value", "Pump,Rimba,Scoping,12");
        var people = imports.open(Viewer.system(), "people", "deals.csv", Files.newInputStream(deals));
        assertThat(people.likelier()).contains("deals");

        try (var draft = people.as("deals")) {
            assertThat(draft.target()).isEqualTo("deals");
            assertThat(draft.missing()).isEmpty();
            assertThat(draft.likelier()).isEmpty();
        }
    }

    @Test
    void what_was_found_is_shown_with_an_example() throws IOException {
        try (var draft = imports.open(Viewer.system(), "deals", "deals.csv",
                file("Deal name;Stage;Value;Close date", "Pump;Scoping;1.234,5;25/11/2026"))) {
            assertThat(draft.columns().get(2).decimals()).isEqualTo(DecimalSign.COMMA);
            assertThat(draft.columns().get(2).understood()).isEqualTo("1234.5");
            assertThat(draft.columns().get(3).understood()).isEqualTo("2026-11-25");
        }
    }

    @Test
    void the_example_is_what_the_file_has_with_what_that_is_read_as() throws IOException {
        try (var draft = imports.open(Viewer.system(), "deals", "deals.csv",
                file("Deal name;Stage;Value;Close date", "Pump;Scoping;RM 1,2 mil;2026-13-01",
                        "Valve;Scoping;RM 1.234,5;2026-11-25"))) {
            assertThat(draft.columns().get(2).understoodOf()).isEqualTo("RM 1.234,5");
            assertThat(draft.columns().get(2).understood()).isEqualTo("1234.5");
            assertThat(draft.columns().get(3).understoodOf()).isEqualTo("2026-11-25");
            assertThat(draft.columns().get(3).understood()).isEqualTo("2026-11-25");
        }
    }

    @Test
    void an_amount_with_a_word_that_is_no_currency_is_left_out_with_its_cell_named() throws IOException {
        var result = take(Map.of(), "Deal name,Stage,Value", "Pump,Scoping,RM 1.2 mil", "Valve,Scoping,Q4 2026",
                "Pipe,Scoping,12 34", "Tank,Scoping,RM 500");

        assertThat(result.created()).isEqualTo(1);
        assertThat(Files.readString(result.rejectedFile().orElseThrow()))
                .contains("“RM 1.2 mil”. Write the number in full", "“Q4 2026”, which is not a number",
                        "“12 34”, which is not a number");
    }

    @Test
    void an_amount_beyond_all_bounds_is_left_out_and_one_finer_than_a_sen_is_rounded() throws IOException {
        var result = take(Map.of(), "Deal name,Stage,Value", "Pump,Scoping,1e30", "Valve,Scoping,99999999999999999999",
                "Pipe,Scoping,1000000000000000", "Tank,Scoping,999999999999999.994", "Drop,Scoping,1e-30");

        assertThat(result.created()).isEqualTo(2);
        assertThat(value("value", "Tank")).isEqualTo("999999999999999.99");
        assertThat(value("value", "Drop")).isEqualTo("0.00");
        assertThat(Files.readString(result.rejectedFile().orElseThrow()))
                .contains("which is larger than an amount can be");
    }

    @Test
    void dates_counted_in_days_are_dates() throws IOException {
        take(Map.of(), "Deal name,Stage,Value,Close date", "Pump,Scoping,5,46350");

        assertThat(value("closes_on", "Pump")).isEqualTo("2026-11-24");
    }

    @Test
    void an_amount_that_says_another_currency_is_not_taken_as_if_it_were_the_companys() throws IOException {
        var result = take(Map.of("currency", "MYR"), "Deal name,Stage,Value", "Pump,Scoping,RM 500",
                "Valve,Scoping,EUR 70",
                "Tank,Scoping,8");

        assertThat(result.created()).isEqualTo(2);
        assertThat(Files.readString(result.rejectedFile().orElseThrow())).contains("Valve").doesNotContain("Pump");
    }

    @Test
    void the_same_file_without_a_key_again_creates_nothing() throws IOException {
        var lines = new String[] {"Deal name,Stage,Value,Close date", "Pump,Scoping,500,2026-11-24",
                "Valve,Scoping,70,2026-11-25"};
        take(Map.of(), lines);

        var again = take(Map.of(), lines);

        assertThat(again.created()).isZero();
        assertThat(again.unchanged()).isEqualTo(2);
    }

    @Test
    void a_deals_name_of_a_megabyte_is_refused_in_words() throws IOException {
        var result = take(Map.of(), "Deal name,Stage,Value", "a".repeat(1_000_000) + ",Scoping,5", "Pump,Scoping,5");

        assertThat(result.created()).isEqualTo(1);
        assertThat(Files.readString(result.rejectedFile().orElseThrow())).contains("longer than a field holds");
    }
}
