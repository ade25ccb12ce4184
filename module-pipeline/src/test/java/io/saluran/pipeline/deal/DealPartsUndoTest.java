package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.DealChoices.Contact;
import io.saluran.pipeline.deal.DealChoices.Offer;
import io.saluran.ui.component.PageKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class DealPartsUndoTest extends DealUiCase {

    private final Viewer viewer = company.all();
    private final UUID deal = deal("Water metering", "1200");

    @SuppressWarnings({"unchecked", "rawtypes"}) // a box is looked up by its class
    private static <T> ComboBox<T> combo(String label) {
        return _get(ComboBox.class, spec -> spec.withLabel(label));
    }

    private static BigDecimalField number(String label) {
        return _get(BigDecimalField.class, spec -> spec.withLabel(label));
    }

    private @Nullable String items() {
        return company.value("select string_agg(name || ' ' || quantity::float, ',' order by position)"
                + " from pipeline.line_item where deal_id = ?", deal);
    }

    private @Nullable String people() {
        return company.value("select string_agg(concat(role, '-'), ',') from pipeline.deal_contact where deal_id = ?",
                deal);
    }

    private void addItem() {
        _click(plainButton("Add product"));
        _setValue(DealPartsUndoTest.<Offer>combo("Product"), new Offer(new UUID(0, 0), "Training", null));
        _click(button("Add product"));
    }

    @Test
    void one_key_takes_back_what_was_done_to_an_item_the_last_act_first() {
        var page = page(viewer, deal, "");
        addItem();
        _click(plainButton("Change Training"));
        _setValue(number("Quantity"), new BigDecimal("3"));
        _click(button("Save"));
        _click(plainButton("Change Training"));
        _click(_get(_get(DealItems.class), Button.class, spec -> spec.withText("Remove")));
        assertThat(items()).isNull();

        PageKeys.on(page).press("z");
        assertThat(items()).isEqualTo("Training 3");
        PageKeys.on(page).press("z");
        assertThat(items()).isEqualTo("Training 1");
        PageKeys.on(page).press("z");
        assertThat(items()).isNull();
    }

    private void addItem(String price) {
        _click(plainButton("Add product"));
        _setValue(DealPartsUndoTest.<Offer>combo("Product"), new Offer(new UUID(0, 0), "Training", null));
        _setValue(number("Unit price"), new BigDecimal(price));
        _click(button("Add product"));
    }

    @Test
    void a_value_that_followed_the_items_is_again_what_it_was() {
        deals.edit(viewer, deal, DealField.VALUE, null, 1);
        var page = page(viewer, deal, "");
        addItem("100");
        _click(plainButton("Change Training"));
        _setValue(number("Unit price"), new BigDecimal("150"));
        _click(button("Save"));
        assertThat(of(deal, "value::float")).isEqualTo("150");

        PageKeys.on(page).press("z");
        assertThat(of(deal, "value::float")).isEqualTo("100");
        PageKeys.on(page).press("z");
        assertThat(items()).isNull();
        assertThat(of(deal, "value")).isNull();
        assertThat(company.value("select concat(old_value::float, '>', new_value) from pipeline.record_change"
                + " where field = 'value' order by at desc, id desc limit 1")).isEqualTo("100>");
    }

    @Test
    void a_value_that_was_emptied_is_empty_again_when_a_removed_item_comes_back() {
        parts.addItem(viewer, deal, new DealParts.NewItem(null, "Meters", BigDecimal.ONE, new BigDecimal("500")), 1);
        parts.addItem(viewer, deal, new DealParts.NewItem(null, "Training", BigDecimal.ONE, new BigDecimal("100")), 2);
        deals.edit(viewer, deal, DealField.VALUE, null, 3);
        var page = page(viewer, deal, "");
        _click(plainButton("Change Training"));
        _click(_get(_get(DealItems.class), Button.class, spec -> spec.withText("Remove")));
        assertThat(of(deal, "value::float")).isEqualTo("500");

        PageKeys.on(page).press("z");

        assertThat(items()).isEqualTo("Meters 1,Training 1");
        assertThat(of(deal, "value")).isNull();
    }

    @Test
    void a_value_that_somebody_gave_since_stays_when_an_item_is_taken_back() {
        deals.edit(viewer, deal, DealField.VALUE, null, 1);
        var page = page(viewer, deal, "");
        addItem("100");
        deals.edit(company.viewer(company.ravi, new Visibility.All()), deal, DealField.VALUE, new BigDecimal("90"), 3);

        PageKeys.on(page).press("z");

        assertThat(items()).isNull();
        assertThat(of(deal, "value::float")).isEqualTo("90");
    }

    @Test
    void an_item_that_somebody_changed_since_stays() {
        var page = page(viewer, deal, "");
        addItem();
        var item = UUID.fromString(String.valueOf(company.value("select id::text from pipeline.line_item")));
        parts.changeItem(company.viewer(company.ravi, new Visibility.All()), deal, item, new BigDecimal("9"), null, 2);

        PageKeys.on(page).press("z");

        assertThat(items()).isEqualTo("Training 9");
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("someone else"));
    }

    @Test
    void people_and_their_roles_are_taken_back_too_from_whatever_deal_is_shown_by_then() {
        var contact = company.contact("Nurul Syafiqah", company.account);
        var page = page(viewer, deal, "");
        _click(plainButton("Add person"));
        _setValue(DealPartsUndoTest.<Contact>combo("Contact"),
                new Contact(contact, "Nurul Syafiqah", null, "Kedai Ali"));
        _click(button("Add person"));
        assertThat(people()).isEqualTo("-");
        var other = deal("Pumps", "900");
        open(page, "deals/" + other, Map.of("id", other.toString()));

        PageKeys.on(page).press("z");

        assertThat(people()).isNull();
        assertThat(page.deal().id()).isEqualTo(other);
    }

    @Test
    void a_finished_next_step_is_taken_back_in_its_turn_and_never_on_another_deal() {
        deals.edit(viewer, deal, DealField.NEXT_STEP, "Call Nurul", 1);
        var page = page(viewer, deal, "");
        _click(button("Done"));
        var other = deal("Pumps", "900");
        open(page, "deals/" + other, Map.of("id", other.toString()));

        PageKeys.on(page).press("z");

        assertThat(of(deal, "next_step")).isEqualTo("Call Nurul");
        assertThat(of(other, "next_step")).isNull();
    }

    @Test
    void a_removed_file_is_put_back_by_the_key() throws IOException {
        files().add(viewer, deal, "offer.txt", "text/plain", new ByteArrayInputStream(new byte[] {1}));
        var page = page(viewer, deal, "");
        _click(button("Remove offer.txt"));
        assertThat(files().of(viewer, deal)).isEmpty();

        PageKeys.on(page).press("z");

        assertThat(files().of(viewer, deal)).hasSize(1);
    }

    @Test
    void files_that_were_dropped_together_are_taken_back_together() throws IOException {
        var page = page(viewer, deal, "");
        var panel = _get(DealFilesPanel.class);
        panel.take(UI.getCurrent(), "one.txt", null, new ByteArrayInputStream(new byte[] {1}));
        panel.take(UI.getCurrent(), "two.txt", null, new ByteArrayInputStream(new byte[] {1}));
        MockVaadin.runUIQueue();
        panel.tellAdded();
        assertThat(files().of(viewer, deal)).hasSize(2);
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("2 files are added."));

        PageKeys.on(page).press("z");

        assertThat(files().of(viewer, deal)).isEmpty();
    }
}
