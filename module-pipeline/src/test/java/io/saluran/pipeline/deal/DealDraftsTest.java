package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealTimeline.Narrow;
import io.saluran.platform.testing.TestPeople;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class DealDraftsTest extends DealUiCase {

    private static final String COMMENT = "Say something about this deal. @ mentions somebody.";
    private static final String NOTE = "What did you learn?";

    private final Viewer viewer = company.all();

    private static TextArea box(String placeholder) {
        return _get(TextArea.class, spec -> spec.withPlaceholder(placeholder));
    }

    private void show(DealPageView page, UUID deal) {
        open(page, "deals/" + deal, java.util.Map.of("id", deal.toString()));
    }

    @Test
    void what_is_begun_belongs_to_its_deal_and_is_there_again_when_one_comes_back() {
        var meters = deal("Water metering", "1200");
        var pumps = deal("Pumps", "900");
        var page = page(viewer, meters, "");
        _setValue(box(NOTE), "They want nine");
        write("Comment");
        _setValue(box(COMMENT), "Who knows the hostels?");

        show(page, pumps);
        assertThat(box(COMMENT).getValue()).isEmpty();
        write("Note");
        assertThat(box(NOTE).getValue()).isEmpty();
        _setValue(box(NOTE), "Too dear");

        show(page, meters);
        assertThat(box(NOTE).getValue()).isEqualTo("They want nine");
        write("Comment");
        assertThat(box(COMMENT).getValue()).isEqualTo("Who knows the hostels?");
        write("Note");
        _click(button("Save note"));
        assertThat(company.value("select text from pipeline.note where deal_id = ?", meters))
                .isEqualTo("They want nine");

        UI.getCurrent().removeAll();
        page = page(viewer, pumps, "");
        assertThat(box(NOTE).getValue()).as("on a page that was loaded anew").isEqualTo("Too dear");
        show(page, meters);
        assertThat(new Drafts(viewer.person(), "note").of(meters)).as("once it is saved").isEmpty();
    }

    @Test
    void all_boxes_tell_what_is_typed_before_they_are_left() {
        page(viewer, deal("Water metering", "1200"), "");

        assertThat(_find(TextArea.class)).extracting(TextArea::getValueChangeMode)
                .containsOnly(ValueChangeMode.LAZY);
    }

    @Test
    void a_comment_that_is_being_changed_stays_open_while_others_change_the_deal() {
        var deal = deal("Water metering", "1200");
        talk().comments().say(viewer, deal, "Look at it");
        page(viewer, deal, "");
        _click(_get(_get(CommentBody.class), Button.class, spec -> spec.withText("Edit")));
        var field = _get(_get(CommentBody.class), TextArea.class);
        _setValue(field, "Look at the pumps");

        deals.edit(company.viewer(company.ravi, new io.saluran.db.Visibility.All()), deal,
                DealField.NAME, "Meters", 1);
        MockVaadin.runUIQueue();
        assertThat(_get(_get(CommentBody.class), TextArea.class)).isSameAs(field);

        UI.getCurrent().removeAll();
        page(viewer, deal, "");
        assertThat(_get(_get(CommentBody.class), TextArea.class).getValue()).isEqualTo("Look at the pumps");
        _click(_get(_get(CommentBody.class), Button.class, spec -> spec.withText("Cancel")));
        assertThat(text(_get(CommentBody.class))).contains("Look at it");
    }

    @Test
    void only_as_many_texts_wait_as_a_session_can_hold() {
        page(viewer, deal("Water metering", "1200"), "");
        var drafts = new Drafts(viewer.person(), "note");
        var first = UUID.randomUUID();
        drafts.keep(first, "first");
        for (int i = 0; i < Drafts.MOST; i++) {
            drafts.keep(UUID.randomUUID(), "more");
        }

        assertThat(drafts.of(first)).isEmpty();
    }

    @Test
    void who_is_mentioned_stands_out_in_the_text_and_line_breaks_stay() {
        var deal = deal("Water metering", "1200");
        TestPeople.in(company.db).viewer(company.ravi, "all", DealPermissions.READ);
        talk().comments().say(viewer, deal, "First\n@Ravi Kumar, and @Nobody");
        page(viewer, deal, "");

        assertThat(new DealTimeline(company.db).page(viewer, deal, Narrow.NOT, null).getFirst().before())
                .isEqualTo("Ravi Kumar");
        var text = _get(MentionedText.class);
        assertThat(text(text)).isEqualTo("First\n@Ravi Kumar, and @Nobody");
        assertThat(_find(text, Span.class)).singleElement().satisfies(mention -> {
            assertThat(mention.getText()).isEqualTo("@Ravi Kumar");
            assertThat(mention.getClassNames()).contains("s-mention");
        });
    }

    @Test
    void the_first_of_the_people_offered_is_marked_for_the_keyboard() {
        var deal = deal("Water metering", "1200");
        TestPeople.in(company.db).viewer(company.ravi, "all", DealPermissions.READ);
        page(viewer, deal, "");
        write("Comment");
        _setValue(box(COMMENT), "Ask @rav");

        assertThat(button("@Ravi Kumar").getClassNames()).contains("on");
    }
}
