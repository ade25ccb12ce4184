package io.saluran.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.api.FunnelStage;
import io.saluran.pipeline.api.PipelinesChanged;
import io.saluran.pipeline.api.StageRenamed;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.stage.PipelineChanges.Outcome;
import io.saluran.pipeline.stage.PipelineChanges.Refusal;
import io.saluran.pipeline.stage.PipelineChanges.StageDraft;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.pipeline.testing.Company;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P3")
class PipelineChangesTest {

    private final Company company = new Company();
    private final PipelineChanges changes = new PipelineChanges(company.db, company.events, company.clock);
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();
    private final UUID pipeline = company.stages().getFirst().pipeline();

    @AfterEach
    void close() {
        company.close();
    }

    private UUID stage(int place) {
        return company.stages().get(place).id();
    }

    private UUID deal(UUID stage) {
        return deals.create(viewer, new Deals.NewDeal("Pump", stage, null, null, null, null, null));
    }

    private static StageDraft draft(String name) {
        return new StageDraft(name, new BigDecimal("0.3"), FunnelStage.DECISION, 9);
    }

    @Test
    void the_usual_pipeline_is_there_from_the_start() {
        assertThat(company.stages()).extracting(Stage::name)
                .containsExactly("Lead qualification", "Scoping", "Proposal", "Negotiation", "Closing");
        assertThat(new Pipelines(company.db).reasons("lost")).extracting(Pipelines.Reason::name)
                .contains("Price", "Not recorded");
    }

    @Test
    void a_stage_in_use_is_not_lost() {
        var deal = deal(stage(1));

        assertThat(changes.removeStage(viewer, stage(1), null)).isEqualTo(new Outcome.Refused(Refusal.IN_USE));
        var to = stage(2);
        assertThat(changes.removeStage(viewer, stage(1), to)).isInstanceOf(Outcome.Done.class);

        assertThat(company.stages()).hasSize(4);
        assertThat(company.value("select stage_id from pipeline.deal where id = ?", deal)).isEqualTo(to.toString());
        assertThat(company.value("select count(*) from pipeline.stage_move where deal_id = ? and to_stage_id = ?", deal,
                to)).isEqualTo("1");
        assertThat(company.events.told()).contains(new PipelinesChanged(company.aminah));
    }

    @Test
    @Tag("X4")
    void a_stage_that_is_called_otherwise_is_told_with_both_names_and_whether_another_has_the_old_one() {
        var scoping = company.stages().get(1);
        changes.changeStage(viewer, scoping.id(), draft("Discovery"));
        assertThat(company.events.told()).contains(new StageRenamed(scoping.id(), "Scoping", "Discovery", false));

        var again = company.events.told().size();
        changes.changeStage(viewer, scoping.id(), draft("Discovery"));
        assertThat(company.events.told().subList(again, company.events.told().size()))
                .noneMatch(StageRenamed.class::isInstance);
    }

    @Test
    void deals_do_not_go_to_a_stage_of_another_pipeline() {
        deal(stage(1));
        changes.addPipeline(viewer, "Renewals");
        var foreign = new Pipelines(company.db).all().get(1).stages().getFirst().id();

        assertThat(changes.removeStage(viewer, stage(1), foreign)).isEqualTo(new Outcome.Refused(Refusal.GONE));
    }

    @Test
    void the_last_stage_stays() {
        while (company.stages().size() > 1) {
            changes.removeStage(viewer, stage(0), null);
        }

        assertThat(changes.removeStage(viewer, stage(0), null)).isEqualTo(new Outcome.Refused(Refusal.LAST_ONE));
    }

    @Test
    void stages_go_to_their_place() {
        var closing = stage(4);
        changes.placeStage(viewer, closing, 1);

        assertThat(company.stages()).extracting(Stage::name)
                .containsExactly("Lead qualification", "Closing", "Scoping", "Proposal", "Negotiation");
        changes.placeStage(viewer, closing, 99);
        assertThat(company.stages().getLast().id()).isEqualTo(closing);
    }

    @Test
    void a_stage_is_changed_as_a_whole_and_names_are_used_once() {
        assertThat(changes.changeStage(viewer, stage(0), draft("scoping ")))
                .isEqualTo(new Outcome.Refused(Refusal.NAME_TAKEN));
        assertThat(changes.changeStage(viewer, stage(0), draft(" "))).isEqualTo(new Outcome.Refused(Refusal.NO_NAME));

        assertThat(changes.changeStage(viewer, stage(0), draft("Discovery"))).isInstanceOf(Outcome.Done.class);

        var stage = company.stages().getFirst();
        assertThat(stage).isEqualTo(new Stage(stage.id(), pipeline, "Discovery", new BigDecimal("0.3000"), "decision",
                9, new Pipelines.Rate(new BigDecimal("0.3000"), false, 0, 0)));
    }

    @Test
    void a_pipeline_with_open_deals_is_not_archived() {
        changes.addPipeline(viewer, "Renewals");
        deal(stage(0));

        assertThat(changes.archivePipeline(viewer, pipeline)).isEqualTo(new Outcome.Refused(Refusal.IN_USE));
        var renewals = new Pipelines(company.db).all().get(1).id();
        assertThat(changes.archivePipeline(viewer, renewals)).isInstanceOf(Outcome.Done.class);
        assertThat(changes.archivePipeline(viewer, renewals)).isNotInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_reason_for_what_was_not_recorded_stays() {
        var reasons = new Pipelines(company.db).reasons("won");

        assertThat(changes.archiveReason(viewer, reasons.getLast().id()))
                .isEqualTo(new Outcome.Refused(Refusal.NEEDED));
        assertThat(changes.archiveReason(viewer, reasons.getFirst().id())).isInstanceOf(Outcome.Done.class);
        assertThat(changes.addReason(viewer, "won", "Delivery time")).isInstanceOf(Outcome.Done.class);
        assertThat(new Pipelines(company.db).reasons("won")).extracting(Pipelines.Reason::name)
                .contains("Delivery time").doesNotContain("Best fit");
    }

    @Test
    @Tag("X5")
    void only_who_may_set_up_pipelines_does() {
        var rep = company.viewer(company.ravi, new Visibility.All(), "pipeline.deal.read", "pipeline.deal.write");

        assertThatThrownBy(() -> changes.addStage(rep, pipeline, draft("Mine"))).hasMessageContaining("permission");
    }
}
