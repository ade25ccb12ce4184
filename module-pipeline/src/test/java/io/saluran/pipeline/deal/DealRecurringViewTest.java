package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.OwnFields;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P28")
class DealRecurringViewTest extends DealUiCase {

    private final Viewer viewer = company.all();

    private UUID recurring() {
        var id = deal("Metering", null);
        parts.addItem(viewer, id, new DealParts.NewItem(null, "Licence", BigDecimal.TEN, new BigDecimal("50"),
                new ItemAmounts.Terms(BigDecimal.ZERO, BigDecimal.ZERO, ItemAmounts.Period.MONTH, 24)), 1);
        return id;
    }

    @Test
    void the_page_shows_what_recurs_in_a_month_and_a_year() {
        page(viewer, recurring(), "");

        assertThat(text(_get(DealItems.class))).contains("10 × RM\u00a050", "24 months", "Total", "RM\u00a012,000",
                "Per month", "RM\u00a0500", "Per year", "RM\u00a06,000");
    }

    @Test
    void an_item_is_changed_to_one_with_discount_tax_and_a_period() {
        var id = deal("Metering", null);
        parts.addItem(viewer, id, new DealParts.NewItem(null, "Licence", BigDecimal.TEN, new BigDecimal("50")), 1);
        page(viewer, id, "");
        _click(plainButton("Change Licence"));
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Discount")), new BigDecimal("10"));
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Tax")), new BigDecimal("8"));
        @SuppressWarnings({"unchecked", "rawtypes"})
        Select<String> period = _get(Select.class, spec -> spec.withLabel("Billed"));
        _setValue(period, "year");
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("How many times")), 3);
        _click(button("Save"));

        // 500 less 10 % = 450, three times; tax 36 each time
        assertThat(text(_get(DealItems.class))).contains("10% off", "plus 8% tax", "3 years", "RM\u00a01,350",
                "RM\u00a0108", "RM\u00a01,458");
        assertThat(of(id, "value")).isEqualTo("1350");
        assertThat(of(id, "yearly_value")).isEqualTo("450.00");
    }

    @Test
    void a_card_and_the_list_show_it_only_where_something_recurs() {
        deal("Plain", "10");
        table(viewer, "");
        assertThat(_get(DealGrid.class).getColumnByKey("monthlyValue").isVisible()).isFalse();
        recurring();
        com.vaadin.flow.component.UI.getCurrent().removeAll();
        table(viewer, "");
        assertThat(_get(DealGrid.class).getColumnByKey("monthlyValue").isVisible()).isTrue();
        var card = new DealBoard(company.db).open(viewer, company.stages().getFirst().pipeline(), DealFilter.NONE)
                .columns().getFirst().cards().getFirst();

        assertThat(new DealCards(texts, formats, company.clock, company.fields)
                .card(card,
                        new DealCards.Look(new Ripeness.Limits(null, null),
                                CardParts.usual(new OwnFields(company.fields, DealOwnFields.TYPE))),
                        java.util.Map.of(), viewer)
                .toString()).contains("Per month", "RM\u00a0500");
        assertThat(new DealList(company.db, company.fields).recurs(viewer)).isTrue();
    }
}
