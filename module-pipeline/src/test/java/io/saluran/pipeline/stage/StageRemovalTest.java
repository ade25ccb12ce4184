package io.saluran.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.stage.PipelineChanges.Outcome;
import io.saluran.pipeline.stage.PipelineChanges.Refusal;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.pipeline.testing.Company;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P3")
class StageRemovalTest {

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

    private @Nullable String of(UUID deal, String column) {
        return company.value("select " + column + "::text from pipeline.deal where id = ?", deal);
    }

    private static UUID done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).id();
    }

    @Test
    void a_removed_stage_comes_back_with_its_deals_and_their_time_in_it() {
        var scoping = stage(1);
        var deal = deal(scoping);
        company.execute("update pipeline.deal set stage_since = '2026-01-05' where id = ?", deal);

        var removal = done(changes.removeStage(viewer, scoping, stage(2)));
        assertThat(company.stages()).extracting(Stage::name).doesNotContain("Scoping");
        assertThat(of(deal, "stage_id")).isEqualTo(stage(1).toString());

        done(changes.undoRemoval(viewer, removal));

        assertThat(of(deal, "stage_id")).isEqualTo(scoping.toString());
        assertThat(of(deal, "stage_since")).startsWith("2026-01-05");
        assertThat(company.stages().get(1).name()).isEqualTo("Scoping");
        assertThat(company.value("select count(*) from pipeline.stage_move where deal_id = ?", deal)).isEqualTo("1");
    }

    @Test
    void a_deal_that_was_changed_after_the_removal_stays_where_it_is() {
        var deal = deal(stage(1));
        var untouched = deal(stage(1));
        var to = stage(2);
        var removal = done(changes.removeStage(viewer, stage(1), to));
        deals.note(viewer, deal, "They called.");
        company.execute("update pipeline.deal set version = version + 1 where id = ?", deal);

        done(changes.undoRemoval(viewer, removal));

        assertThat(of(deal, "stage_id")).isEqualTo(to.toString());
        assertThat(of(untouched, "stage_id")).isNotEqualTo(to.toString());
    }

    @Test
    void the_history_of_a_deal_still_names_a_stage_that_was_removed() {
        var deal = deal(stage(1));
        changes.removeStage(viewer, stage(1), stage(2));

        assertThat(company.value("""
                select s.name from pipeline.stage_move m join pipeline.stage s on s.id = m.from_stage_id
                 where m.deal_id = ?""", deal)).isEqualTo("Scoping");
    }

    @Test
    void the_name_of_a_removed_stage_is_free_and_then_the_stage_does_not_come_back() {
        var removal = done(changes.removeStage(viewer, stage(1), null));
        done(changes.addStage(viewer, pipeline, new PipelineChanges.StageDraft("Scoping",
                new java.math.BigDecimal("0.2"), io.saluran.pipeline.api.FunnelStage.INTEREST, null)));

        assertThat(changes.undoRemoval(viewer, removal)).isEqualTo(new Outcome.Refused(Refusal.NAME_TAKEN));
    }

    @Test
    void a_pipeline_goes_with_its_open_deals_and_comes_back_with_them() {
        changes.addPipeline(viewer, "Renewals");
        var target = new Pipelines(company.db).all().get(1).stages().get(3);
        var open = deal(stage(1));
        var closed = deal(stage(1));
        deals.close(viewer, closed, true, company.reason("won"), 1);
        assertThat(new Pipelines(company.db).dealsIn(pipeline)).isEqualTo(1);
        assertThat(changes.removePipeline(viewer, pipeline, null)).isEqualTo(new Outcome.Refused(Refusal.IN_USE));

        var removal = done(changes.removePipeline(viewer, pipeline, target.id()));

        assertThat(of(open, "pipeline_id")).isEqualTo(target.pipeline().toString());
        assertThat(of(open, "stage_id")).isEqualTo(target.id().toString());
        assertThat(of(closed, "pipeline_id")).isEqualTo(pipeline.toString());
        assertThat(new Pipelines(company.db).all()).extracting(Pipelines.Pipeline::name).containsExactly("Renewals");

        done(changes.undoRemoval(viewer, removal));
        assertThat(of(open, "pipeline_id")).isEqualTo(pipeline.toString());
    }

    @Test
    void an_archived_pipeline_comes_back_from_the_list_of_them_without_the_deals_that_went_elsewhere() {
        var pipelines = new Pipelines(company.db);
        var former = pipelines.all().getFirst();
        var deal = deal(stage(1));
        var second = done(changes.addPipeline(viewer, "Second"));
        var to = pipelines.all().getLast().stages().getFirst().id();
        done(changes.removePipeline(viewer, former.id(), to));
        assertThat(pipelines.archived()).extracting(Pipelines.Archived::name).containsExactly(former.name());

        done(changes.restorePipeline(viewer, former.id()));

        assertThat(pipelines.archived()).isEmpty();
        assertThat(pipelines.all()).hasSize(2);
        assertThat(of(deal, "pipeline_id")).isEqualTo(second.toString());
        assertThat(changes.restorePipeline(viewer, former.id())).isInstanceOf(Outcome.Refused.class);
    }
}
