package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldValue;
import io.saluran.ui.component.Board;
import io.saluran.ui.component.PageKeys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
@Tag("X11")
class DealChoosingTest extends DealUiCase {

    private static void choose(UUID... deals) {
        var board = _get(Board.class);
        ComponentUtil.fireEvent(board, new Board.CardsChosen(board, true,
                Arrays.stream(deals).map(UUID::toString).collect(Collectors.joining(" "))));
    }

    private static String effect() {
        return _get(Paragraph.class, spec -> spec.withClasses("s-effect")).getText();
    }

    private void giveDate(LocalDate day) {
        _click(button("Close date"));
        _setValue(_get(_get(Dialog.class), DatePicker.class), day);
    }

    @Test
    void chosen_cards_bring_up_what_can_be_done_with_them_and_none_takes_it_away() {
        var deal = deal("Water metering", "1200");
        board(company.all(), "");
        assertThat(_find(ChosenBar.class)).isEmpty();

        choose(deal);
        assertThat(text(_get(ChosenBar.class))).contains("1 chosen");

        choose();
        assertThat(_find(ChosenBar.class)).isEmpty();
    }

    @Test
    void the_dialog_says_what_will_change_before_it_does_and_one_key_takes_it_back() {
        var open = deal("Water metering", "1200");
        var closed = deal("Boiler sensors", "800");
        board(company.all(), "");
        choose(open, closed);
        deals.close(company.viewer(company.ravi, new Visibility.All()), closed, true, company.reason("won"), 1);

        giveDate(LocalDate.of(2027, 3, 1));
        assertThat(effect()).isEqualTo("1 deal changes, 1 stays as it is: 1 closed");
        assertThat(of(open, "closes_on")).isEqualTo("2026-12-18");

        _click(button("Change"));
        assertThat(of(open, "closes_on")).isEqualTo("2027-03-01");
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("1 deal changed"));
        assertThat(_find(ChosenBar.class)).isEmpty();

        PageKeys.on(_get(DealBoardView.class)).press("z");
        assertThat(of(open, "closes_on")).isEqualTo("2026-12-18");
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("1 deal is as it was"));
    }

    @Test
    void enter_takes_a_value_first_and_changes_only_what_was_shown() {
        var deal = deal("Water metering", "1200");
        board(company.all(), "");
        choose(deal);
        _click(button("Close date"));
        var dialog = (BulkEditDialog) _get(Dialog.class);
        var day = _get(dialog, DatePicker.class);
        // each look-up is an answer to the browser, so none stands between
        day.setValue(LocalDate.of(2027, 3, 1));
        dialog.enter();
        assertThat(of(deal, "closes_on")).isEqualTo("2026-12-18");

        MockVaadin.clientRoundtrip(true);
        dialog.enter();
        assertThat(of(deal, "closes_on")).isEqualTo("2027-03-01");
    }

    @Test
    void the_dialog_names_the_deals_with_what_they_hold_and_will_hold() {
        var ids = new ArrayList<UUID>();
        for (var each = 0; each < 23; each++) {
            ids.add(deal("Deal " + each, "1200"));
        }
        board(company.all(), "");
        choose(ids.toArray(UUID[]::new));
        giveDate(LocalDate.of(2027, 3, 1));

        var lines = _get(BulkExamplesList.class).getChildren().map(DealUiCase::text).toList();
        assertThat(lines).hasSize(21).endsWith("and 3 more");
        assertThat(lines.getFirst()).endsWith("18 Dec → 1 Mar 2027");
    }

    @Test
    void a_field_is_emptied_for_all() {
        var deal = deal("Water metering", "1200");
        board(company.all(), "");
        choose(deal);
        _click(button("Close date"));
        _setValue(_get(_get(Dialog.class), Checkbox.class), true);
        assertThat(text(_get(BulkExamplesList.class))).contains("18 Dec → nothing");
        _click(button("Change"));
        assertThat(of(deal, "closes_on")).isNull();

        _click(button("Undo"));
        assertThat(of(deal, "closes_on")).isEqualTo("2026-12-18");
    }

    @Test
    void tags_are_added_to_all_or_taken_away() {
        company.field("deal", "tags", "Tags", Use.USUAL);
        var deal = deal("Water metering", "1200");
        company.execute("update pipeline.deal set fields = '{\"tags\": [\"Zoo\"]}' where id = ?", deal);
        board(company.all(), "");
        choose(deal);
        tags("Fair");
        assertThat(text(_get(BulkExamplesList.class))).contains("Zoo → + Fair");
        _click(button("Change"));
        assertThat(of(deal, "fields")).isEqualTo("{\"tags\": [\"Fair\", \"Zoo\"]}");

        choose(deal);
        var how = tags("Zoo");
        how.setValue(how.getListDataView().getItem(1));
        assertThat(effect()).isEqualTo("1 deal changes");
        _click(button("Change"));
        assertThat(of(deal, "fields")).isEqualTo("{\"tags\": [\"Fair\"]}");
    }

    @SuppressWarnings("unchecked")
    private Select<Object> tags(String tag) {
        _click(button("Field"));
        var which = _get(_get(Dialog.class), ComboBox.class);
        which.setValue(which.getListDataView().getItems().filter(each -> each.toString().contains("Tags")).findFirst()
                .orElseThrow());
        _get(_get(Dialog.class), CustomField.class).setValue(new FieldValue.Several(List.of(tag)));
        return _get(_get(Dialog.class), Select.class);
    }

    @Test
    void a_key_on_one_of_many_moves_them_all_and_one_key_takes_it_back() {
        var one = deal("One", "10");
        var two = deal("Two", "20");
        var view = board(company.all(), "");
        choose(one, two);
        var to = company.stages().get(1).id().toString();
        ComponentUtil.fireEvent(_get(Board.class), new Board.CardsMoved(_get(Board.class), true, to));
        assertThat(of(one, "stage_id")).isEqualTo(to);
        assertThat(of(two, "stage_id")).isEqualTo(to);

        PageKeys.on(view).press("z");
        assertThat(of(one, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());
        assertThat(of(two, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());
    }

    @Test
    void rows_of_the_table_are_chosen_one_by_one_and_up_to_another() {
        for (var name : new String[] {"a", "b", "c", "d"}) {
            deal(name, "10");
        }
        var view = table(company.all(), "?sort=name");
        var choice = new RowChoice(_get(DealGrid.class), (from, count) -> new DealList(company.db, company.fields)
                .rows(company.all(), new DealQuery(null, null, "open", DealFilter.NONE),
                        new DealList.Sort("name", false), from, count),
                ids -> {});
        choice.choose(1, false);
        choice.choose(3, true);

        assertThat(_get(DealGrid.class).getSelectedItems()).extracting(DealList.Row::name)
                .containsExactlyInAnyOrder("b", "c", "d");
        view.chooseNone();
        assertThat(_get(DealGrid.class).getSelectedItems()).isEmpty();
    }

    @Test
    void rows_that_are_chosen_get_an_owner_and_the_button_takes_it_back() {
        var one = deal("One", "10");
        table(company.all(), "");
        var grid = _get(DealGrid.class);
        grid.asMultiSelect().select(new DealList(company.db, company.fields).rows(company.all(),
                new DealQuery(null, null, "open", DealFilter.NONE), DealList.Sort.USUAL, 0, 1));

        _click(button("Owner"));
        @SuppressWarnings({"unchecked", "rawtypes"})
        ComboBox<Choice> owner = _get(_get(Dialog.class), ComboBox.class);
        _setValue(owner, new Choice(company.ravi, "Ravi Kumar"));
        _click(button("Change"));
        assertThat(of(one, "owner_id")).isEqualTo(company.ravi.toString());

        _click(button("Undo"));
        assertThat(of(one, "owner_id")).isEqualTo(company.aminah.toString());
    }

    @Test
    void the_last_acts_are_taken_back_one_after_the_other() {
        var deal = deal("Water metering", "1200");
        var view = board(company.all(), "");
        var stages = company.stages();
        move(deal, 1, 1);
        move(deal, 2, 2);

        PageKeys.on(view).press("z");
        assertThat(of(deal, "stage_id")).isEqualTo(stages.get(1).id().toString());
        PageKeys.on(view).press("z");
        assertThat(of(deal, "stage_id")).isEqualTo(stages.getFirst().id().toString());
        PageKeys.on(view).press("z");
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("Nothing to undo"));
    }

    @Test
    void what_somebody_moved_on_since_is_told_and_left_but_another_field_does_not_matter() {
        var moved = deal("Moved", "1200");
        var renamed = deal("Renamed", "1200");
        var view = board(company.all(), "");
        var ravi = company.viewer(company.ravi, new Visibility.All());
        move(renamed, 1, 1);
        move(moved, 1, 1);
        deals.edit(ravi, renamed, DealField.NAME, "Renamed by Ravi", 2);
        deals.move(ravi, moved, company.stages().get(3).id(), 2);

        PageKeys.on(view).press("z");
        assertThat(of(moved, "stage_id")).isEqualTo(company.stages().get(3).id().toString());
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("changed by someone else since"));

        PageKeys.on(view).press("z");
        assertThat(of(renamed, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());
    }

    @Test
    void on_a_deals_page_a_reopening_is_taken_back_with_its_reason() {
        var deal = deal("Water metering", "1200");
        deals.close(company.all(), deal, false, company.reason("lost"), 1);
        var view = page(company.all(), deal, "");

        _click(button("Reopen"));
        assertThat(of(deal, "outcome")).isNull();
        PageKeys.on(view).press("z");

        assertThat(of(deal, "concat_ws('|', outcome, reason_id)")).isEqualTo("lost|" + company.reason("lost"));
    }

    @Test
    @Tag("X5")
    void one_who_may_only_look_can_take_out_what_is_chosen_and_nothing_else() {
        var deal = deal("Water metering", "1200");
        board(company.viewer(company.ravi, new Visibility.All(), "pipeline.deal.read"), "");
        choose(deal);

        assertThat(text(_get(ChosenBar.class))).contains("Export").doesNotContain("Owner").doesNotContain("Delete");
    }

    private void move(UUID deal, int toStage, int version) {
        var stages = company.stages();
        var board = _get(Board.class);
        ComponentUtil.fireEvent(board, new Board.CardMoved(board, true, deal.toString(),
                stages.getFirst().id().toString(), stages.get(toStage).id().toString(), version));
    }
}
