package io.saluran.pipeline.stage;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.pipeline.testing.PipelinePage;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P3")
class PipelinesViewTest extends PipelinePage {

    private PipelinesView page() {
        return show(new PipelinesView(new Pipelines(company.db),
                new PipelineChanges(company.db, company.events, company.clock),
                new StageCriteria(company.db, company.events, company.clock), new CriteriaFields(company.fields, texts),
                company.all()));
    }

    private List<String> stages() {
        return company.stages().stream().map(Stage::name).toList();
    }

    private static Button button(String label) {
        return _get(Button.class, spec -> spec.withPredicate(each -> Objects.equals(label,
                each.getElement().getAttribute("aria-label") == null
                        ? each.getText()
                        : each.getElement().getAttribute("aria-label"))));
    }

    private static StageRow row(int place) {
        return _find(StageRow.class).get(place);
    }

    @Test
    void it_shows_the_stages_in_order_with_probability_and_days_to_rot() {
        page();

        assertThat(_find(StageRow.class)).extracting(each -> _get(each, TextField.class).getValue()).containsExactly(
                "Lead qualification", "Scoping", "Proposal", "Negotiation", "Closing");
        assertThat(_get(row(2), IntegerField.class, spec -> spec.withLabel("Probability")).getValue()).isEqualTo(45);
        assertThat(_get(row(2), IntegerField.class, spec -> spec.withLabel("Rots after (days)")).getValue())
                .isEqualTo(21);
    }

    @Test
    void a_field_saves_itself() {
        page();

        _setValue(_get(row(2), IntegerField.class, spec -> spec.withLabel("Probability")), 50);

        assertThat(company.stages().get(2).probability()).isEqualByComparingTo("0.5");
    }

    @Test
    void a_stage_is_added_and_moved_up() {
        page();
        _click(button("Add stage"));
        _setValue(_get(_get(Dialog.class), TextField.class), "Trial");
        _click(button("Save"));
        _click(button("Move Trial up"));

        assertThat(stages()).containsExactly("Lead qualification", "Scoping", "Proposal", "Negotiation", "Trial",
                "Closing");
    }

    @Test
    void a_stage_without_deals_is_removed_and_comes_back_to_its_place() {
        page();
        _click(button("Remove Scoping"));
        assertThat(stages()).containsExactly("Lead qualification", "Proposal", "Negotiation", "Closing");

        _click(button("Undo"));

        assertThat(stages()).containsExactly("Lead qualification", "Scoping", "Proposal", "Negotiation", "Closing");
        assertThat(company.stages().get(1).probability()).isEqualByComparingTo("0.25");
    }

    @Test
    void a_stage_with_deals_asks_where_they_go() {
        var stage = company.stages().get(1);
        company.execute("insert into pipeline.deal (id, name, pipeline_id, stage_id) values (?, 'Pumps', ?, ?)",
                UUID.randomUUID(), stage.pipeline(), stage.id());
        page();
        _click(button("Remove Scoping"));
        assertThat(stages()).contains("Scoping");

        @SuppressWarnings("unchecked")
        Select<RemovalDialog.Target> to = _get(_get(Dialog.class), Select.class);
        _setValue(to, to.getListDataView().getItem(0));
        _click(button("Move deals and remove"));

        assertThat(stages()).doesNotContain("Scoping");
        assertThat(company.value("select s.name from pipeline.deal d join pipeline.stage s on s.id = d.stage_id"))
                .isEqualTo("Lead qualification");
    }

    @Test
    void reasons_are_added_taken_off_and_put_back() {
        page();
        _click(button("Remove Price"));
        assertThat(company.value("select archived_at is not null from pipeline.reason where outcome = 'lost'"
                + " and key = 'price'")).isEqualTo("true");

        _click(button("Undo"));

        assertThat(company.value("select archived_at from pipeline.reason where outcome = 'lost' and key = 'price'"))
                .isNull();
    }

    @Test
    void a_pipeline_that_is_archived_comes_back_by_undo_and_the_last_one_stays() {
        page();
        _click(button("Archive"));
        assertThat(told()).singleElement().asString().contains("This is the last one, so it stays.");
        _click(button("New pipeline"));
        _setValue(_get(_get(Dialog.class), TextField.class), "Renewals");
        _click(button("Save"));
        assertThat(_find(H2.class)).extracting(H2::getText).contains("Renewals");

        _click(button("Archive"));
        assertThat(_find(H2.class)).extracting(H2::getText).contains("New business");
        _click(button("Undo"));

        assertThat(new Pipelines(company.db).all()).extracting(Pipelines.Pipeline::name)
                .containsExactly("New business", "Renewals");
    }

    @Test
    void archived_pipelines_are_listed_and_restored_also_when_the_toast_is_gone() {
        page();
        assertThat(_find(ArchivedPipelines.class)).as("while there is none").isEmpty();
        _click(button("New pipeline"));
        _setValue(_get(_get(Dialog.class), TextField.class), "Partners");
        _click(button("Save"));
        _click(button("Archive"));

        UI.getCurrent().removeAll();
        page();
        var archived = _get(ArchivedPipelines.class);
        assertThat(archived.getElement().getTextRecursively()).contains("1 archived pipeline", "Partners");
        assertThat(_find(H2.class)).extracting(H2::getText).doesNotContain("Partners");
        archived.setOpened(true);
        _click(button("Restore Partners"));

        assertThat(_find(ArchivedPipelines.class)).isEmpty();
        assertThat(new Pipelines(company.db).all()).extracting(Pipelines.Pipeline::name)
                .containsExactly("New business", "Partners");
    }

    @Test
    void a_name_that_is_taken_is_told_beside_the_field() {
        page();
        _click(button("Add stage"));
        _setValue(_get(_get(Dialog.class), TextField.class), "scoping");
        _click(button("Save"));

        assertThat(_get(_get(Dialog.class), TextField.class).getErrorMessage())
                .isEqualTo("Another one has this name. Choose a different one.");
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        page();

        assertThat(_find(StageRow.class)).hasSize(5);
        assertThat(_find(Button.class, spec -> spec.withText("Add stage"))).isEmpty();
    }

    @Test
    void exit_criteria_are_set_in_a_dialog_and_counted() {
        page();
        _click(button("Exit criteria of Scoping: 0"));
        _click(button("Add something to tick"));
        _setValue(_get(_get(Dialog.class), TextField.class), "Budget is confirmed");
        _click(button("Save"));

        assertThat(button("Exit criteria of Scoping: 1").getText()).isEqualTo("1 exit criterion");
    }

    @Test
    void a_stage_with_deals_says_how_many_and_comes_back_with_them() {
        new io.saluran.pipeline.deal.Deals(company.db, company.events, company.clock).create(company.all(),
                new io.saluran.pipeline.deal.Deals.NewDeal("Pump", company.stages().get(1).id(), null, null, null,
                        null, null));
        page();
        _click(button("Remove Scoping"));
        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("Scoping has 1 deal.");
        @SuppressWarnings("unchecked")
        Select<RemovalDialog.Target> to = _get(_get(Dialog.class), Select.class);
        _setValue(to, to.getListDataView().getItem(1));
        _click(button("Move deals and remove"));
        assertThat(stages()).doesNotContain("Scoping");

        _click(button("Undo"));
        assertThat(company.value("select s.name from pipeline.deal d join pipeline.stage s on s.id = d.stage_id"))
                .isEqualTo("Scoping");
    }

    @Test
    void it_says_on_how_many_deals_a_measured_rate_rests() {
        page();
        assertThat(_find(StageMore.class).getFirst().getElement().getTextRecursively())
                .contains("No closed deal has reached this stage yet");
    }

    @Test
    @Tag("P28")
    void when_renewals_are_made_is_set_with_the_pipeline() {
        page();
        var days = _get(IntegerField.class, spec -> spec.withLabel("Days before the end"));
        assertThat(days.getValue()).isEqualTo(90);
        _setValue(days, 30);

        assertThat(new Pipelines(company.db).all().getFirst().renewals())
                .isEqualTo(new Pipelines.RenewalRule(30, null));
    }

    @Test
    void a_probability_that_cannot_be_is_told_in_words() {
        page();
        for (var wrong : new Integer[] {150, -1, null}) {
            var field = _get(row(2), IntegerField.class, spec -> spec.withLabel("Probability"));
            _setValue(field, wrong);
            assertThat(field.isInvalid()).isTrue();
            assertThat(field.getErrorMessage()).isEqualTo("Write a whole number from 0 to 100.");
        }
        assertThat(company.stages().get(2).probability()).isEqualByComparingTo("0.45");
    }
}
