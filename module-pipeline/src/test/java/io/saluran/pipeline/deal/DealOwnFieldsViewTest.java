package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.customfield.CustomField;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.testing.Hands;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A company's own fields where people see and change them.
@Tag("P23")
class DealOwnFieldsViewTest extends DealUiCase {

    private static final Use EVERYWHERE = new Use(false, Set.of(), true, true, true);

    private UUID deal(String name, FieldEdit... own) {
        return deals.create(company.all(), new Deals.NewDeal(name, company.stages().getFirst().id(), company.account,
                null, null, null, null), List.of(own));
    }

    private static FieldEdit text(String key, String text) {
        return new FieldEdit(key, new FieldValue.Text(text));
    }

    private static FieldEdit number(String key, int number) {
        return new FieldEdit(key, new FieldValue.Decimal(BigDecimal.valueOf(number)));
    }

    private static NativeButton fact(String label) {
        return _get(NativeButton.class, spec -> spec.withPredicate(
                each -> Objects.equals(label, each.getElement().getAttribute("title"))));
    }

    @Test
    void a_fact_is_edited_in_place_and_its_change_stands_in_the_timeline() {
        company.field("deal", "whole", "Seats", EVERYWHERE);
        var deal = deal("Pump", number("seats", 12));
        page(company.all(), deal, "");
        assertThat(fact("Seats").getText()).isEqualTo("12");

        _click(fact("Seats"));
        _setValue(_get(input(), BigDecimalField.class), new BigDecimal("13"));
        Hands.leave(input());
        assertThat(of(deal, "fields")).isEqualTo("{\"seats\": 13}");
        assertThat(fact("Seats").getText()).isEqualTo("13");
        assertThat(text(UI.getCurrent())).contains("Seats").contains("12").contains("13");
    }

    @Test
    @Tag("P1")
    void a_tag_is_typed_and_another_taken_as_it_is_written_already() {
        company.field("deal", "tags", "Tags", EVERYWHERE);
        var deal = deal("Pump", new FieldEdit("tags", new FieldValue.Several(List.of("Renewal"))));
        page(company.all(), deal, "");
        _click(fact("Tags"));
        var box = _get(MultiSelectComboBox.class);
        assertThat((Object) box.getValue()).isEqualTo(Set.of("Renewal"));

        type(box, "Trade fair, renewal");
        Hands.leave(input());
        assertThat(of(deal, "fields")).isEqualTo("{\"tags\": [\"Renewal\", \"Trade fair\"]}");
        assertThat(text(fact("Tags")).strip()).isEqualTo("Renewal Trade fair");
    }

    @Test
    void a_tag_that_is_too_long_is_said_to_be_and_the_others_stay() {
        company.field("deal", "tags", "Tags", EVERYWHERE);
        var deal = deal("Pump", new FieldEdit("tags", new FieldValue.Several(List.of("Renewal"))));
        page(company.all(), deal, "");
        _click(fact("Tags"));
        type(_get(MultiSelectComboBox.class), "x".repeat(41));
        Hands.leave(input());

        assertThat(input().getErrorMessage()).contains("has more than 40 characters");
        assertThat(of(deal, "fields")).isEqualTo("{\"tags\": [\"Renewal\"]}");
    }

    private static void type(MultiSelectComboBox<?> box, String tags) {
        ComponentUtil.fireEvent(box, new ComboBoxBase.CustomValueSetEvent<>(box, true, tags));
    }

    @Test
    void what_is_no_value_stays_in_the_field_and_is_not_saved() {
        company.field("deal", "whole", "Seats", EVERYWHERE);
        var deal = deal("Pump", number("seats", 12));
        page(company.all(), deal, "");
        _click(fact("Seats"));
        _setValue(_get(input(), BigDecimalField.class), new BigDecimal("1.5"));
        Hands.leave(input());
        assertThat(input().isInvalid()).isTrue();
        assertThat(of(deal, "fields")).isEqualTo("{\"seats\": 12}");
    }

    private static CustomField<?> input() {
        return _get(CustomField.class);
    }

    @Test
    void a_field_whose_bundle_is_away_is_shown_as_it_is_kept_and_cannot_be_changed() {
        company.field("deal", "text", "Rating", EVERYWHERE);
        var deal = deal("Pump", text("rating", "four stars"));
        company.execute("update platform.custom_field set type = 'reviews.stars', bundle = 'example.reviews'");
        company.fields.reload();
        var page = page(company.all(), deal, "");
        assertThat(text(page)).contains("four stars")
                .contains("The extension example.reviews, which brings this kind of field, is not running.");
        assertThat(_find(NativeButton.class, spec -> spec.withPredicate(
                each -> "Rating".equals(each.getElement().getAttribute("title"))))).isEmpty();
    }

    @Test
    void the_list_has_a_column_and_is_sorted_and_narrowed_by_it() {
        company.field("deal", "choice", "Tier", EVERYWHERE, "Silver", "Gold");
        company.field("deal", "whole", "Seats", EVERYWHERE);
        deal("A", text("tier", "gold"), number("seats", 9));
        deal("B", text("tier", "silver"), number("seats", 120));
        deal("C");

        assertThat(names("")).containsExactlyInAnyOrder("A", "B", "C");
        // in the order of the choices and of the numbers, not of their letters
        assertThat(names("?sort=fields.tier")).containsExactly("B", "A", "C");
        assertThat(names("?sort=-fields.seats")).containsExactly("B", "A", "C");
        assertThat(names("?f.tier=%22gold%22")).containsExactly("A");
        assertThat(names("?f.seats.from=10")).containsExactly("B");
        assertThat(names("?f.seats.from=9&f.seats.to=9")).containsExactly("A");
    }

    private List<String> names(String query) {
        UI.getCurrent().removeAll();
        table(company.all(), query);
        var grid = _get(DealGrid.class);
        assertThat(grid.getColumnByKey("fields.tier").getHeaderText()).isEqualTo("Tier");
        return GridKt._findAll(grid).stream().map(DealList.Row::name).toList();
    }

    @Test
    void a_filter_that_leaves_nothing_is_named_by_its_label() {
        company.field("deal", "whole", "Seats", EVERYWHERE);
        deal("A", number("seats", 9));
        assertThat(text(table(company.all(), "?f.seats.from=10"))).contains("“Seats” leaves out the most");
    }

    @Test
    void words_in_any_text_are_found_by_the_filter_and_the_search_box() {
        company.field("deal", "text", "Tender", EVERYWHERE);
        deal("A", text("tender", "Jabatan Ketuä Menteri"));
        deal("B", text("tender", "100% lain"));
        var list = new DealList(company.db, company.fields);
        var held = new DealQuery(null, null, null, DealFilter.of(Map.of("f.tender.has", List.of("KETUA"))));
        assertThat(list.rows(company.all(), held, DealList.Sort.USUAL, 0, 10)).extracting(DealList.Row::name)
                .containsExactly("A");
        var percent = new DealQuery(null, null, null, DealFilter.of(Map.of("f.tender.has", List.of("0%"))));
        assertThat(list.rows(company.all(), percent, DealList.Sort.USUAL, 0, 10)).extracting(DealList.Row::name)
                .containsExactly("B");
        assertThat(new DealSearch(company.db, texts).search(company.all(), "menteri", 5))
                .extracting(hit -> hit.title()).containsExactly("A");
        assertThat(new DealSearch(company.db, texts).search(company.only(company.ravi), "menteri", 5)).isEmpty();
    }

    @Test
    void a_filter_that_cannot_be_read_is_left_out() {
        assertThat(FieldFilter.of(Map.of("f.tier", List.of("gold"), "f.Tier!", List.of("1"), "f.seats.from",
                List.of(""), "q", List.of("x")))).isEqualTo(FieldFilter.NONE);
    }

    @Test
    void cards_show_what_they_are_to_and_the_board_is_narrowed() {
        company.field("deal", "choice", "Tier", EVERYWHERE, "Silver", "Gold");
        company.field("deal", "text", "Tender", Use.USUAL);
        var deal = deal("A", text("tier", "gold"), text("tender", "T-1"));
        deal("B");
        var read = new DealBoard(company.db);
        var card = read.card(company.all(), deal, DealFilter.NONE).orElseThrow();
        var own = new OwnFields(company.fields, DealOwnFields.TYPE);
        var shown = new DealCards(texts, formats, company.clock, company.fields).card(card,
                new DealCards.Look(new Ripeness.Limits(null, null), CardParts.usual(own)), Map.of(), company.all());
        assertThat(shown.facts()).singleElement().satisfies(fact -> {
            assertThat(fact.label()).isEqualTo("Tier");
            assertThat(fact.value()).isEqualTo("Gold");
        });
        var narrowed = read.open(company.all(), company.stages().getFirst().pipeline(),
                DealFilter.of(Map.of("f.tier", List.of("\"gold\""))));
        assertThat(narrowed.columns().getFirst().count()).isEqualTo(1);
    }

    @Test
    void a_move_asks_for_what_is_needed_there() {
        var proposal = company.stages().get(2);
        company.field("deal", "text", "Tender", new Use(false, Set.of(proposal.id()), false, false, false));
        var deal = deal("Pump");
        page(company.all(), deal, "");
        _click(plainButton("Move to Proposal"));
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Needed for Proposal");
        _click(button("Save and move"));
        assertThat(of(deal, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());

        _setValue(_get(_get(Dialog.class), TextField.class), "T-1");
        _click(button("Save and move"));
        assertThat(of(deal, "stage_id")).isEqualTo(proposal.id().toString());
        assertThat(of(deal, "fields")).isEqualTo("{\"tender\": \"T-1\"}");
    }

    @Test
    void a_new_deal_asks_for_what_is_required_and_offers_the_rest() {
        company.field("deal", "text", "Tender", new Use(true, Set.of(), false, false, false));
        IntStream.range(0, 39).forEach(i -> company.field("deal", "text", "Field " + i, Use.USUAL));
        board(company.all(), "");
        _click(button("New deal"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Pump");
        _click(button("Create deal"));
        assertThat(company.value("select count(*)::text from pipeline.deal")).isEqualTo("0");

        var asked = _find(CustomField.class);
        assertThat(asked).hasSize(40);
        var tender = asked.stream().filter(each -> "Tender".equals(each.getLabel())).findFirst().orElseThrow();
        assertThat(tender.isInvalid()).isTrue();
        _setValue(_get(tender, TextField.class), "T-1");
        _click(button("Create deal"));
        assertThat(company.value("select fields::text from pipeline.deal")).isEqualTo("{\"tender\": \"T-1\"}");
    }

    @Test
    void an_export_has_a_column_for_each_in_the_language_of_who_takes_it() {
        company.field("deal", "choices", "Needs", Use.USUAL, "Training", "Support");
        company.field("deal", "whole", "Seats", Use.USUAL);
        deal("A", new FieldEdit("needs", new FieldValue.Several(List.of("training", "support"))), number("seats", 3));
        var export = new DealExport(company.db, company.fields, texts, formats, company.clock);
        assertThat(export.furtherColumns(company.all())).containsExactly("Needs", "Seats");
        export.write(company.all(), Map.of(), cells -> {
            assertThat(cells).hasSize(export.columns().size() + 2);
            assertThat(cells[cells.length - 2]).isEqualTo("Training; Support");
            assertThat(cells[cells.length - 1]).isEqualTo(BigDecimal.valueOf(3));
        });
    }
}
