package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.DealChoices.Contact;
import io.saluran.pipeline.deal.DealChoices.Offer;
import io.saluran.pipeline.stage.Pipelines.Reason;
import io.saluran.pipeline.testing.Hands;
import io.saluran.ui.component.PageKeys;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
class DealPageViewTest extends DealUiCase {

    private final Viewer viewer = company.all();
    private final Viewer ravi = company.viewer(company.ravi, new Visibility.All());

    private DealPageView opened(UUID deal) {
        return page(viewer, deal, "");
    }

    @Test
    void it_shows_the_deal_in_one_line_and_its_path() {
        var deal = deal("Water metering", "1200");
        deals.move(viewer, deal, company.stages().get(2).id(), 1);
        var page = opened(deal);

        assertThat(_get(H1.class).getText()).isEqualTo("Water metering");
        assertThat(text(_get(DealHead.class))).contains("Kedai Ali", "RM\u00a01,200", "Closes 18 Dec",
                "Aminah binti Ali",
                "45% likely");
        assertThat(_find(ListItem.class, spec -> spec.withClasses("current"))).singleElement()
                .satisfies(step -> assertThat(text(step)).contains("Proposal", "0 days, rots after 21"));
        assertThat(page.getPageTitle()).isEqualTo("Water metering");
    }

    @Test
    void the_path_tells_the_usual_time_of_a_stage_where_it_is_known() {
        var deal = deal("Water metering", "1200");
        company.execute("insert into pipeline.stage_usual (stage_id, days, deals) values (?, 9, 12), (?, 1, 12)",
                company.stages().getFirst().id(), company.stages().get(3).id());
        opened(deal);

        assertThat(text(_get(StagePath.class))).contains("0 days, usual 9", "usual 1 day", "rots after 21 days");
    }

    @Test
    void a_click_on_a_stage_moves_the_deal_there_and_can_be_taken_back() {
        var deal = deal("Water metering", "1200");
        opened(deal);

        _click(plainButton("Move to Scoping"));
        assertThat(of(deal, "stage_id")).isEqualTo(company.stages().get(1).id().toString());

        _click(button("Undo"));
        assertThat(of(deal, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());
    }

    @Test
    @Tag("P3")
    void it_is_won_only_with_a_reason_and_reopened() {
        var deal = deal("Water metering", "1200");
        opened(deal);
        _click(button("Won"));
        assertThat(button("Mark as won").isEnabled()).isFalse();

        @SuppressWarnings("unchecked")
        RadioButtonGroup<Reason> reasons = _get(RadioButtonGroup.class);
        _setValue(reasons, reasons.getListDataView().getItem(1));
        _click(button("Mark as won"));

        assertThat(of(deal, "outcome")).isEqualTo("won");
        assertThat(text(_get(DealHead.class))).contains("Won: Best price");
        _click(button("Reopen"));
        assertThat(of(deal, "outcome")).isNull();
    }

    private void edit(String label, String shown, String value) {
        _click(_get(NativeButton.class,
                spec -> spec.withPredicate(each -> each.getText().equals(shown) && each.hasClassName("s-editable"))));
        var field = _get(TextField.class, spec -> spec.withPredicate(
                each -> label.equals(each.getElement().getAttribute("aria-label"))));
        _setValue(field, value);
        Hands.leave(field);
    }

    @Test
    void a_fact_is_edited_where_it_stands() {
        var deal = deal("Water metering", "1200");
        opened(deal);

        edit("Name", "Water metering", "Water meters, 9 hostels");

        assertThat(of(deal, "name")).isEqualTo("Water meters, 9 hostels");
        assertThat(_get(H1.class).getText()).isEqualTo("Water meters, 9 hostels");
    }

    @Test
    void a_fact_that_somebody_else_changed_says_who_and_keeps_both() {
        var deal = deal("Water metering", "1200");
        var page = opened(deal);
        _click(_get(NativeButton.class, spec -> spec.withPredicate(
                each -> each.getText().equals("Water metering") && each.hasClassName("s-editable"))));
        deals.edit(ravi, deal, DealField.NAME, "Metering, phase 1", 1);
        MockVaadin.runUIQueue();
        var field = _get(TextField.class, spec -> spec.withPredicate(
                each -> "Name".equals(each.getElement().getAttribute("aria-label"))));
        _setValue(field, "Metering, all phases");
        Hands.leave(field);

        assertThat(of(deal, "name")).isEqualTo("Metering, phase 1");
        assertThat(text(page)).contains("Ravi Kumar changed this meanwhile", "You entered Metering, all phases");
        _click(button("Use mine"));

        assertThat(of(deal, "name")).isEqualTo("Metering, all phases");
        assertThat(text(page)).doesNotContain("changed this meanwhile");
    }

    @Test
    void a_change_of_another_fact_meanwhile_stops_nobody() {
        var deal = deal("Water metering", "1200");
        opened(deal);
        company.execute("update pipeline.deal set source = 'Fair', version = 2 where id = ?", deal);

        edit("Name", "Water metering", "Water meters");

        assertThat(of(deal, "name || ' ' || source")).isEqualTo("Water meters Fair");
    }

    @Test
    @Tag("P25")
    void a_deal_without_a_value_takes_the_list_price_with_one_click() {
        var deal = deal("Pumps", null);
        opened(deal);
        assertThat(text(_get(DealFacts.class))).contains("no value yet");

        _click(button("Use list price RM\u00a04,821"));

        assertThat(of(deal, "value")).isEqualTo("4821");
        assertThat(text(_get(DealFacts.class))).contains("RM\u00a04,821");
        _assertNone(Button.class, spec -> spec.withText("Use list price RM\u00a04,821"));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static <T> ComboBox<T> combo(String label) {
        return _get(ComboBox.class, spec -> spec.withLabel(label));
    }

    @Test
    @Tag("P25")
    void line_items_come_from_the_catalogue_at_the_list_price_or_in_free_words_and_make_the_value() {
        var deal = deal("Pumps", "100");
        opened(deal);
        _click(plainButton("Add product"));
        _setValue(DealPageViewTest.<Offer>combo("Product"),
                new Offer(company.product, "GTX Pro", new BigDecimal("4821")));
        assertThat(_get(BigDecimalField.class, spec -> spec.withLabel("Unit price")).getValue())
                .isEqualByComparingTo("4821");
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Quantity")), new BigDecimal("2"));
        _click(button("Add product"));

        _click(plainButton("Add product"));
        ComponentUtil.fireEvent(combo("Product"),
                new ComboBoxBase.CustomValueSetEvent<>(combo("Product"), true, "Installation"));
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Unit price")), new BigDecimal("358"));
        _click(button("Add product"));

        assertThat(text(_get(DealItems.class))).contains("GTX Pro", "2 × RM\u00a04,821", "RM\u00a09,642",
                "Installation",
                "RM\u00a0358", "RM\u00a010,000");
        assertThat(of(deal, "value")).isEqualTo("100");
        _click(button("Take as the value of the deal"));
        assertThat(of(deal, "value")).isEqualTo("10000");
    }

    @Test
    void a_line_item_is_changed_and_removed_and_the_removal_taken_back_to_its_place() {
        var deal = deal("Pumps", "100");
        parts.addItem(viewer, deal, new DealParts.NewItem(company.product, "", BigDecimal.ONE, new BigDecimal("10")),
                1);
        parts.addItem(viewer, deal, new DealParts.NewItem(null, "Training", BigDecimal.ONE, new BigDecimal("20")), 2);
        opened(deal);

        _click(plainButton("Change GTX Pro"));
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Quantity")), new BigDecimal("3"));
        _click(button("Save"));
        assertThat(company.value("select sum(quantity * unit_price) from pipeline.line_item")).isEqualTo("50");

        _click(plainButton("Change GTX Pro"));
        removeItem();
        assertThat(company.value("select string_agg(name, ',') from pipeline.line_item")).isEqualTo("Training");
        PageKeys.on(_get(DealPageView.class)).press("z");
        assertThat(company.value("select string_agg(name, ',' order by position) from pipeline.line_item"))
                .isEqualTo("GTX Pro,Training");
    }

    private static void removeItem() {
        _click(_get(_get(DealItems.class), Button.class, spec -> spec.withText("Remove")));
    }

    @Test
    @Tag("P8")
    void a_contact_is_added_in_a_role_and_taken_out_and_back() {
        var contact = company.contact("Nurul Syafiqah", company.account);
        var deal = deal("Pumps", "100");
        opened(deal);
        _click(plainButton("Add person"));
        _setValue(DealPageViewTest.<Contact>combo("Contact"),
                new Contact(contact, "Nurul Syafiqah", null, "Kedai Ali"));
        _setValue(DealPageViewTest.<String>combo("Role"), "champion");
        _click(button("Add person"));

        assertThat(text(_get(DealPeople.class))).contains("Nurul Syafiqah", "Champion");
        assertThat(company.value("select role from pipeline.deal_contact where deal_id = ?", deal))
                .isEqualTo("champion");

        deals.edit(ravi, deal, DealField.SOURCE, "Fair", 2);
        MockVaadin.runUIQueue();
        parts.removeContact(ravi, deal, contact, 3);
        MockVaadin.runUIQueue();
        assertThat(text(_get(DealPeople.class))).contains("Nobody on the buyer's side is named yet.");
    }

    @Test
    void the_next_step_is_planned_done_and_the_doing_taken_back() {
        var deal = deal("Pumps", "100");
        opened(deal);
        assertThat(text(_get(DealNextStep.class))).contains("No next step");

        PageKeys.on(_get(DealPageView.class)).press("n");
        _setValue(_get(TextField.class), "Call Nurul");
        _click(button("Save"));
        assertThat(of(deal, "next_step")).isEqualTo("Call Nurul");

        _click(button("Done"));
        assertThat(of(deal, "next_step")).isNull();
        PageKeys.on(_get(DealPageView.class)).press("z");
        assertThat(of(deal, "next_step")).isEqualTo("Call Nurul");
        PageKeys.on(_get(DealPageView.class)).press("z");
        assertThat(of(deal, "next_step")).as("as it was before it was planned").isNull();
    }

    @Test
    void notes_show_their_stage_and_are_narrowed_to_one() {
        var deal = deal("Pumps", "100");
        deals.note(viewer, deal, "They want a trial.");
        deals.move(viewer, deal, company.stages().get(1).id(), 1);
        opened(deal);
        _setValue(_get(TextArea.class, spec -> spec.withPlaceholder("What did you learn?")), "Trial went well.");
        _click(button("Save note"));

        assertThat(text(_get(DealTimelineList.class))).contains("They want a trial.", "Trial went well.",
                "moved the deal from Lead qualification to Scoping");
        narrow("Touches and notes at Lead qualification");

        assertThat(text(_get(DealTimelineList.class))).contains("They want a trial.", "Lead qualification")
                .doesNotContain("Trial went well.", "moved the deal");
        narrow("Touches and notes at Closing");
        assertThat(text(_get(DealTimelineList.class))).contains("Nothing was written or done here yet.");
    }

    private static void narrow(String label) {
        @SuppressWarnings("unchecked")
        Select<Object> select = _get(_get(DealTimelineList.class), Select.class);
        _setValue(select, select.getListDataView().getItems()
                .filter(each -> label.equals(select.getItemLabelGenerator().apply(each))).findFirst().orElseThrow());
    }

    @Test
    void what_happened_earlier_is_shown_when_asked_for_page_by_page() {
        var deal = deal("Pumps", "100");
        company.execute(
                """
                        insert into pipeline.note (id, deal_id, at, text)
                        select platform.uuid7(), ?, timestamptz '2026-11-01 08:00Z' - n * interval '1 hour', 'Note no. ' || n || '.'
                        from generate_series(1, 120) n""",
                deal);
        opened(deal);
        assertThat(text(_get(DealTimelineList.class))).contains("Note no. 49.").doesNotContain("Note no. 50.");

        _click(button("Show earlier"));
        assertThat(text(_get(DealTimelineList.class))).contains("Note no. 50.", "Note no. 99.")
                .doesNotContain("Note no. 100.");
        _click(button("Show earlier"));

        assertThat(text(_get(DealTimelineList.class))).contains("Note no. 120.");
        _assertNone(Button.class, spec -> spec.withText("Show earlier"));
    }

    @Test
    @Tag("P1")
    void it_knows_its_place_on_the_board_that_it_was_opened_from() {
        deal("First", "900");
        var second = deal("Second", "500");
        deal("Third", "100");
        page(viewer, second, "?list=board&pipeline=" + company.stages().getFirst().pipeline());

        assertThat(text(_get(DealHead.class))).contains("2 of 3");
        assertThat(button("Next").isEnabled()).isTrue();
    }

    @Test
    @Tag("X5")
    void one_who_may_only_look_finds_nothing_to_change() {
        var deal = deal("Pumps", "100");
        deals.note(viewer, deal, "Seen.");
        page(company.viewer(company.ravi, new Visibility.All(), "pipeline.deal.read"), deal, "");

        assertThat(text(_get(DealFacts.class))).contains("RM\u00a0100");
        assertThat(text(_get(DealTimelineList.class))).contains("Seen.");
        assertThat(_find(Button.class)).extracting(each -> each.getElement().getAttribute("aria-label") == null
                ? each.getText()
                : each.getElement().getAttribute("aria-label")).containsExactlyInAnyOrder("Print", "As it was on…",
                        "Remind me");
        _assertNone(NativeButton.class);
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        opened(deal("Pumps", null));

        assertThat(text(_get(DealNextStep.class))).contains("Tiada langkah seterusnya");
    }
}
