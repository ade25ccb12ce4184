package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.testing.Hands;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Undos;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
class DealPageHandsTest extends DealUiCase {

    private final Viewer viewer = company.all();

    private static TextField name() {
        return _get(TextField.class, spec -> spec.withPredicate(
                each -> "Name".equals(each.getElement().getAttribute("aria-label"))));
    }

    private DealPageView renamed(UUID deal) {
        var page = page(viewer, deal, "");
        PageKeys.on(page).press("e");
        _setValue(name(), "Water meters");
        Hands.leave(name());
        assertThat(of(deal, "name")).isEqualTo("Water meters");
        return page;
    }

    @Test
    void a_changed_fact_is_taken_back_by_its_toast_or_by_z() {
        var deal = deal("Water metering", "1200");
        renamed(deal);
        _click(button("Undo"));
        assertThat(of(deal, "name")).isEqualTo("Water metering");

        UI.getCurrent().removeAll();
        var page = renamed(deal);
        PageKeys.on(page).press("z");
        assertThat(of(deal, "name")).isEqualTo("Water metering");
    }

    @Test
    void what_another_made_of_a_fact_since_is_not_taken_back() {
        var deal = deal("Water metering", "1200");
        var page = renamed(deal);
        deals.edit(company.viewer(company.ravi, new Visibility.All()), deal, DealField.NAME, "Phase 1", 2);

        Undos.on(page).last();

        assertThat(of(deal, "name")).isEqualTo("Phase 1");
    }

    @Test
    @Tag("X11")
    void the_keys_of_the_board_work_on_the_page_and_are_in_the_list() {
        var page = page(viewer, deal("Water metering", "1200"), "");

        assertThat(PageKeys.of(page)).containsKeys("E", "W", "O", "Esc", "N", "J", "K", "1", "2");
        PageKeys.on(page).press("w");
        assertThat(button("Mark as won").isVisible()).isTrue();
    }

    @Test
    @Tag("X11")
    void a_closed_deal_is_not_closed_again_by_a_key() {
        var deal = deal("Water metering", "1200");
        deals.close(viewer, deal, false, new io.saluran.pipeline.stage.Pipelines(company.db).reasons("lost").getFirst()
                .id(), 1);
        var page = page(viewer, deal, "");
        PageKeys.on(page).press("w");

        _assertNone(com.vaadin.flow.component.button.Button.class, spec -> spec.withText("Mark as won"));
    }

    @Test
    @Tag("P1")
    void it_tells_the_same_warnings_as_the_card_and_of_which_limit_the_path_speaks() {
        var deal = deal("Water metering", "1200");
        deals.move(viewer, deal, company.stages().get(2).id(), 1);
        company.execute("update pipeline.deal set stage_since = stage_since - interval '25 days',"
                + " closes_on = '2020-01-01'");
        page(viewer, deal, "");

        assertThat(text(_get(DealHead.class))).contains("Rotting for 4 days", "Close date passed", "No next step");
        assertThat(_find(ListItem.class, spec -> spec.withClasses("current"))).singleElement().satisfies(step -> {
            assertThat(text(step)).contains("25 days, rots after 21");
            assertThat(step.getClassNames()).contains("rotting");
        });
    }

    @Test
    void a_fact_that_is_being_changed_does_not_stay_open_over_another_deal() {
        var page = page(viewer, deal("Water metering", "1200"), "");
        PageKeys.on(page).press("e");
        var pumps = deal("Pumps", "900");
        open(page, "deals/" + pumps, java.util.Map.of("id", pumps.toString()));

        _assertNone(TextField.class, spec -> spec.withPredicate(
                each -> "Name".equals(each.getElement().getAttribute("aria-label"))));
        assertThat(_find(NativeButton.class)).extracting(NativeButton::getText).contains("Pumps");
    }
}
