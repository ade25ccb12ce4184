package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Ids;
import io.saluran.pipeline.testing.Company;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class UsualTimesTest {

    private Company company;
    private UsualTimes times;

    @BeforeEach
    void open() {
        company = new Company();
        times = new UsualTimes(company.db);
    }

    @AfterEach
    void close() {
        company.close();
    }

    /// A deal that stood so many days in the first stage and then moved on.
    private void deal(int days, @Nullable String outcome) {
        var stages = company.stages();
        var deal = Ids.next();
        company.execute("""
                insert into pipeline.deal (id, name, pipeline_id, stage_id, outcome, reason_id, closed_on)
                values (?, 'Deal', ?, ?, ?, ?, ?)""", deal, stages.getFirst().pipeline(), stages.get(1).id(), outcome,
                outcome == null ? null : company.reason(outcome), outcome == null ? null : LocalDate.of(2026, 11, 1));
        var began = Instant.parse("2026-01-01T00:00:00Z");
        move(deal, 0, began);
        move(deal, 1, began.plus(Duration.ofDays(days)));
    }

    private void move(UUID deal, int stage, Instant at) {
        company.execute(
                "insert into pipeline.stage_move (id, deal_id, to_stage_id, at) values (?, ?, ?, ?::timestamptz)",
                Ids.next(), deal, company.stages().get(stage).id(), at.toString());
    }

    @Test
    void what_is_usual_is_the_median_of_won_deals_only() {
        // 3, 5, 7, 9, 40: the median is 7, the mean 12.8
        for (var days : new int[] {40, 3, 9, 5, 7}) {
            deal(days, "won");
        }
        deal(100, "lost");
        deal(200, null);

        times.measure();

        assertThat(times.of(company.stages().getFirst().pipeline()))
                .isEqualTo(Map.of(company.stages().getFirst().id(), 7));
    }

    @Test
    void of_fewer_than_five_won_deals_nothing_is_said_and_measuring_again_forgets_what_was() {
        for (var i = 0; i < UsualTimes.FEWEST; i++) {
            deal(4, "won");
        }
        times.measure();
        assertThat(times.of(company.stages().getFirst().pipeline())).hasSize(1);

        company.execute("delete from pipeline.deal where id = (select id from pipeline.deal limit 1)");
        times.measure();
        assertThat(times.of(company.stages().getFirst().pipeline())).isEmpty();
    }

    @Test
    void a_card_tells_all_that_is_wrong_the_worst_first() {
        var zone = ZoneOffset.UTC;
        var card = new DealBoard.Card(Ids.next(), Ids.next(), "Deal", null, null, null, null, null, null,
                BigDecimal.ONE, LocalDate.of(2026, 11, 1), Company.NOW.minus(Duration.ofDays(10)), null, null, null,
                null, null, null,
                1);

        assertThat(Ripeness.all(card, new Ripeness.Limits(14, 7), company.clock, zone)).containsExactly(
                new Ripeness.DatePassed(LocalDate.of(2026, 11, 1)), new Ripeness.NoNextStep(),
                new Ripeness.Slow(10, 7));
        // what rots is longer there than usual anyway
        assertThat(Ripeness.all(card, new Ripeness.Limits(8, 7), company.clock, zone)).containsExactly(
                new Ripeness.Rotting(2), new Ripeness.DatePassed(LocalDate.of(2026, 11, 1)), new Ripeness.NoNextStep());
        assertThat(Ripeness.all(card, new Ripeness.Limits(14, 10), company.clock, zone))
                .doesNotContain(new Ripeness.Slow(10, 10));
    }
}
