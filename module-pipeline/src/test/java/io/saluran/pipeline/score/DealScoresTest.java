package io.saluran.pipeline.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import java.time.LocalDate;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
class DealScoresTest {

    private final Company company = new Company();
    private final Viewer viewer = company.all();
    private final DealScores scores = new DealScores(company.db);
    private final Learning learning = new Learning(company.db, company.clock);
    private LocalDate day = LocalDate.of(2025, 1, 1);

    @AfterEach
    void close() {
        company.close();
    }

    private UUID deal(int stage, @Nullable String outcome, String source) {
        var id = Ids.next();
        day = day.plusDays(1);
        company.execute("""
                insert into pipeline.deal (id, name, pipeline_id, stage_id, owner_id, value, source, opened_on, outcome,
                                           reason_id, closed_on)
                select ?, 'Deal', stage.pipeline_id, stage.id, ?, 1000, ?, ?::date,
                       ?::text, (select id from pipeline.reason where outcome = ?::text limit 1), ?::date
                  from pipeline.stage where stage.id = ?""", id, company.aminah, source, day.toString(), outcome,
                outcome, outcome == null ? null : day.toString(), company.stages().get(stage).id());
        return id;
    }

    /// Deals of two sources, of which one is won more often.
    private void history(int deals, double good, double bad) {
        var random = new SplittableRandom(3);
        for (int i = 0; i < deals; i++) {
            var referral = i % 2 == 0;
            var won = random.nextDouble() < (referral ? good : bad);
            deal(won ? 4 : i % 4, won ? "won" : "lost", referral ? "Referral" : "Cold call");
        }
    }

    @Test
    void a_deal_is_as_likely_as_the_closed_ones_like_it() {
        history(300, 0.8, 0.2);
        learning.learn();

        var warm = scores.of(viewer, deal(0, null, "Referral")).orElseThrow();
        var cold = scores.of(viewer, deal(0, null, "Cold call")).orElseThrow();

        assertThat(warm.measured().foretells()).isTrue();
        assertThat(warm.chance()).isCloseTo(0.8, within(0.1));
        assertThat(cold.chance()).isCloseTo(0.2, within(0.1));
        assertThat(warm.reasons()).first().satisfies(reason -> {
            assertThat(reason.factor()).isEqualTo(Factor.SOURCE);
            assertThat(reason.value()).isEqualTo("Referral");
            assertThat(reason.points()).isGreaterThan(0.15);
        });
        assertThat(cold.reasons().getFirst().points()).isLessThan(-0.15);
    }

    @Test
    void who_came_further_is_likelier() {
        history(300, 0.6, 0.4);
        learning.learn();

        var early = scores.of(viewer, deal(0, null, "Referral")).orElseThrow();
        var late = scores.of(viewer, deal(3, null, "Referral")).orElseThrow();

        assertThat(late.chance()).isGreaterThan(early.chance());
        assertThat(late.stagePoints()).isPositive();
        // won of those that came to the stage, by hand
        var won = Integer.parseInt(
                String.valueOf(company.value("select count(*)::text from pipeline.deal where outcome = 'won'")));
        var lost = Integer.parseInt(String.valueOf(company.value(
                """
                        select count(*)::text from pipeline.deal join pipeline.stage on stage.id = deal.stage_id
                         where deal.outcome = 'lost' and stage.position >= (select position from pipeline.stage where id = ?)""",
                company.stages().get(3).id())));
        assertThat(company.value("select won || ' ' || lost from pipeline.score_stage where stage_id = ?",
                company.stages().get(3).id())).isEqualTo(won + " " + lost);
    }

    @Test
    void where_nothing_foretells_the_end_only_the_stage_counts() {
        history(200, 0.5, 0.5);
        company.execute("update pipeline.deal set source = md5(id::text)");
        learning.learn();

        var score = scores.of(viewer, deal(2, null, "Referral")).orElseThrow();

        assertThat(score.measured().foretells()).isFalse();
        assertThat(score.reasons()).isEmpty();
    }

    @Test
    void few_deals_tell_nothing() {
        history(30, 0.9, 0.1);
        learning.learn();

        assertThat(scores.of(viewer, deal(0, null, "Referral")).orElseThrow().measured().isEnough()).isFalse();
    }

    @Test
    void before_anything_was_learned_and_for_what_is_closed_there_is_no_score() {
        var open = deal(0, null, "Referral");
        assertThat(scores.of(viewer, open)).isEmpty();

        history(60, 0.7, 0.3);
        learning.learn();
        learning.learn();

        assertThat(scores.of(viewer, open)).isPresent();
        assertThat(scores.of(viewer, deal(0, "won", "Referral"))).isEmpty();
    }

    @Test
    @Tag("X5")
    void nobody_reads_the_score_of_a_deal_that_they_do_not_see() {
        history(60, 0.7, 0.3);
        learning.learn();

        assertThat(scores.of(company.only(company.ravi), deal(0, null, "Referral"))).isEmpty();
    }

    @Test
    void a_value_that_only_won_deals_have_does_not_count() {
        history(300, 0.5, 0.5);
        company.execute("update pipeline.deal set value = 0 where outcome = 'lost'");
        company.execute("update pipeline.deal set source = 'Web'");
        learning.learn();

        assertThat(scores.of(viewer, deal(0, null, "Web")).orElseThrow().reasons())
                .extracting(DealScore.Reason::factor).doesNotContain(Factor.SIZE);
    }
}
