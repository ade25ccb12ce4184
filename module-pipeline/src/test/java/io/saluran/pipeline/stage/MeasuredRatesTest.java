package io.saluran.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.api.FunnelStage;
import io.saluran.pipeline.testing.Company;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P3")
class MeasuredRatesTest {

    private final Company company = new Company();
    private final PipelineChanges changes = new PipelineChanges(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();

    @AfterEach
    void close() {
        company.close();
    }

    /// Closed deals that ended in a stage.
    private void closed(int stage, int won, int lost) {
        for (var outcome : new String[] {"won", "lost"}) {
            company.execute("""
                    insert into pipeline.deal (id, name, pipeline_id, stage_id, outcome, reason_id, closed_on)
                    select platform.uuid7(), 'Old ' || n, s.pipeline_id, s.id, ?, ?, date '2026-05-01'
                      from pipeline.stage s, generate_series(1, ?) n where s.id = ?""", outcome,
                    company.reason(outcome), outcome.equals("won") ? won : lost, company.stages().get(stage).id());
        }
    }

    private void count() {
        company.db.write(MeasuredRates::count);
    }

    @Test
    void a_rate_is_of_all_closed_deals_that_reached_the_stage_or_a_later_one() {
        // by hand: 10 lost in Scoping, 6 won and 4 lost in Closing: 6 of 20 reached Scoping, 6 of 10 reached Closing
        closed(1, 0, 10);
        closed(4, 6, 4);
        count();

        var stages = company.stages();
        assertThat(stages.get(1).rate().won()).isEqualTo(6);
        assertThat(stages.get(1).rate().closed()).isEqualTo(20);
        assertThat(stages.get(4).rate().closed()).isEqualTo(10);
        assertThat(stages.get(1).probability()).isEqualByComparingTo("0.25");
    }

    @Test
    void the_measured_rate_counts_where_it_was_chosen_and_enough_deals_are_closed() {
        closed(1, 0, 10);
        closed(4, 6, 4);
        changes.measure(viewer, company.stages().get(1).id(), true);
        changes.measure(viewer, company.stages().get(4).id(), true);

        assertThat(company.stages().get(1).probability()).isEqualByComparingTo("0.3");
        assertThat(company.stages().get(1).isMeasured()).isTrue();
        assertThat(company.stages().get(4).probability()).isEqualByComparingTo("0.9");
        assertThat(company.stages().get(4).isMeasured()).isFalse();
    }

    @Test
    void the_typed_in_probability_is_kept_beside_it_and_counts_again() {
        closed(1, 5, 15);
        var scoping = company.stages().get(1);
        changes.measure(viewer, scoping.id(), true);
        changes.changeStage(viewer, scoping.id(),
                new PipelineChanges.StageDraft("Scoping", new BigDecimal("0.4"), FunnelStage.INTEREST, null));
        assertThat(company.stages().get(1).probability()).isEqualByComparingTo("0.25");

        changes.measure(viewer, scoping.id(), false);

        assertThat(company.stages().get(1).probability()).isEqualByComparingTo("0.4");
    }

    @Test
    void a_deal_that_went_further_back_before_it_closed_counts_where_it_had_been() {
        closed(0, 0, 1);
        company.execute("""
                insert into pipeline.stage_move (id, deal_id, to_stage_id, at)
                select platform.uuid7(), id, ?, now() from pipeline.deal""", company.stages().get(3).id());
        count();

        assertThat(company.stages().get(3).rate().closed()).isEqualTo(1);
        assertThat(company.stages().get(4).rate().closed()).isZero();
    }
}
