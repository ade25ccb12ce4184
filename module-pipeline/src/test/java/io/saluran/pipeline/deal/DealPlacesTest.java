package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.stage.PipelineChanges;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.testing.Company;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// No way leads an open deal into a stage that was removed, or into a pipeline that was archived: there it stands on no
/// board.
@Tag("P3")
class DealPlacesTest {

    private final Company company = new Company();
    private final PipelineChanges changes = new PipelineChanges(company.db, company.events, company.clock);
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();
    private final UUID scoping = company.stages().get(1).id();
    private final UUID proposal = company.stages().get(2).id();

    @AfterEach
    void close() {
        company.close();
    }

    private UUID deal(UUID stage) {
        return deals.create(viewer, new Deals.NewDeal("Pump", stage, null, null, null, null, null));
    }

    private @Nullable String of(UUID deal, String column) {
        return company.value("select " + column + "::text from pipeline.deal where id = ?", deal);
    }

    private void removeScoping() {
        assertThat(changes.removeStage(viewer, scoping, null)).isInstanceOf(PipelineChanges.Outcome.Done.class);
    }

    /// Archives the pipeline of all deals; it needs another beside it.
    private void archive() {
        changes.addPipeline(viewer, "Renewals");
        assertThat(changes.removePipeline(viewer, company.stages().getFirst().pipeline(), null))
                .isInstanceOf(PipelineChanges.Outcome.Done.class);
    }

    @Test
    void a_closed_deal_of_an_archived_pipeline_stays_closed_and_says_why() {
        var deal = deal(scoping);
        deals.close(viewer, deal, false, company.reason("lost"), 1);
        archive();

        assertThat(deals.reopen(viewer, deal, 2)).isEqualTo(new Outcome.Refused(Deals.Refusal.NO_PLACE));
        assertThat(of(deal, "outcome")).isEqualTo("lost");
    }

    @Test
    void a_move_out_of_a_stage_that_was_removed_since_is_not_taken_back() {
        var deal = deal(scoping);
        var before = deals.takeBack().standing(viewer, deal).orElseThrow();
        deals.move(viewer, deal, proposal, 1);
        var after = deals.takeBack().standing(viewer, deal).orElseThrow();
        removeScoping();

        assertThat(deals.takeBack().to(viewer, deal, before, after)).isEqualTo(new Outcome.Overtaken());
        assertThat(of(deal, "stage_id")).isEqualTo(proposal.toString());
    }

    @Test
    void a_closing_is_not_taken_back_into_a_pipeline_that_was_archived_since() {
        var deal = deal(scoping);
        var open = deals.takeBack().standing(viewer, deal).orElseThrow();
        deals.close(viewer, deal, true, company.reason("won"), 1);
        var won = deals.takeBack().standing(viewer, deal).orElseThrow();
        archive();

        assertThat(deals.takeBack().to(viewer, deal, open, won)).isEqualTo(new Outcome.Overtaken());
        assertThat(of(deal, "outcome")).isEqualTo("won");
    }

    @Test
    void many_do_not_go_to_a_stage_that_was_removed() {
        var deal = deal(proposal);
        removeScoping();

        assertThat(deals.bulk().change(viewer, List.of(deal), new BulkMoved(scoping)))
                .isEqualTo(new BulkEdit.Outcome.Refused(Deals.Refusal.NO_SUCH_THING));
        assertThat(of(deal, "stage_id")).isEqualTo(proposal.toString());
    }

    @Test
    void many_that_were_moved_stay_where_they_are_when_their_stage_was_removed_since() {
        var deal = deal(scoping);
        var other = deal(company.stages().getFirst().id());
        var done = (BulkEdit.Outcome.Done) deals.bulk().change(viewer, List.of(deal, other), new BulkMoved(proposal));
        removeScoping();

        assertThat(deals.bulk().takeBack(viewer, done)).isEqualTo(new BulkEdit.TakenBack(1, 1, List.of("Pump")));
        assertThat(of(deal, "stage_id")).isEqualTo(proposal.toString());
        assertThat(of(other, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());
    }

    @Test
    void many_that_were_closed_stay_closed_when_their_pipeline_was_archived_since() {
        var deal = deal(scoping);
        var done = (BulkEdit.Outcome.Done) deals.bulk().change(viewer, List.of(deal),
                new BulkClosed(true, company.reason("won"), LocalDate.of(2026, 11, 24)));
        archive();

        assertThat(deals.bulk().takeBack(viewer, done)).isEqualTo(new BulkEdit.TakenBack(0, 1, List.of("Pump")));
        assertThat(of(deal, "outcome")).isEqualTo("won");
    }

    @Test
    void none_begins_in_a_stage_that_was_removed_or_in_an_archived_pipeline() {
        removeScoping();
        assertThatThrownBy(() -> deal(scoping)).isInstanceOf(IllegalArgumentException.class);

        archive();
        assertThatThrownBy(() -> deal(proposal)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Pipelines(company.db).all()).hasSize(1);
        assertThat(company.value("select count(*) from pipeline.deal")).isEqualTo("0");
    }
}
