package io.saluran.pipeline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.demo.DemoCompany;
import io.saluran.platform.internal.view.StoredViews;
import io.saluran.platform.testing.TestImports;
import io.saluran.platform.testing.TestPeople;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The demo's company must be believable, whatever the day on which it is made.
@Tag("X9")
class PipelineDemoTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static TestDatabase database;
    private static Duration took = Duration.ZERO;
    private static final ArrayList<Double> PROGRESS = new ArrayList<>();

    @BeforeAll
    static void make() {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources", "pipeline", "src/main/resources");
        var db = database.db();
        new DemoCompany(db, TestImports.settings(db)).create(TODAY, share -> {});
        var begin = System.nanoTime();
        new PipelineDemo(db, TestPeople.in(db).directory(), new StoredViews(db, new AuditLog(Clock.systemUTC())))
                .create(TODAY, PROGRESS::add);
        took = Duration.ofNanos(System.nanoTime() - begin);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static long count(String query) {
        return database.db().read(sql -> sql.fetchSingle(query).get(0, Long.class));
    }

    @Test
    void it_is_there_soon_and_tells_how_far_it_is() {
        assertThat(took).isLessThan(Duration.ofSeconds(10));
        assertThat(PROGRESS).isSorted().endsWith(1.0).hasSizeGreaterThan(5);
    }

    @Test
    void it_is_as_large_as_a_company_of_its_kind() {
        assertThat(count("select count(*) from pipeline.account")).isBetween(55L, 70L);
        assertThat(count("select count(*) from pipeline.account where parent_id is not null")).isBetween(8L, 20L);
        assertThat(count("select count(*) from pipeline.contact")).isBetween(120L, 170L);
        assertThat(count("select count(distinct name) from pipeline.contact"))
                .isEqualTo(count("select count(*) from pipeline.contact"));
        assertThat(count("select count(*) from pipeline.product")).isBetween(10L, 15L);
        assertThat(count("select count(*) from pipeline.deal")).isEqualTo(900);
        assertThat(count("select count(*) from pipeline.note")).isGreaterThan(700);
        assertThat(count("select count(*) from pipeline.record_change")).isGreaterThan(100);
    }

    @Test
    void a_quarter_to_a_third_of_what_was_closed_was_won() {
        var won = count("select count(*) from pipeline.deal where outcome = 'won'");
        var closed = count("select count(*) from pipeline.deal where outcome is not null");

        assertThat((double) won / closed).isBetween(0.25, 0.35);
        assertThat(count("select count(distinct reason_id) from pipeline.deal")).isGreaterThanOrEqualTo(7);
        assertThat(count("""
                select count(distinct date_trunc('month', closed_on)) from pipeline.deal where outcome = 'won'"""))
                .isGreaterThanOrEqualTo(12);
    }

    @Test
    void what_is_open_stands_in_all_stages_and_a_few_need_somebody() {
        assertThat(count("select count(*) from pipeline.deal where outcome is null")).isBetween(90L, 150L);
        assertThat(count("select count(distinct stage_id) from pipeline.deal where outcome is null")).isEqualTo(5);
        assertThat(count("""
                select count(*) from pipeline.deal join pipeline.stage on stage.id = stage_id
                 where outcome is null and stage_since < date '2026-11-25' - rot_days * interval '1 day'"""))
                .isBetween(3L, 25L);
        assertThat(count("select count(*) from pipeline.deal where outcome is null and closes_on < date '2026-11-25'"))
                .isBetween(2L, 20L);
        assertThat(count("select count(*) from pipeline.deal where outcome is null and next_step is null"))
                .isBetween(4L, 30L);
        assertThat(count("select count(*) from pipeline.deal where outcome is null and value is null")).isPositive();
    }

    @Test
    void values_are_what_the_line_items_come_to() {
        assertThat(count("""
                select count(*) from pipeline.deal
                 where value is distinct from (select sum(quantity * unit_price) from pipeline.line_item
                                                where deal_id = deal.id)""")).isZero();
        assertThat(count("select count(*) from pipeline.deal where value < 10000 or value > 2000000")).isZero();
    }

    @Test
    void everything_happens_in_order_and_nothing_in_the_future() {
        assertThat(count(
                "select count(*) from pipeline.deal where closed_on >= date '2026-11-25' or closed_on < opened_on"))
                .isZero();
        for (var table : new String[] {"stage_move", "note", "record_change"}) {
            assertThat(count("select count(*) from pipeline." + table + " where at >= '2026-11-25 00:00+08'")).as(table)
                    .isZero();
        }
        assertThat(
                count("""
                        select count(*) from (select from_stage_id, lag(to_stage_id) over (partition by deal_id order by at) before
                                                from pipeline.stage_move) move
                         where from_stage_id is distinct from before"""))
                .isZero();
        assertThat(count("""
                select count(*) from pipeline.deal where outcome is null and stage_since is distinct from
                       (select max(at) from pipeline.stage_move where deal_id = deal.id)""")).isZero();
        assertThat(count("select count(*) from pipeline.deal where extract(isodow from opened_on) > 5")).isZero();
    }

    @Test
    void everybody_who_sells_has_deals_and_nobody_else() {
        assertThat(count("select count(distinct owner_id) from pipeline.deal")).isEqualTo(13);
        assertThat(
                count("""
                        select count(*) from pipeline.deal join platform.person on person.id = owner_id where team_id is null"""))
                .isZero();
        assertThat(count("select count(*) from pipeline.deal where account_id is null")).isZero();
    }
}
