package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
class DealGoneTest extends DealUiCase {

    private final Viewer viewer = company.all();
    private final Viewer ravi = company.viewer(company.ravi, new Visibility.All());

    private static TextArea note() {
        return _get(TextArea.class, spec -> spec.withPlaceholder("What did you learn?"));
    }

    private UUID deletedWhileOneWrites(Viewer who) {
        var deal = deal("Water metering", "1200");
        page(who, deal, "");
        _setValue(note(), "They want nine");
        deals.delete(ravi, deal, 1);
        MockVaadin.runUIQueue();
        return deal;
    }

    @Test
    void who_is_on_the_page_of_a_deal_that_is_deleted_stays_there_with_what_they_wrote() {
        deletedWhileOneWrites(viewer);

        assertThat(text(_get(DealGone.class))).contains("Ravi Kumar deleted Water metering", "What you wrote stays");
        assertThat(_get(H1.class).getText()).isEqualTo("Water metering");
        assertThat(note().getValue()).isEqualTo("They want nine");
        assertThat(note().isEnabled()).as("so that it can be copied").isTrue();
        _setValue(note(), "They want nine, or ten");
        assertThat(note().getValue()).as("what was still on its way").isEqualTo("They want nine, or ten");
        assertThat(button("Save note").isEnabled()).isFalse();
        assertThat(button("Won").isEnabled()).isFalse();
        assertThat(plainButton("Move to Scoping").isEnabled()).isFalse();
        assertThat(_get(Upload.class).isEnabled()).isFalse();
    }

    @Test
    void who_may_restores_it_right_there_and_goes_on() {
        var deal = deletedWhileOneWrites(viewer);

        _click(button("Restore"));

        assertThat(of(deal, "deleted_at")).isNull();
        _assertNone(DealGone.class);
        _click(button("Save note"));
        assertThat(company.value("select text from pipeline.note")).isEqualTo("They want nine");
    }

    @Test
    void it_comes_back_to_life_when_another_restores_it() {
        var deal = deletedWhileOneWrites(viewer);
        deals.restore(ravi, deal);
        MockVaadin.runUIQueue();

        _assertNone(DealGone.class);
        assertThat(button("Won").isEnabled()).isTrue();
    }

    @Test
    @Tag("X5")
    void who_does_not_see_it_any_more_is_told_no_more_than_that() {
        var deal = deal("Water metering", "1200");
        company.execute("update pipeline.deal set owner_id = ? where id = ?", company.aminah, deal);
        page(company.only(company.aminah), deal, "");
        company.execute("update pipeline.deal set owner_id = ? where id = ?", company.ravi, deal);
        deals.delete(ravi, deal, 1);
        MockVaadin.runUIQueue();

        assertThat(text(_get(DealGone.class))).contains("deleted or is not visible to you any more")
                .doesNotContain("Ravi");
        _assertNone(com.vaadin.flow.component.button.Button.class, spec -> spec.withText("Restore"));
    }
}
