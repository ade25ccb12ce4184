package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Ids;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.stage.Pipelines.Stage;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Toast;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class DealTableTest extends DealUiCase {

    private static CellEditor editor() {
        return _get(TableBody.class).getChildren().filter(CellEditor.class::isInstance).map(CellEditor.class::cast)
                .findFirst().orElseThrow();
    }

    private static List<String> columns() {
        return _get(DealGrid.class).getColumns().stream().filter(Grid.Column::isVisible).map(Grid.Column::getKey)
                .toList();
    }

    private static String summary(Details group) {
        return text(group.getSummary());
    }

    private static Anchor export() {
        return _get(Anchor.class, spec -> spec.withText("Export"));
    }

    private List<List<Object>> exported(String href) {
        var filter = new HashMap<String, String>();
        for (var each : href.substring(href.indexOf('?') + 1).split("&")) {
            var parts = each.split("=", 2);
            filter.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        var export = new DealExport(company.db, company.fields, texts, formats, company.clock);
        var rows = new ArrayList<List<Object>>();
        rows.add(List.copyOf(export.headings(company.all(), filter)));
        export.write(company.all(), filter, cells -> rows.add(Arrays.asList(cells)));
        return rows;
    }

    @Test
    void while_a_cell_is_open_no_row_moves_and_afterwards_all_is_shown_that_came() {
        var deal = deal("Water metering", "1200");
        table(company.all(), "");
        var shown = new AtomicInteger();
        _get(DealGrid.class).getDataProvider().addDataProviderListener(change -> shown.incrementAndGet());

        editor().open(deal, "value");
        deal("Came meanwhile", "9000");
        MockVaadin.runUIQueue();
        assertThat(shown).hasValue(0);

        editor().putBack();
        _get(TableBody.class).left();
        assertThat(shown).hasValue(1);
        _get(TableBody.class).left();
        assertThat(shown).hasValue(1);
    }

    @Test
    void what_groups_come_to_follows_a_change_while_they_stay_open() {
        var deal = deal("Water metering", "1200");
        table(company.all(), "?group=stage");
        var group = _get(Details.class);
        group.setOpened(true);

        deals.edit(company.all(), deal, DealField.VALUE, new BigDecimal("34000"), 1);
        MockVaadin.runUIQueue();

        assertThat(_get(Details.class).isOpened()).isTrue();
        assertThat(summary(_get(Details.class))).contains("RM\u00a034,000");
    }

    @Test
    void a_cell_is_edited_where_it_stands_and_one_key_takes_it_back() {
        var deal = deal("Water metering", "1200");
        var view = table(company.all(), "");

        editor().open(deal, "value");
        _setValue(_get(editor(), BigDecimalField.class), new BigDecimal("1500"));
        assertThat(editor().keep()).isTrue();
        assertThat(of(deal, "value")).isEqualTo("1500");
        assertThat(editor().isOpen()).isFalse();

        PageKeys.on(view).press("z");
        assertThat(of(deal, "value")).isEqualTo("1200");
    }

    @Test
    void what_cannot_be_is_told_in_the_cell_and_put_back_by_escape() {
        var deal = deal("Water metering", "1200");
        table(company.all(), "");
        editor().open(deal, "value");
        _setValue(_get(editor(), BigDecimalField.class), new BigDecimal("-1"));

        assertThat(editor().keep()).isFalse();
        assertThat(_get(editor(), BigDecimalField.class).getErrorMessage()).isEqualTo("A value cannot be below zero.");

        editor().putBack();
        assertThat(of(deal, "value")).isEqualTo("1200");
    }

    @Test
    void what_somebody_changed_meanwhile_is_shown_and_only_then_overwritten() {
        var deal = deal("Water metering", "1200");
        var ravi = company.viewer(company.ravi, new Visibility.All());
        table(company.all(), "");
        editor().open(deal, "name");
        _setValue(_get(editor(), TextField.class), "Mine");
        deals.edit(ravi, deal, DealField.NAME, "Theirs", 1);

        assertThat(editor().keep()).isFalse();
        assertThat(of(deal, "name")).isEqualTo("Theirs");
        assertThat(text(editor())).contains("Ravi Kumar changed this meanwhile").contains("Keep theirs: Theirs");
        assertThat(editor().keep()).as("leaving it decides nothing").isFalse();

        _click(button("Use mine: Mine"));
        assertThat(of(deal, "name")).isEqualTo("Mine");
    }

    @Test
    void an_older_act_on_the_same_cell_waits_for_the_later_one_and_blames_nobody() {
        var deal = deal("Water metering", "1200");
        var view = table(company.all(), "");
        for (var value : List.of("1500", "1900")) {
            editor().open(deal, "value");
            _setValue(_get(editor(), BigDecimalField.class), new BigDecimal(value));
            editor().keep();
        }
        _click(_find(Button.class, spec -> spec.withText("Undo")).getFirst());

        assertThat(of(deal, "value")).isEqualTo("1900");
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("Undo that first"))
                .noneSatisfy(words -> assertThat(words).contains("someone else"));
        PageKeys.on(view).press("z");
        assertThat(of(deal, "value")).isEqualTo("1500");
        PageKeys.on(view).press("z");
        assertThat(of(deal, "value")).isEqualTo("1200");
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("Undone: "));
    }

    @Test
    void what_could_not_be_taken_back_is_not_used_up() {
        var deal = deal("Water metering", "1200");
        var ravi = company.viewer(company.ravi, new Visibility.All());
        var view = table(company.all(), "");
        editor().open(deal, "value");
        _setValue(_get(editor(), BigDecimalField.class), new BigDecimal("1500"));
        editor().keep();
        deals.edit(ravi, deal, DealField.VALUE, new BigDecimal("9"), 2);
        PageKeys.on(view).press("z");
        assertThat(of(deal, "value")).isEqualTo("9");

        deals.edit(ravi, deal, DealField.VALUE, new BigDecimal("1500"), 3);
        PageKeys.on(view).press("z");
        assertThat(of(deal, "value")).isEqualTo("1200");
    }

    @Test
    void the_key_takes_back_what_a_toast_of_another_page_offers() {
        var view = table(company.all(), "");
        var taken = new AtomicInteger();
        Toast.undo("Deleted elsewhere", taken::incrementAndGet);

        PageKeys.on(view).press("z");
        assertThat(taken).hasValue(1);
        PageKeys.on(view).press("z");
        assertThat(taken).hasValue(1);
        assertThat(told()).anySatisfy(words -> assertThat(words).contains("Nothing to undo"));
    }

    @Test
    void another_field_that_somebody_changed_does_not_stand_in_the_way() {
        var deal = deal("Water metering", "1200");
        table(company.all(), "");
        editor().open(deal, "name");
        _setValue(_get(editor(), TextField.class), "Mine");
        deals.edit(company.viewer(company.ravi, new Visibility.All()), deal, DealField.VALUE, new BigDecimal("9"), 1);

        assertThat(editor().keep()).isTrue();
        assertThat(of(deal, "concat_ws('|', name, value)")).isEqualTo("Mine|9");
    }

    @Test
    void a_stage_and_a_field_of_the_companys_own_are_edited_too_but_no_stage_of_a_closed_deal() {
        var key = company.field("deal", "text", "Region", Use.USUAL);
        var deal = deal("Water metering", "1200");
        table(company.all(), "?outcome=all");
        editor().open(deal, "stage");
        @SuppressWarnings({"unchecked", "rawtypes"})
        ComboBox<Choice> stage = _get(editor(), ComboBox.class);
        var proposal = company.stages().get(2);
        _setValue(stage, new Choice(proposal.id(), proposal.name()));
        editor().keep();
        assertThat(of(deal, "stage_id")).isEqualTo(proposal.id().toString());

        editor().open(deal, "fields." + key);
        _setValue(_get(editor(), TextField.class), "North");
        editor().keep();
        assertThat(of(deal, "fields->>'" + key + "'")).isEqualTo("North");

        deals.close(company.all(), deal, true, company.reason("won"), 3);
        editor().open(deal, "stage");
        assertThat(editor().isOpen()).isFalse();
    }

    private void editStage(UUID deal, Stage to) {
        editor().open(deal, "stage");
        @SuppressWarnings({"unchecked", "rawtypes"})
        ComboBox<Choice> stage = _get(editor(), ComboBox.class);
        _setValue(stage, new Choice(to.id(), to.name()));
        editor().keep();
        assertThat(of(deal, "stage_id")).isEqualTo(to.id().toString());
    }

    @Test
    void an_edited_stage_is_taken_back_with_the_time_that_the_deal_stood_there() {
        var deal = deal("Water metering", "1200");
        company.execute("update pipeline.deal set stage_since = '2026-10-01T00:00:00Z' where id = ?", deal);
        var view = table(company.all(), "");
        editStage(deal, company.stages().get(2));

        PageKeys.on(view).press("z");

        assertThat(of(deal, "concat_ws('|', stage_id, stage_since at time zone 'UTC')"))
                .isEqualTo(company.stages().getFirst().id() + "|2026-10-01 00:00:00");
    }

    @Test
    void a_stage_that_was_edited_backwards_is_taken_back_whatever_its_stage_asks_for() {
        var deal = deal("Water metering", "1200");
        var second = company.stages().get(1);
        deals.move(company.all(), deal, second.id(), 1);
        company.execute(
                "insert into pipeline.stage_criterion (id, stage_id, position, text) values (?, ?, 1, 'Called')",
                Ids.next(), company.stages().getFirst().id());
        var view = table(company.all(), "");
        editStage(deal, company.stages().getFirst());

        PageKeys.on(view).press("z");

        assertThat(of(deal, "stage_id")).isEqualTo(second.id().toString());
    }

    @Test
    @Tag("X5")
    void one_who_may_only_look_edits_no_cell() {
        var deal = deal("Water metering", "1200");
        table(company.viewer(company.ravi, new Visibility.All(), "pipeline.deal.read"), "");

        editor().open(deal, "name");

        assertThat(editor().isOpen()).isFalse();
        assertThat(_get(DealGrid.class).getColumnByKey("name").getElement().hasAttribute("data-edit")).isFalse();
    }

    @Test
    void columns_are_kept_for_the_person_and_an_address_goes_before() {
        deal("Water metering", "1200");
        var view = table(company.all(), "");
        assertThat(columns()).startsWith("name", "account", "stage", "value").doesNotContain("source");

        view.ordered(new DealColumns(List.of("name", "source", "value")));
        assertThat(columns()).containsExactly("name", "source", "value");

        UI.getCurrent().removeAll();
        table(company.all(), "");
        assertThat(columns()).containsExactly("name", "source", "value");
        UI.getCurrent().removeAll();
        table(company.viewer(company.ravi, new Visibility.All()), "");
        assertThat(columns()).contains("account");
        UI.getCurrent().removeAll();
        table(company.all(), "?columns=name,owner,gone");
        assertThat(columns()).containsExactly("name", "owner");
    }

    @Test
    void groups_say_how_many_deals_they_have_and_what_they_come_to() {
        deal("One", "1000");
        deal("Two", "500");
        var other = deal("Three", null);
        deals.move(company.all(), other, company.stages().get(1).id(), 1);
        table(company.all(), "?group=stage");

        assertThat(_find(Details.class)).extracting(DealTableTest::summary)
                .containsExactly("Lead qualification2 dealsRM\u00a0150 weightedRM\u00a01,500",
                        "Scoping1 dealno value yet");
        var first = _get(Details.class, spec -> spec.withPredicate(each -> summary(each).startsWith("Lead")));
        first.setOpened(true);
        var rows = _get(first, DealGrid.class);
        assertThat(GridKt._fetch(rows, 0, 10)).extracting(DealList.Row::name).containsExactly("One", "Two");
    }

    @Test
    void groups_of_stages_say_of_which_pipeline_they_are_where_there_are_several() {
        deal("One", "1000");
        var pipeline = Ids.next();
        var stage = Ids.next();
        company.execute("insert into pipeline.pipeline (id, name, position) values (?, 'Renewals', 9)", pipeline);
        company.execute("insert into pipeline.stage (id, pipeline_id, name, position, probability, funnel_stage)"
                + " values (?, ?, 'Lead qualification', 1, 0.5, 'interest')", stage, pipeline);
        var elsewhere = deal("Two", "500");
        company.execute("update pipeline.deal set pipeline_id = ?, stage_id = ? where id = ?", pipeline, stage,
                elsewhere);
        table(company.all(), "?group=stage");

        assertThat(_find(Details.class)).extracting(DealTableTest::summary).satisfiesExactly(
                first -> assertThat(first).startsWith("Lead qualification ").doesNotContain("Renewals"),
                second -> assertThat(second).startsWith("Lead qualification Renewals1 deal"));
    }

    @Test
    void the_export_is_what_is_seen_in_columns_order_filter_and_groups() {
        deal("Boiler", "500");
        deal("Pump", "900");
        var scoped = deal("Pipe", "700");
        deals.move(company.all(), scoped, company.stages().get(1).id(), 1);
        deal("Valve", "10");
        table(company.all(), "?columns=name,value,stage&sort=-value&min=100&group=stage");

        assertThat(exported(export().getHref())).containsExactly(
                List.of("By stage", "Name", "Value", "Stage"),
                List.of("Lead qualification", "Pump", new BigDecimal("900"), "Lead qualification"),
                List.of("Lead qualification", "Boiler", new BigDecimal("500"), "Lead qualification"),
                Arrays.asList("Total", "Lead qualification", new BigDecimal("1400"), null),
                List.of("Scoping", "Pipe", new BigDecimal("700"), "Scoping"),
                Arrays.asList("Total", "Scoping", new BigDecimal("700"), null));
    }

    @Test
    void below_the_rows_stands_what_they_come_to() {
        deal("One", "1000");
        deal("Two", "500");
        table(company.all(), "");

        var foot = _get(DealGrid.class).getFooterRows().getFirst();
        assertThat(foot.getCell(_get(DealGrid.class).getColumnByKey("name")).getText()).isEqualTo("2 deals");
        assertThat(foot.getCell(_get(DealGrid.class).getColumnByKey("value")).getText()).isEqualTo("RM\u00a01,500");
    }

    @Test
    void every_way_of_grouping_adds_up_to_all_deals() {
        deal("One", "1000");
        deals.create(company.all(),
                new Deals.NewDeal("Bare", company.stages().getFirst().id(), null, company.ravi, null,
                        new BigDecimal("7"), null));
        var list = new DealList(company.db, company.fields);
        var groups = new DealGroups(company.db, list, company.fields);
        var query = new DealQuery(null, null, "open", DealFilter.NONE);

        for (var by : DealGroups.By.values()) {
            var found = groups.of(company.all(), query, by);
            assertThat(found.stream().mapToLong(DealGroups.Group::count).sum()).as(by.word()).isEqualTo(2);
            assertThat(found).as(by.word()).allSatisfy(group -> assertThat(
                    groups.rows(company.all(), query, by, group, DealList.Sort.USUAL, 0, 10))
                    .hasSize((int) group.count()));
        }
        assertThat(groups.of(company.only(company.ravi), query, DealGroups.By.MONTH))
                .extracting(DealGroups.Group::count).containsExactly(1L);
        assertThat(groups.of(company.all(), query, DealGroups.By.MONTH)).extracting(DealGroups.Group::key)
                .containsExactly("2026-12", null);
    }
}
