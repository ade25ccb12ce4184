package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.testing.Hands;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What hands do that hurry.
@Tag("P1")
class DealSlipsTest extends DealUiCase {

    private static void clickTwice(Button button) {
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
        ComponentUtil.fireEvent(button, new ClickEvent<>(button));
    }

    private static NativeButton fact(String label) {
        return _get(NativeButton.class, spec -> spec.withPredicate(
                each -> label.equals(each.getElement().getAttribute("title")) && each.hasClassName("s-editable")));
    }

    @Test
    void a_double_click_makes_one_deal() {
        board(company.all(), "");
        _click(button("New deal"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "<b>Pumps</b>");

        clickTwice(button("Create deal"));

        assertThat(company.value("select count(*) from pipeline.deal where name = '<b>Pumps</b>'")).isEqualTo("1");
    }

    @Test
    void a_deal_with_a_close_date_that_is_none_is_not_made() {
        board(company.all(), "");
        _click(button("New deal"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Pumps");
        _get(DatePicker.class, spec -> spec.withLabel("Close date")).setInvalid(true);

        _click(button("Create deal"));

        assertThat(company.value("select count(*) from pipeline.deal")).isEqualTo("0");
    }

    @Test
    void what_is_no_number_does_not_take_the_value_away() {
        var deal = deal("Pumps", "1200");
        page(company.all(), deal, "");
        _click(fact("Value"));
        var field = _get(BigDecimalField.class);
        field.setValue(null);
        field.setInvalid(true);

        Hands.leave(field);

        assertThat(of(deal, "value")).isEqualTo("1200");
        assertThat(_find(BigDecimalField.class)).hasSize(1);
    }

    @Test
    void a_won_deal_tells_how_long_it_stood_in_its_last_stage() {
        var deal = deal("Pumps", "1200");
        company.execute("""
                update pipeline.deal set outcome = 'won', reason_id = ?, stage_since = '2026-11-10T08:00:00Z',
                       closed_on = '2026-11-18' where id = ?""", company.reason("won"), deal);

        page(company.all(), deal, "");

        assertThat(text(_get(StagePath.class))).startsWith("Lead qualification8 days");
    }
}
