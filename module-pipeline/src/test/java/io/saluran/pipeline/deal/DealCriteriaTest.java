package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.stage.PipelineChanges;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.stage.StageCriteria;
import io.saluran.pipeline.stage.StageCriteria.Item;
import io.saluran.platform.field.FieldDefinition;
import java.util.List;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P3")
class DealCriteriaTest extends DealUiCase {

    private final StageCriteria stageCriteria = new StageCriteria(company.db, company.events, company.clock);
    private final DealCriteria criteria = new DealCriteria(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();
    private final Viewer manager = company.viewer(company.ravi, new Visibility.All(), DealPermissions.READ,
            DealPermissions.WRITE, DealPermissions.MOVE_ANYWAY);

    private UUID first() {
        return company.stages().getFirst().id();
    }

    private UUID second() {
        return company.stages().get(1).id();
    }

    private void ask(List<String> fields, String... items) {
        stageCriteria.set(viewer, first(), fields,
                java.util.Arrays.stream(items).map(each -> new Item(null, each)).toList());
    }

    @Test
    void a_deal_is_not_won_while_something_is_missing_but_it_can_be_lost() {
        ask(List.of("value"), "Budget is confirmed");
        var deal = deal("Metering", null);

        assertThat(deals.close(viewer, deal, true, company.reason("won"), 1)).isInstanceOf(Outcome.Unmet.class);
        assertThatThrownBy(() -> deals.winAnyway(viewer, deal, company.reason("won"), 1))
                .isInstanceOf(NotPermitted.class);
        assertThat(deals.winAnyway(manager, deal, company.reason("won"), 1)).isEqualTo(new Outcome.Done(2));
        assertThat(of(deal, "outcome")).isEqualTo("won");

        var other = deal("Telemetry", null);
        assertThat(deals.close(viewer, other, false, company.reason("lost"), 1)).isEqualTo(new Outcome.Done(2));
    }

    @Test
    void a_deal_does_not_go_on_while_something_is_missing() {
        ask(List.of("value"), "Budget is confirmed");
        var deal = deal("Metering", null);

        assertThat(deals.move(viewer, deal, second(), 1)).isInstanceOfSatisfying(Outcome.Unmet.class,
                unmet -> assertThat(unmet.criteria()).hasSize(2));
        assertThat(of(deal, "stage_id")).isEqualTo(first().toString());

        deals.edit(viewer, deal, DealField.VALUE, new java.math.BigDecimal("10"), 1);
        criteria.tick(viewer, deal, stageCriteria.of(first()).get(1).id(), true);
        assertThat(deals.move(viewer, deal, second(), 2)).isEqualTo(new Outcome.Done(3));
    }

    @Test
    void going_back_is_free_and_who_may_moves_it_anyway() {
        ask(List.of("source"));
        var deal = deal("Metering", "10");

        assertThat(deals.moveAnyway(manager, deal, second(), List.of(), 1)).isEqualTo(new Outcome.Done(2));
        assertThat(deals.move(viewer, deal, first(), 2)).isEqualTo(new Outcome.Done(3));
        assertThatThrownBy(() -> deals.moveAnyway(viewer, deal, second(), List.of(), 3))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    @Tag("P23")
    void a_field_of_the_company_can_be_asked_for() {
        var key = company.field("deal", "text", "Budget", io.saluran.platform.field.FieldDefinition.Use.USUAL);
        ask(List.of("fields." + key));
        var deal = deal("Metering", "10");

        assertThat(criteria.of(viewer, deal)).singleElement().satisfies(state -> assertThat(state.met()).isFalse());
        assertThat(deals.move(viewer, deal, second(),
                List.of(new io.saluran.pipeline.field.FieldEdit(key,
                        new io.saluran.platform.field.FieldValue.Text("50k"))),
                1))
                .isEqualTo(new Outcome.Done(2));
    }

    @Test
    void a_tick_keeps_who_and_when_and_stays_when_the_list_is_edited() {
        ask(List.of(), "Budget is confirmed");
        var deal = deal("Metering", "10");
        var item = stageCriteria.of(first()).getFirst();
        criteria.tick(viewer, deal, item.id(), true);

        stageCriteria.set(viewer, first(), List.of(), List.of(new Item(null, "Need is known"),
                new Item(item.id(), "Budget is confirmed in writing")));

        var states = criteria.of(viewer, deal);
        assertThat(states).extracting(DealCriteria.State::met).containsExactly(false, true);
        assertThat(states.get(1).by()).isEqualTo("Aminah binti Ali");
        assertThat(states.get(1).at()).isEqualTo(io.saluran.pipeline.testing.Company.NOW);
    }

    @Test
    @Tag("X5")
    void nobody_ticks_for_a_deal_that_they_do_not_see() {
        ask(List.of(), "Budget is confirmed");
        var deal = deal("Metering", "10");
        var other = company.only(company.ravi);

        assertThat(criteria.of(other, deal)).isEmpty();
        assertThat(criteria.tick(other, deal, stageCriteria.of(first()).getFirst().id(), true)).isFalse();
    }

    @Test
    void the_page_shows_what_is_asked_for_and_ticks_it() {
        ask(List.of("value"), "Budget is confirmed");
        var deal = deal("Metering", "10");
        page(viewer, deal, "");
        assertThat(text(_get(DealCriteriaPanel.class))).contains("Exit criteria", "1 of 2", "Value is filled");

        _setValue(_get(Checkbox.class, spec -> spec.withLabel("Budget is confirmed")), true);

        assertThat(text(_get(DealCriteriaPanel.class))).contains("2 of 2", "Aminah binti Ali");
    }

    @Test
    void the_page_says_what_is_missing_and_lets_a_manager_move_it_anyway() {
        ask(List.of(), "Budget is confirmed");
        var deal = deal("Metering", "10");
        page(viewer, deal, "");
        _click(plainButton("Move to Scoping"));
        assertThat(text(_get(Dialog.class))).contains("Budget is confirmed", "A manager can let it go on anyway.");
        _assertNone(Button.class, spec -> spec.withText("Go on anyway"));
        _click(button("Close"));

        com.vaadin.flow.component.UI.getCurrent().removeAll();
        page(manager, deal, "");
        _click(plainButton("Move to Scoping"));
        _click(button("Go on anyway"));
        assertThat(of(deal, "stage_id")).isEqualTo(second().toString());

        _click(button("Undo"));
        assertThat(of(deal, "stage_id")).isEqualTo(first().toString());
    }

    @Test
    void a_deal_goes_to_a_stage_of_another_pipeline_and_keeps_its_history() {
        new PipelineChanges(company.db, company.events, company.clock).addPipeline(viewer, "Renewals");
        var renewals = new Pipelines(company.db).all().get(1);
        var deal = deal("Metering", "10");
        assertThat(deals.move(viewer, deal, renewals.stages().getFirst().id(), 1))
                .isEqualTo(new Outcome.Refused(Deals.Refusal.OTHER_PIPELINE));
        page(viewer, deal, "");

        _click(button("Move to another pipeline"));
        @SuppressWarnings({"unchecked", "rawtypes"})
        Select<Pipelines.Pipeline> pipeline = _get(Select.class, spec -> spec.withLabel("Pipeline"));
        _setValue(pipeline, renewals);
        _click(button("Move"));

        assertThat(of(deal, "pipeline_id")).isEqualTo(renewals.id().toString());
        assertThat(company.value("select old_value || ' → ' || new_value from pipeline.record_change"
                + " where field = 'pipeline'")).isEqualTo("New business → Renewals");
        _click(button("Undo"));
        assertThat(of(deal, "pipeline_id")).isEqualTo(company.stages().getFirst().pipeline().toString());
    }

    @Test
    void a_closed_deal_keeps_its_reason_in_another_pipeline() {
        new PipelineChanges(company.db, company.events, company.clock).addPipeline(viewer, "Renewals");
        var deal = deal("Metering", "10");
        deals.close(viewer, deal, false, company.reason("lost"), 1);

        assertThat(deals.transfer(viewer, deal, new Pipelines(company.db).all().get(1).stages().getFirst().id(),
                List.of(), 2)).isEqualTo(new Outcome.Done(3));

        assertThat(of(deal, "outcome")).isEqualTo("lost");
        assertThat(of(deal, "reason_id")).isEqualTo(company.reason("lost").toString());
    }

    @Test
    void a_field_that_is_archived_is_asked_for_again_only_when_it_is_back() {
        var key = company.field("deal", "text", "Gate", FieldDefinition.Use.USUAL);
        ask(List.of("fields." + key));
        var deal = deal("Metering", "10");
        assertThat(deals.move(viewer, deal, second(), 1)).isInstanceOf(Outcome.Unmet.class);

        company.execute("update platform.custom_field set archived_at = now()");
        assertThat(stageCriteria.of(first())).isEmpty();
        assertThat(criteria.of(viewer, deal)).isEmpty();
        assertThat(company.value("select count(*) from pipeline.deal where " + DSL.using(SQLDialect.POSTGRES)
                .renderInlined(DealCriteria.isUnmetOnTheWayTo(second())))).isEqualTo("0");
        stageCriteria.set(viewer, first(), List.of(), List.of());
        company.execute("update platform.custom_field set archived_at = null");
        assertThat(stageCriteria.of(first())).hasSize(1);

        company.execute("update platform.custom_field set archived_at = now()");
        assertThat(deals.move(viewer, deal, second(), 1)).isEqualTo(new Outcome.Done(2));
    }
}
