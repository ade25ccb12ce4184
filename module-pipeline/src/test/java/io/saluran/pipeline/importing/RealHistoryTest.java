package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportResult;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.testing.CrmFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All of a real sales history. The numbers are those of the files, counted with awk.
@Tag("P7")
class RealHistoryTest {

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

    private ImportResult run(String target, Path file, boolean acceptMatches) throws IOException {
        return imports.run(Viewer.system(), new ImportOrder(target, file, String.valueOf(file.getFileName()), Map.of(),
                Map.of(), Map.of(), acceptMatches, false), ImportProgress.none());
    }

    private void basics() throws IOException {
        assertThat(run("people", CrmFiles.copy("sales_teams.csv", folder), false).created()).isEqualTo(35);
        assertThat(run("products", CrmFiles.copy("products.csv", folder), false).created()).isEqualTo(7);
        assertThat(run("accounts", CrmFiles.copy("accounts.csv", folder), false).created()).isEqualTo(85);
    }

    private Path deals() {
        return CrmFiles.copy("sales_pipeline.csv", folder);
    }

    private long count(String query) {
        return database.db().read(sql -> sql.fetchSingle(query).get(0, Long.class));
    }

    private String one(String query) {
        return database.db().read(sql -> String.valueOf(sql.fetchValue(query)));
    }

    private String contents() {
        return Contents.of(database.db());
    }

    @Test
    void all_of_it_comes_in_when_near_matches_are_accepted() throws IOException {
        basics();

        var result = run("deals", deals(), true);

        assertThat(result.created()).isEqualTo(8_800);
        assertThat(result.rejected()).isZero();
        // 1.5 s on two cores that are free; on a busy machine the bound only finds what is slow by its nature.
        assertThat(result.took()).isLessThan(Duration.ofSeconds(20));
        assertThat(count("select count(*) from pipeline.deal where outcome = 'won'")).isEqualTo(4_238);
        assertThat(one("select sum(value) from pipeline.deal where outcome = 'won'")).isEqualTo("10005534");
        assertThat(count("select count(*) from pipeline.deal where outcome = 'lost'")).isEqualTo(2_473);
        assertThat(count("select count(*) from pipeline.deal where account_id is null")).isEqualTo(1_425);
        assertThat(count(
                "select count(*) from pipeline.deal where outcome is null and value is null and closes_on is null"))
                .isEqualTo(2_089);
        assertThat(count("select count(*) from pipeline.deal where opened_on is null and closed_on is null"))
                .isEqualTo(500);
        assertThat(count("select count(*) from pipeline.deal where owner_id is null")).isZero();
        assertThat(count("select count(*) from pipeline.account")).isEqualTo(85);
        assertThat(count("select count(*) from pipeline.product")).isEqualTo(7);
        assertThat(new BigDecimal(
                one("""
                        select round(100.0 * count(*) filter (where outcome = 'won') / count(*) filter (where outcome is not null), 2)
                          from pipeline.deal""")))
                .isEqualByComparingTo("63.15");
        assertThat(new BigDecimal(one("select round(avg(value), 2) from pipeline.deal where outcome = 'won'")))
                .isEqualByComparingTo("2360.91");
    }

    @Test
    void the_stages_of_the_file_become_a_pipeline_of_its_name_in_a_sensible_order() throws IOException {
        basics();
        run("deals", deals(), true);

        assertThat(
                one("""
                        select string_agg(line, ', ' order by position) from (
                        select stage.position, stage.name || ' ' || stage.probability || ' ' || stage.funnel_stage || ' ' || count(deal.id) as line
                          from pipeline.stage
                          join pipeline.pipeline on pipeline.id = stage.pipeline_id
                          left join pipeline.deal on deal.stage_id = stage.id and deal.outcome is null
                         where pipeline.name = 'sales_pipeline'
                         group by stage.id) each"""))
                .isEqualTo("Prospecting 0.3200 awareness 500, Engaging 0.6300 interest 1589");
    }

    @Test
    void history_is_dated_by_the_file() throws IOException {
        basics();
        run("deals", deals(), true);

        // 1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,10/20/2016,3/1/2017,1054
        assertThat(
                one("""
                        select concat_ws('|', deal.name, account.name, owner.name, product.name, opened_on, closed_on, value,
                               deal.outcome, reason.name, deal.stage_since at time zone 'UTC', deal.created_at at time zone 'UTC')
                          from pipeline.deal
                          join pipeline.account on account.id = deal.account_id
                          join pipeline.product on product.id = deal.product_id
                          join platform.person owner on owner.id = deal.owner_id
                          join pipeline.reason on reason.id = deal.reason_id
                         where deal.external_id = '1C1I7A6R'"""))
                .isEqualTo("Cancity – GTX Plus Basic|Cancity|Moses Frase|"
                        + "GTX Plus Basic|2016-10-20|2017-03-01|1054|won|Not recorded|2017-03-01 12:00:00|2016-10-20 12:00:00");
        assertThat(one("""
                select string_agg(concat_ws('|', coalesce(outcome, 'in'), at at time zone 'UTC'), ' ' order by at)
                  from pipeline.stage_move
                 where deal_id = (select id from pipeline.deal where external_id = '1C1I7A6R')"""))
                .isEqualTo("in|2016-10-20 12:00:00 won|2017-03-01 12:00:00");
        assertThat(count("select count(*) from pipeline.stage_move where at > '2018-01-01'")).isZero();
        assertThat(count("select count(*) from pipeline.line_item")).isEqualTo(8_800);
        assertThat(one("select sum(unit_price) from pipeline.line_item")).isEqualTo("10005534");
    }

    @Test
    void a_near_match_that_nobody_accepted_is_a_rejected_row_with_its_reason() throws IOException {
        basics();

        var result = run("deals", deals(), false);

        assertThat(result.created()).isEqualTo(7_320);
        assertThat(result.rejected()).isEqualTo(1_480);
        var lines = Files.readAllLines(result.rejectedFile().orElseThrow());
        assertThat(lines).hasSize(1_481);
        assertThat(lines.getFirst())
                .isEqualTo("\uFEFFopportunity_id,sales_agent,product,account,deal_stage,engage_date,"
                        + "close_date,close_value,Reason");
        assertThat(lines.get(1)).isEqualTo("Z063OYW0,Darcel Schlecht,GTXPro,Isdom,Won,10/25/2016,3/11/2017,4514,"
                + "\"Product “GTXPro” is not known, but “GTX Pro” is nearly the same. Say whether it is the same.\"");
    }

    @Test
    void a_second_import_of_the_same_file_creates_nothing() throws IOException {
        basics();
        var file = deals();
        run("deals", file, true);
        var before = contents();

        var again = run("deals", file, true);

        assertThat(again.unchanged()).isEqualTo(8_800);
        assertThat(again.created() + again.updated() + again.rejected()).isZero();
        assertThat(run("products", folder.resolve("products.csv"), false).unchanged()).isEqualTo(7);
        assertThat(run("accounts", folder.resolve("accounts.csv"), false).unchanged()).isEqualTo(85);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void undo_of_each_import_leaves_the_database_as_before() throws IOException {
        var empty = contents();
        var people = run("people", CrmFiles.copy("sales_teams.csv", folder), false);
        var products = run("products", CrmFiles.copy("products.csv", folder), false);
        var accounts = run("accounts", CrmFiles.copy("accounts.csv", folder), false);
        var before = contents();
        var result = run("deals", deals(), true);

        assertThat(imports.undo(Viewer.system(), result.importId().orElseThrow())).isEmpty();
        assertThat(contents()).isEqualTo(before);

        for (var each : List.of(accounts, products, people)) {
            assertThat(imports.undo(Viewer.system(), each.importId().orElseThrow())).isEmpty();
        }
        assertThat(contents()).isEqualTo(empty);
    }

    @Test
    void accounts_know_their_parents_also_those_that_come_later() throws IOException {
        basics();

        assertThat(count("select count(*) from pipeline.account where parent_id is not null")).isEqualTo(15);
        assertThat(one("""
                select parent.name from pipeline.account join pipeline.account parent on parent.id = account.parent_id
                 where account.name = 'Bluth Company'""")).isEqualTo("Acme Corporation");
        assertThat(one("""
                select concat_ws('|', industry, location, founded_year, revenue_millions, employees)
                  from pipeline.account where name = 'Acme Corporation'"""))
                .isEqualTo("technolgy|United States|1996|1100.04|2822");
    }

    @Test
    void amounts_in_another_currency_wait_for_a_rate_once_there_are_amounts() throws IOException {
        basics();

        var result = imports.run(Viewer.system(), new ImportOrder("deals", deals(), "sales_pipeline.csv", Map.of(),
                Map.of("currency", "USD"), Map.of(), true, false), ImportProgress.none());

        assertThat(Files.readString(result.rejectedFile().orElseThrow()))
                .contains("There is no exchange rate from USD into");
        assertThat(result.created()).isPositive();
        assertThat(count("select count(*) from pipeline.deal where amount is not null or value is not null")).isZero();
    }
}
