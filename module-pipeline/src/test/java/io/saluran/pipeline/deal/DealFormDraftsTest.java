package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealChoices.Contact;
import io.saluran.pipeline.deal.DealChoices.Offer;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class DealFormDraftsTest extends DealUiCase {

    private final Viewer viewer = company.all();
    private final UUID meters = deal("Water metering", "1200");
    private final UUID pumps = deal("Pumps", "900");

    @SuppressWarnings({"unchecked", "rawtypes"}) // a box is looked up by its class
    private static <T> ComboBox<T> combo(String label) {
        return _get(ComboBox.class, spec -> spec.withLabel(label));
    }

    private static BigDecimalField number(String label) {
        return _get(BigDecimalField.class, spec -> spec.withLabel(label));
    }

    private void show(DealPageView page, UUID deal) {
        open(page, "deals/" + deal, Map.of("id", deal.toString()));
    }

    @Test
    void a_new_item_that_was_begun_waits_with_its_deal_until_it_is_added() {
        var page = page(viewer, meters, "");
        _click(plainButton("Add product"));
        _setValue(DealFormDraftsTest.<Offer>combo("Product"),
                new Offer(company.product, "GTX Pro", new BigDecimal("4821")));
        _setValue(number("Quantity"), new BigDecimal("7"));
        _setValue(number("Unit price"), new BigDecimal("4500"));

        show(page, pumps);
        _assertNone(BigDecimalField.class, spec -> spec.withLabel("Quantity"));

        UI.getCurrent().removeAll();
        page(viewer, meters, "");
        assertThat(number("Quantity").getValue()).isEqualByComparingTo("7");
        assertThat(number("Unit price").getValue()).as("not the list price again").isEqualByComparingTo("4500");
        _click(button("Add product"));
        assertThat(
                company.value("select concat(name, quantity::float, '/', unit_price::float) from pipeline.line_item"))
                .isEqualTo("GTX Pro7/4500");

        UI.getCurrent().removeAll();
        page(viewer, meters, "");
        _assertNone(BigDecimalField.class, spec -> spec.withLabel("Quantity"));
    }

    @Test
    void an_item_that_is_being_changed_is_open_again_and_cancelling_forgets_it() {
        parts.addItem(viewer, meters, new DealParts.NewItem(null, "Training", BigDecimal.ONE, null), 1);
        var page = page(viewer, meters, "");
        _click(plainButton("Change Training"));
        _setValue(number("Quantity"), new BigDecimal("5"));
        show(page, pumps);
        show(page, meters);
        assertThat(number("Quantity").getValue()).isEqualByComparingTo("5");

        _click(button("Cancel"));
        show(page, pumps);
        show(page, meters);
        _assertNone(BigDecimalField.class, spec -> spec.withLabel("Quantity"));
    }

    @Test
    void a_person_that_was_chosen_and_not_added_is_chosen_still() {
        var contact = company.contact("Nurul Syafiqah", company.account);
        var page = page(viewer, meters, "");
        _click(plainButton("Add person"));
        _setValue(DealFormDraftsTest.<Contact>combo("Contact"),
                new Contact(contact, "Nurul Syafiqah", null, "Kedai Ali"));
        _setValue(DealFormDraftsTest.<String>combo("Role"), "champion");

        show(page, pumps);
        assertThat(_find(Button.class, spec -> spec.withText("Add person"))).isEmpty();
        show(page, meters);
        assertThat(DealFormDraftsTest.<String>combo("Role").getValue()).isEqualTo("champion");
        _click(button("Add person"));
        assertThat(company.value("select role from pipeline.deal_contact where deal_id = ?", meters))
                .isEqualTo("champion");
    }
}
