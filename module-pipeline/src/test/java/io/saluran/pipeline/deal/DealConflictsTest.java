package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.DealPage.LineItem;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Two people change one deal at the same time: nothing is lost, and who comes second chooses.
@Tag("P2")
class DealConflictsTest extends DealUiCase {

    private final Viewer viewer = company.all();
    private final Viewer ravi = company.viewer(company.ravi, new Visibility.All());
    private UUID deal = new UUID(0, 0);

    @BeforeEach
    void make() {
        deal = deal("Metering", "500");
        parts.addItem(viewer, deal, new DealParts.NewItem(null, "Licence", BigDecimal.TEN, new BigDecimal("50")), 1);
    }

    private LineItem item() {
        return new DealPage(company.db).of(viewer, deal).orElseThrow().lineItems().getFirst();
    }

    private void openItem() {
        page(viewer, deal, "");
        _click(plainButton("Change Licence"));
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Quantity")), new BigDecimal("12"));
    }

    @Test
    void an_item_that_another_changed_says_who_and_keeps_what_was_entered() {
        openItem();
        parts.changeItem(ravi, deal, item().id(), new BigDecimal("7"), new BigDecimal("50"), 2);
        MockVaadin.runUIQueue();
        assertThat(_get(BigDecimalField.class, spec -> spec.withLabel("Quantity")).getValue()).isEqualTo("12");

        _click(button("Save"));
        assertThat(item().quantity()).isEqualByComparingTo("7");
        assertThat(text(_get(ConflictNotice.class))).contains("Ravi Kumar changed this meanwhile", "12 ×");
        _click(button("Use mine"));

        assertThat(item().quantity()).isEqualByComparingTo("12");
        assertThat(_find(ConflictNotice.class)).isEmpty();
    }

    @Test
    void a_change_of_something_else_meanwhile_does_not_stop_an_item() {
        openItem();
        deals.edit(ravi, deal, DealField.SOURCE, "Fair", 2);

        _click(button("Save"));

        assertThat(item().quantity()).isEqualByComparingTo("12");
    }

    @Test
    void an_item_that_another_removed_can_be_added_again() {
        openItem();
        parts.removeItem(ravi, deal, item().id(), 2);
        MockVaadin.runUIQueue();

        _click(button("Save"));
        _click(button("Use mine"));

        assertThat(item().name()).isEqualTo("Licence");
        assertThat(item().quantity()).isEqualByComparingTo("12");
    }

    @Test
    void theirs_can_be_kept() {
        openItem();
        parts.changeItem(ravi, deal, item().id(), new BigDecimal("7"), new BigDecimal("50"), 2);

        _click(button("Save"));
        _click(button("Keep theirs"));

        assertThat(item().quantity()).isEqualByComparingTo("7");
        assertThat(_find(ItemForm.class)).isEmpty();
    }

    @Test
    void a_next_step_that_another_set_meanwhile_is_not_overwritten_unasked() {
        page(viewer, deal, "");
        _click(button("Plan next step"));
        _setValue(_get(TextField.class, spec -> spec.withPlaceholder("What comes next?")), "Call Siti");
        deals.edit(ravi, deal, DealField.NEXT_STEP, "Send the offer", 2);
        MockVaadin.runUIQueue();

        _click(button("Save"));
        assertThat(of(deal, "next_step")).isEqualTo("Send the offer");
        assertThat(text(_get(ConflictNotice.class))).contains("Ravi Kumar", "Call Siti");
        _click(button("Use mine"));

        assertThat(of(deal, "next_step")).isEqualTo("Call Siti");
    }
}
