package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.DealChoices.Offer;
import io.saluran.pipeline.stage.Pipelines.Reason;
import io.saluran.ui.component.Board;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Presence;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class DealBoardViewTest extends DealUiCase {

    private static String sum() {
        return text(_get(Later.class, spec -> spec.withClasses("s-sum")));
    }

    private void drag(UUID deal, int toStage, int version) {
        var stages = company.stages();
        var board = _get(Board.class);
        ComponentUtil.fireEvent(board, new Board.CardMoved(board, true, deal.toString(),
                stages.getFirst().id().toString(), stages.get(toStage).id().toString(), version));
    }

    private static void drop(UUID deal, String rail, int version) {
        var board = _get(Board.class);
        ComponentUtil.fireEvent(board, new Board.DroppedOnRail(board, true, deal.toString(), rail, version));
    }

    @Test
    void a_change_of_many_by_somebody_else_reads_as_many_cards_as_were_shown() {
        for (var each = 0; each < 60; each++) {
            deal("Deal " + each, String.valueOf(1000 - each));
        }
        var reading = new DealBoard(company.db);
        var pipeline = company.stages().getFirst().id();
        var board = reading.first(company.all(),
                new io.saluran.pipeline.stage.Pipelines(company.db).all().getFirst().id(), DealFilter.NONE);

        assertThat(reading.asFarAs(company.all(), DealFilter.NONE, board, Map.of(pipeline, 50)).columns().getFirst()
                .cards())
                .hasSize(50).extracting(DealBoard.Card::name).startsWith("Deal 0").endsWith("Deal 49");
        assertThat(reading.asFarAs(company.all(), DealFilter.NONE, board, Map.of()).columns().getFirst().cards())
                .hasSize(DealBoard.PAGE);
        var last = reading.asFarAs(company.all(), DealFilter.NONE, board, Map.of(pipeline, 50)).columns().getFirst()
                .cards().get(39);
        assertThat(reading.until(company.all(), DealFilter.NONE, last)).isEqualTo(40);
    }

    @Test
    void it_sums_what_is_open_and_what_that_is_worth_by_chance() {
        deal("One", "100000");
        deal("Two", "50000");
        deal("Three", null);
        board(company.all(), "");

        // all in Lead qualification, at 10 %
        assertThat(sum()).isEqualTo("3 open · RM\u00a0150K total · RM\u00a015K weighted");
    }

    @Test
    void deals_without_a_value_say_so() {
        deal("One", null);
        board(company.all(), "");

        assertThat(sum()).isEqualTo("1 open · no value yet");
    }

    @Test
    void a_card_dropped_on_another_stage_moves_the_deal_and_can_be_taken_back() {
        var deal = deal("Water metering", "1200");
        board(company.all(), "");

        drag(deal, 2, 1);
        assertThat(of(deal, "stage_id")).isEqualTo(company.stages().get(2).id().toString());
        assertThat(told()).singleElement().asString().contains("Water metering moved to Proposal");

        _click(button("Undo"));
        assertThat(of(deal, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());
    }

    @Test
    void a_move_of_what_somebody_else_changed_is_refused_and_told() {
        var deal = deal("Water metering", "1200");
        board(company.all(), "");
        deals.edit(company.viewer(company.ravi, new Visibility.All()), deal, DealField.NAME, "Metering", 1);

        drag(deal, 2, 1);

        assertThat(of(deal, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());
        assertThat(told()).singleElement().asString().contains("changed by someone else meanwhile");
    }

    @Test
    @Tag("P3")
    void a_card_dropped_on_lost_asks_why_and_closes_only_with_a_reason() {
        var deal = deal("Water metering", "1200");
        board(company.all(), "");
        drop(deal, "lost", 1);
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Why was it lost?");
        assertThat(button("Mark as lost").isEnabled()).isFalse();

        @SuppressWarnings("unchecked")
        RadioButtonGroup<Reason> reasons = _get(RadioButtonGroup.class);
        _setValue(reasons, reasons.getListDataView().getItem(0));
        _click(button("Mark as lost"));

        assertThat(of(deal, "outcome")).isEqualTo("lost");
        assertThat(sum()).isEqualTo("0 open");
        _click(button("Undo"));
        assertThat(of(deal, "outcome")).isNull();
    }

    @Test
    void cancelling_the_question_closes_nothing() {
        var deal = deal("Water metering", "1200");
        board(company.all(), "");
        drop(deal, "won", 1);

        _click(button("Cancel"));

        assertThat(of(deal, "outcome")).isNull();
        assertThat(_find(Dialog.class)).isEmpty();
    }

    @Test
    void the_filter_of_the_address_narrows_and_stands_as_a_chip_to_take_away() {
        deal("Water metering", "1200");
        deal("Boiler sensors", "800");
        board(company.all(), "?q=boiler&min=500&owner=" + company.aminah);

        assertThat(sum()).startsWith("1 open");
        assertThat(_find(Div.class, spec -> spec.withClasses("s-chip"))).extracting(DealUiCase::text)
                .containsExactly("OwnerAminah binti Ali", "Value fromRM\u00a0500");
    }

    @Test
    void a_filter_that_finds_nothing_names_the_one_that_leaves_out_the_most() {
        deal("Water metering", "1200");
        deal("Boiler sensors", "800");
        board(company.all(), "?q=boiler&min=1000&max=5000");

        // without the text one deal fits, without the least value another, without the most none
        assertThat(text(_get(EmptyState.class))).contains("leaves out the most");
        assertThat(_find(Button.class, spec -> spec.withText("Clear filters"))).isNotEmpty();
    }

    @Test
    void a_new_deal_needs_a_name_and_is_offered_the_list_price_of_its_product() {
        board(company.all(), "");
        PageKeys.on(_get(DealBoardView.class)).press("n");
        _click(button("Create deal"));
        var name = _get(TextField.class, spec -> spec.withLabel("Name"));
        assertThat(name.isInvalid()).isTrue();

        _setValue(name, "Pumps for Klang");
        @SuppressWarnings({"unchecked", "rawtypes"})
        ComboBox<Offer> product = _get(_get(Dialog.class), ComboBox.class, spec -> spec.withLabel("Product"));
        _setValue(product, product.getListDataView().getItem(0));
        _click(button("Use list price RM\u00a04,821"));
        assertThat(_get(_get(Dialog.class), BigDecimalField.class, spec -> spec.withLabel("Value")).getValue())
                .isEqualByComparingTo(new BigDecimal("4821"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Source")), "Fair");
        _click(button("Create deal"));

        assertThat(company.value("""
                select concat_ws('|', name, value, source, owner_id = ?) from pipeline.deal""", company.aminah))
                .isEqualTo("Pumps for Klang|4821|Fair|t");
        assertThat(sum()).startsWith("1 open");
    }

    /// Also while it is not to be seen.
    private static Optional<Presence> presence(Component in) {
        return in instanceof Presence found
                ? Optional.of(found)
                : in.getChildren().flatMap(child -> presence(child).stream()).findFirst();
    }

    @Test
    void who_looks_at_the_same_board_is_shown_while_they_do() {
        var ours = board(company.all(), "");
        var presence = presence(ours).orElseThrow();
        assertThat(presence.isVisible()).isFalse();

        var theirs = board(company.viewer(company.ravi, new Visibility.All()), "");
        MockVaadin.clientRoundtrip(true);
        assertThat(presence.getElement().getAttribute("aria-label")).isEqualTo("Also here: Ravi Kumar");
        assertThat(presence.isVisible()).isTrue();

        UI.getCurrent().remove(theirs);
        MockVaadin.clientRoundtrip(true);
        MockVaadin.runUIQueue();
        assertThat(presence.isVisible()).isFalse();
    }

    @Test
    void another_persons_deal_arrives_while_the_page_is_open() {
        board(company.all(), "");
        deals.create(company.viewer(company.ravi, new Visibility.All()), new Deals.NewDeal("Theirs",
                company.stages().getFirst().id(), null, null, null, new BigDecimal("10"), null));
        com.github.mvysny.kaributesting.v10.MockVaadin.runUIQueue();

        assertThat(sum()).startsWith("1 open");
    }

    @Test
    @Tag("X5")
    void one_who_may_only_look_moves_nothing() {
        var deal = deal("Water metering", "1200");
        board(company.viewer(company.ravi, new Visibility.All(), "pipeline.deal.read"), "");

        drag(deal, 2, 1);
        drop(deal, "won", 1);

        assertThat(of(deal, "version")).isEqualTo("1");
        _assertNone(Dialog.class);
    }

    @Test
    void it_stops_listening_when_it_is_left() {
        var view = board(company.all(), "");
        assertThat(company.events.listeners()).isPositive();

        com.vaadin.flow.component.UI.getCurrent().remove(view);

        assertThat(company.events.listeners()).isZero();
    }

    @Test
    void it_speaks_malay() {
        speak(Locale.of("ms"));
        deal("Satu", null);
        board(company.all(), "");

        assertThat(button("Peluang baharu").isVisible()).isTrue();
    }
}
