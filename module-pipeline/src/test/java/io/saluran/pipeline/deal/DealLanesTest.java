package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import io.saluran.db.Visibility;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.ui.component.Board;
import io.saluran.ui.component.PageKeys;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class DealLanesTest extends DealUiCase {

    private final DealLanes lanes = new DealLanes(company.db);

    private UUID pipeline() {
        return company.stages().getFirst().pipeline();
    }

    private UUID ravis(String name, String value) {
        return deals.create(company.all(),
                new Deals.NewDeal(name, company.stages().get(1).id(), null, company.ravi, null,
                        new BigDecimal(value), null));
    }

    private static void drag(UUID deal, String from, String to, int version) {
        var board = _get(Board.class);
        ComponentUtil.fireEvent(board, new Board.CardMoved(board, true, deal.toString(), from, to, version));
    }

    @Test
    void only_who_has_deals_there_has_a_lane_the_richest_first_with_the_richest_cards() {
        for (var i = 1; i <= DealLanes.CARDS + 2; i++) {
            deal("Aminah's " + i, String.valueOf(i));
        }
        ravis("Ravi's", "1000");
        company.person("Idle");

        var found = lanes.of(company.all(), pipeline(), DealFilter.NONE, DealLanes.By.OWNER, DealLanes.LANES);

        assertThat(found.more()).isFalse();
        assertThat(found.lanes()).extracting(DealLanes.Lane::name).containsExactly("Ravi Kumar", "Aminah binti Ali");
        var second = found.lanes().get(1);
        assertThat(second.count()).isEqualTo(7);
        assertThat(second.total()).isEqualByComparingTo("28");
        var cards = second.cards().getOrDefault(company.stages().getFirst().id(), List.of());
        assertThat(cards).extracting(DealBoard.Card::name)
                .containsExactly("Aminah's 7", "Aminah's 6", "Aminah's 5", "Aminah's 4", "Aminah's 3");
        assertThat(lanes.page(company.all(), DealLanes.By.OWNER,
                new DealLanes.Cell(company.aminah, company.stages().getFirst().id()), DealFilter.NONE,
                cards.getLast())).extracting(DealBoard.Card::name)
                .containsExactly("Aminah's 2", "Aminah's 1");
        assertThat(lanes.of(company.all(), pipeline(), DealFilter.NONE, DealLanes.By.OWNER, 1).more()).isTrue();
    }

    @Test
    void deals_without_a_product_stand_in_a_lane_of_their_own() {
        deal("With", "10");
        ravis("Without", "5");

        var found = lanes.of(company.all(), pipeline(), DealFilter.NONE, DealLanes.By.PRODUCT_OF, 20).lanes();

        assertThat(found).extracting(DealLanes.Lane::name).containsExactly("GTX Pro", null);
        assertThat(found.getLast().cards().get(company.stages().get(1).id())).extracting(DealBoard.Card::name)
                .containsExactly("Without");
    }

    @Test
    @Tag("X5")
    void one_who_sees_own_deals_only_has_one_lane() {
        deal("Aminah's", "10");
        ravis("Ravi's", "5");

        assertThat(lanes.of(company.only(company.ravi), pipeline(), DealFilter.NONE, DealLanes.By.OWNER, 20).lanes())
                .extracting(DealLanes.Lane::name).containsExactly("Ravi Kumar");
    }

    @Test
    void a_card_dragged_into_another_lane_gets_its_owner_and_stage_and_goes_back_in_two_steps() {
        var deal = deal("Water metering", "1200");
        ravis("Ravi's", "5");
        var stages = company.stages();
        board(company.all(), "?lanes=owner");

        drag(deal, company.aminah + ":" + stages.getFirst().id(), company.ravi + ":" + stages.get(1).id(), 1);
        assertThat(of(deal, "concat_ws('|', owner_id, stage_id)")).isEqualTo(company.ravi + "|" + stages.get(1).id());

        PageKeys.on(_get(DealBoardView.class)).press("z");
        assertThat(of(deal, "stage_id")).isEqualTo(stages.getFirst().id().toString());
        assertThat(of(deal, "owner_id")).isEqualTo(company.aminah.toString());
    }

    /// @param from the cell of the card by which they are dragged
    private static void dragChosen(String from, String to, UUID... deals) {
        var board = _get(Board.class);
        ComponentUtil.fireEvent(board, new Board.CardsChosen(board, true,
                Stream.of(deals).map(UUID::toString).collect(Collectors.joining(" "))));
        ComponentUtil.fireEvent(board, new Board.CardsMoved(board, true, from, to));
    }

    private @Nullable String place(UUID deal) {
        return of(deal, "concat_ws('|', owner_id, stage_id)");
    }

    private List<@Nullable String> places(UUID... deals) {
        return Stream.of(deals).<@Nullable String>map(this::place).toList();
    }

    @Test
    void chosen_cards_dragged_into_another_lane_all_get_its_owner_and_stage_and_one_key_takes_both_back() {
        var one = deal("One", "30");
        var two = deal("Two", "20");
        deals.move(company.all(), two, company.stages().get(1).id(), 1);
        ravis("Ravi's", "5");
        var stages = company.stages();
        board(company.all(), "?lanes=owner");
        var before = places(one, two);

        dragChosen(company.aminah + ":" + stages.getFirst().id(), company.ravi + ":" + stages.get(1).id(), one, two);
        assertThat(places(one, two)).containsOnly(company.ravi + "|" + stages.get(1).id());
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("2 deals changed").doesNotContain("stay"));

        PageKeys.on(_get(DealBoardView.class)).press("z");
        assertThat(places(one, two)).isEqualTo(before);
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("2 deals are as they were"));
    }

    @Test
    void chosen_cards_that_only_change_their_stage_keep_their_lanes() {
        var one = deal("One", "30");
        var his = ravis("Ravi's", "5");
        var to = company.stages().get(2).id();
        board(company.all(), "?lanes=owner");

        dragChosen(company.aminah + ":" + company.stages().getFirst().id(), company.aminah + ":" + to, one, his);

        assertThat(place(one)).isEqualTo(company.aminah + "|" + to);
        assertThat(place(his)).isEqualTo(company.ravi + "|" + to);
    }

    @Test
    void a_chosen_card_that_cannot_go_to_the_stage_keeps_its_owner_too() {
        var open = deal("Open", "30");
        var closed = deal("Closed", "20");
        ravis("Ravi's", "5");
        var stages = company.stages();
        board(company.all(), "?lanes=owner");
        deals.close(company.all(), closed, true, company.reason("won"), 1);

        dragChosen(company.aminah + ":" + stages.getFirst().id(), company.ravi + ":" + stages.get(1).id(), open,
                closed);

        assertThat(place(open)).isEqualTo(company.ravi + "|" + stages.get(1).id());
        assertThat(place(closed)).isEqualTo(company.aminah + "|" + stages.getFirst().id());
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("1 deal changed").contains("1 closed"));
    }

    @Test
    void of_chosen_cards_one_that_another_moved_on_since_is_told_as_kept() {
        var one = deal("One", "30");
        var two = deal("Two", "20");
        ravis("Ravi's", "5");
        var stages = company.stages();
        board(company.all(), "?lanes=owner");
        dragChosen(company.aminah + ":" + stages.getFirst().id(), company.ravi + ":" + stages.get(1).id(), one, two);
        deals.move(company.viewer(company.ravi, new Visibility.All()), two, stages.get(3).id(), 3);

        PageKeys.on(_get(DealBoardView.class)).press("z");

        assertThat(place(one)).isEqualTo(company.aminah + "|" + stages.getFirst().id());
        assertThat(place(two)).isEqualTo(company.aminah + "|" + stages.get(3).id());
        assertThat(told()).anySatisfy(
                words -> assertThat(words).contains("1 deal is as it was").contains("1 was changed since")
                        .contains("Two"));
    }

    @Test
    void a_cell_that_was_opened_stays_open_when_a_deal_changes() {
        for (var i = 1; i <= DealLanes.CARDS + 3; i++) {
            deal("Deal " + i, String.valueOf(i));
        }
        var cell = new DealLanes.Cell(company.aminah, company.stages().getFirst().id());
        var read = lanes.of(company.all(), pipeline(), DealFilter.NONE, DealLanes.By.OWNER, DealLanes.LANES);
        var opened = lanes.asFarAs(company.all(), DealFilter.NONE, DealLanes.By.OWNER, read, Map.of(cell, 7)).lanes()
                .getFirst().cards().getOrDefault(cell.stage(), List.of());
        assertThat(opened).extracting(DealBoard.Card::name)
                .containsExactly("Deal 8", "Deal 7", "Deal 6", "Deal 5", "Deal 4", "Deal 3", "Deal 2");

        var view = board(company.all(), "?lanes=owner");
        var second = opened.getLast();
        assertThat(view.shown(second.id())).isEmpty();
        ComponentUtil.fireEvent(view.board(), new Board.MoreWanted(view.board(), true,
                cell.lane() + ":" + cell.stage(), opened.get(DealLanes.CARDS - 1).id().toString()));
        assertThat(view.shown(second.id())).isPresent();

        deals.edit(company.viewer(company.ravi, new Visibility.All()), second.id(), DealField.NAME, "Changed", 1);
        MockVaadin.runUIQueue();
        assertThat(view.shown(second.id())).get().extracting(DealBoard.Card::name).isEqualTo("Changed");
    }

    @Test
    void within_its_lane_a_card_only_changes_its_stage() {
        var deal = deal("Water metering", "1200");
        var stages = company.stages();
        board(company.all(), "?lanes=owner");

        drag(deal, company.aminah + ":" + stages.getFirst().id(), company.aminah + ":" + stages.get(2).id(), 1);

        assertThat(of(deal, "concat_ws('|', owner_id, stage_id, version)"))
                .isEqualTo(company.aminah + "|" + stages.get(2).id() + "|2");
    }

    @Test
    void what_cards_tell_is_kept_for_the_person_and_an_address_goes_before() {
        company.field("deal", "text", "Region", new Use(false, Set.of(), false, true, false));
        deal("Water metering", "1200");
        board(company.all(), "");
        assertThat(_get(Board.class).getElement().getAttribute("hide")).isEmpty();

        new PageChoices(company.db).keep(company.all(), ChosenParts.KEPT, "value,owner");
        UI.getCurrent().removeAll();
        board(company.all(), "");
        assertThat(_get(Board.class).getElement().getAttribute("hide"))
                .isEqualTo("account monthlyValue closesOn nextStep age");

        UI.getCurrent().removeAll();
        board(company.all(), "?cards=none");
        assertThat(_get(Board.class).getElement().getAttribute("hide").split(" ", -1))
                .hasSize(CardParts.BUILT_IN.size());
        UI.getCurrent().removeAll();
        board(company.viewer(company.ravi, new Visibility.All()), "");
        assertThat(_get(Board.class).getElement().getAttribute("hide")).isEmpty();
    }

    @Test
    void a_choice_of_cards_knows_the_companys_own_fields_and_forgets_what_is_gone() {
        company.field("deal", "text", "Region", Use.USUAL);
        var own = desk(company.all()).own();

        assertThat(CardParts.all(own)).contains("fields.region", "age");
        assertThat(CardParts.of("value,gone,fields.region", own)).hasToString("fields.region,value");
        assertThat(CardParts.usual(own).shown()).doesNotContain("fields.region");
    }
}
