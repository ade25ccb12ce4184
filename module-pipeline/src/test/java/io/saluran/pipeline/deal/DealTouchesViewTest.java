package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.pipeline.activity.TouchOutcome;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Timeline;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
@Tag("P9")
class DealTouchesViewTest extends DealUiCase {

    private final Viewer viewer = company.all();
    private final LocalDate today = LocalDate.ofInstant(company.clock.instant(), viewer.zone());
    private final UUID deal = deal("Water metering", "1200");

    private static TextArea said() {
        return _get(TextArea.class, spec -> spec.withLabel("What was said"));
    }

    private @Nullable String activity(String column) {
        return company.value("select " + column + "::text from pipeline.activity");
    }

    @Test
    void a_call_is_logged_by_the_key_for_touches_and_taken_back() {
        var page = page(viewer, deal, "");
        PageKeys.on(page).press("t");
        _setValue(said(), "They pay in December");
        _get(IntegerField.class, spec -> spec.withLabel("Minutes")).setValue(14);

        _click(button("Log call"));

        assertThat(activity("concat_ws(' ', kind, outcome, minutes, text)"))
                .isEqualTo("call spoke 14 They pay in December");
        assertThat(text(_get(Timeline.class))).contains("called, 14 min, spoke", "They pay in December");
        assertThat(said().getValue()).isEmpty();
        PageKeys.on(page).press("z");
        assertThat(activity("deleted_at")).isNotNull();
    }

    @Test
    void a_time_to_come_makes_it_a_plan_with_words_of_its_own_and_the_next_step() {
        page(viewer, deal, "");
        write("Call");
        _get(DatePicker.class, spec -> spec.withLabel("When")).setValue(today.plusDays(3));

        assertThat(_find(Component.class, spec -> spec.withPredicate(
                each -> "How it went".equals(each.getElement().getProperty("label"))))).isEmpty();
        _click(button("Plan call"));

        assertThat(of(deal, "next_step")).isEqualTo("Call");
        assertThat(of(deal, "next_step_on")).isEqualTo(today.plusDays(3).toString());
        assertThat(text(_get(PlannedList.class))).contains("Call");
        assertThat(_find(DealNextStep.class)).as("the plan stands for it").isEmpty();
    }

    @Test
    void a_task_needs_words() {
        page(viewer, deal, "");
        write("Task");
        var words = _get(TextField.class, spec -> spec.withLabel("What to do"));
        _click(button("Add task"));
        assertThat(words.isInvalid()).isTrue();

        _setValue(words, "Send the plan of the pipes");
        _click(button("Add task"));
        assertThat(activity("subject")).isEqualTo("Send the plan of the pipes");

        _click(button("Done: Send the plan of the pipes"));
        assertThat(activity("done_at")).isNotNull();
        assertThat(text(_get(Timeline.class))).contains("did Send the plan of the pipes");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_planned_call_that_is_done_asks_how_it_went() {
        page(viewer, deal, "");
        write("Call");
        _get(DatePicker.class, spec -> spec.withLabel("When")).setValue(today.plusDays(3));
        _click(button("Plan call"));

        _click(button("Done: Call"));
        var dialog = _get(Dialog.class);
        Select<TouchOutcome> outcome = _get(dialog, Select.class);
        outcome.setValue(TouchOutcome.NO_ANSWER);
        _click(_get(dialog, Button.class, spec -> spec.withText("Save")));

        assertThat(activity("outcome")).isEqualTo("no-answer");
        assertThat(text(_get(Timeline.class))).contains("called, no answer");
        assertThat(of(deal, "next_step")).isNull();
    }

    @Test
    void what_was_done_cannot_be_to_come() {
        page(viewer, deal, "");
        write("Call");
        _setValue(said(), "They pay");
        _click(button("Log call"));
        _click(button("Edit: Aminah binti Ali called, spoke"));
        var dialog = _get(Dialog.class);
        _get(dialog, DatePicker.class).setValue(today.plusDays(2));
        _click(_get(dialog, Button.class, spec -> spec.withText("Save")));

        assertThat(dialog.isOpened()).isTrue();
        assertThat(text(dialog)).contains("That time has not come yet");
        assertThat(activity("version")).isEqualTo("1");
        _get(dialog, DatePicker.class).setValue(today.minusDays(2));
        _click(_get(dialog, Button.class, spec -> spec.withText("Save")));
        assertThat(activity("version")).isEqualTo("2");
    }

    @Test
    void what_is_begun_waits_with_its_deal() {
        var other = deal("Pumps", "900");
        var page = page(viewer, deal, "");
        write("Call");
        _setValue(said(), "They want = 9 & more");
        open(page, "deals/" + other, java.util.Map.of("id", other.toString()));
        assertThat(said().getValue()).isEmpty();

        UI.getCurrent().removeAll();
        page(viewer, deal, "");
        write("Call");
        assertThat(said().getValue()).isEqualTo("They want = 9 & more");
    }
}
