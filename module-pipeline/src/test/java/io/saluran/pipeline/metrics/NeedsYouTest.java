package io.saluran.pipeline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Ids;
import io.saluran.pipeline.deal.DealProblem;
import io.saluran.pipeline.testing.Company;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class NeedsYouTest {

    private static final LocalDate LATER = LocalDate.of(2027, 1, 15);

    private Company company;

    @BeforeEach
    void open() {
        company = new Company();
    }

    @AfterEach
    void close() {
        company.close();
    }

    private void deal(String name, UUID owner, int value, int daysInStage, LocalDate closesOn,
            @Nullable String nextStep) {
        var stage = company.stages().getFirst();
        company.execute(
                """
                        insert into pipeline.deal (id, name, pipeline_id, stage_id, owner_id, value, closes_on, stage_since, next_step)
                        values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                Ids.next(), name, stage.pipeline(), stage.id(), owner,
                BigDecimal.valueOf(value), closesOn, Company.NOW.minus(Duration.ofDays(daysInStage)).toString(),
                nextStep);
    }

    private NeedsYou.Found found() {
        return new NeedsYou(company.db, company.clock).of(company.all());
    }

    @Test
    void only_ones_own_open_deals_with_a_problem_count() {
        deal("fine", company.aminah, 900, 2, LATER, "Call");
        deal("closed", company.aminah, 700, 2, LATER, null);
        company.execute("update pipeline.deal set outcome = 'won', reason_id = ? where name = 'closed'",
                company.reason("won"));

        assertThat(found().richest()).isEmpty();
        assertThat(found().counts()).isEmpty();
    }

    @Test
    void where_nothing_of_ones_own_waits_those_of_the_others_that_one_sees_do() {
        deal("fine", company.aminah, 900, 2, LATER, "Call");
        deal("Ravi's", company.ravi, 800, 2, LATER, null);

        assertThat(found().own()).isFalse();
        assertThat(found().richest()).singleElement().satisfies(deal -> {
            assertThat(deal.name()).isEqualTo("Ravi's");
            assertThat(deal.owner()).isEqualTo("Ravi Kumar");
        });
        assertThat(found().counts()).containsEntry(DealProblem.NO_NEXT_STEP, 1L);
    }

    @Test
    @Tag("X5")
    void one_who_sees_own_deals_only_is_told_of_no_others() {
        deal("Ravi's", company.ravi, 800, 2, LATER, null);

        var found = new NeedsYou(company.db, company.clock).of(company.only(company.aminah));

        assertThat(found.own()).isTrue();
        assertThat(found.richest()).isEmpty();
    }

    @Test
    void ones_own_come_before_everybodys() {
        deal("mine", company.aminah, 100, 2, LATER, null);
        deal("Ravi's", company.ravi, 800, 2, LATER, null);

        assertThat(found().own()).isTrue();
        assertThat(found().richest()).extracting(NeedsYou.Deal::name).containsExactly("mine");
    }

    @Test
    void each_problem_is_counted_and_the_worst_is_told() {
        // the first stage rots after 14 days: 14 whole days are not yet too many
        deal("on the edge", company.aminah, 100, 14, LATER, "Call");
        deal("rots", company.aminah, 200, 15, LocalDate.of(2026, 11, 1), null);
        deal("late", company.aminah, 300, 1, LocalDate.of(2026, 11, 23), null);
        deal("due today", company.aminah, 400, 1, LocalDate.of(2026, 11, 24), "Call");
        deal("aimless", company.aminah, 500, 1, LATER, null);

        assertThat(found().counts()).containsEntry(DealProblem.ROTTING, 1L).containsEntry(DealProblem.DATE_PASSED, 2L)
                .containsEntry(DealProblem.NO_NEXT_STEP, 3L);
        assertThat(found().richest()).extracting(NeedsYou.Deal::name).containsExactly("aimless", "late", "rots");
        assertThat(found().richest()).extracting(NeedsYou.Deal::worst).containsExactly(DealProblem.NO_NEXT_STEP,
                DealProblem.DATE_PASSED, DealProblem.ROTTING);
    }

    @Test
    void the_five_richest_are_shown_and_all_are_counted() {
        for (int i = 1; i <= 9; i++) {
            deal("deal " + i, company.aminah, i * 1_000, 1, LATER, null);
        }

        assertThat(found().richest()).extracting(NeedsYou.Deal::name).containsExactly("deal 9", "deal 8", "deal 7",
                "deal 6", "deal 5");
        assertThat(found().counts()).containsEntry(DealProblem.NO_NEXT_STEP, 9L);
    }

    @Test
    void of_more_deals_than_are_looked_at_the_counts_are_the_least_that_they_can_be() {
        for (int i = 1; i <= 9; i++) {
            deal("deal " + i, company.aminah, i * 1_000, 1, LATER, null);
        }

        var some = new NeedsYou(company.db, company.clock, 8).of(company.all());
        var all = new NeedsYou(company.db, company.clock, 9).of(company.all());

        assertThat(some.more()).isTrue();
        assertThat(some.counts().get(DealProblem.NO_NEXT_STEP)).isBetween(8L, 9L);
        assertThat(some.richest()).isEqualTo(all.richest());
        assertThat(all.more()).isFalse();
        assertThat(all.counts()).containsEntry(DealProblem.NO_NEXT_STEP, 9L);
    }

    @Test
    void the_richest_are_those_of_all_stages() {
        deal("first", company.aminah, 100, 1, LATER, null);
        deal("third", company.aminah, 300, 1, LATER, null);
        deal("second", company.aminah, 200, 1, LATER, null);
        company.execute("update pipeline.deal set stage_id = (select id from pipeline.stage where position = 3)"
                + " where name = 'second'");

        assertThat(found().richest()).extracting(NeedsYou.Deal::name).containsExactly("third", "second", "first");
    }
}
