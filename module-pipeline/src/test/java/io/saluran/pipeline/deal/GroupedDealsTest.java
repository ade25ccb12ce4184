package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.details.Details;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class GroupedDealsTest extends DealUiCase {

    private final Viewer ravi = company.viewer(company.ravi, new Visibility.All());

    private void at(UUID account, String name, String value) {
        deals.create(company.all(), new Deals.NewDeal(name, company.stages().getFirst().id(), account, null, null,
                new BigDecimal(value), null));
    }

    /// Without headings.
    private List<List<Object>> exported(String group) {
        var filter = new HashMap<>(Map.of("group", group, "columns", "name,value", "sort", "-value"));
        var rows = new ArrayList<List<Object>>();
        new DealExport(company.db, company.fields, texts, formats, company.clock).write(company.all(), filter,
                cells -> rows.add(Arrays.asList(cells)));
        return rows;
    }

    private static List<Object> row(String group, String name, String value) {
        return List.of(group, name, new BigDecimal(value));
    }

    @Test
    void in_a_file_groups_whose_names_differ_only_in_case_stay_whole() {
        var one = company.account("ACME");
        var other = company.account("Acme");
        at(one, "a", "900");
        at(other, "b", "700");
        at(one, "c", "500");

        assertThat(exported("account")).containsExactlyInAnyOrder(row("ACME", "a", "900"), row("ACME", "c", "500"),
                row("Total", "ACME", "1400"), row("Acme", "b", "700"), row("Total", "Acme", "700"));
    }

    @Test
    void in_a_file_groups_of_the_same_name_stay_apart() {
        at(company.account("Acme"), "a", "900");
        at(company.account("Acme"), "b", "700");

        assertThat(exported("account")).contains(row("Total", "Acme", "900"), row("Total", "Acme", "700"));
    }

    @Test
    void in_a_file_stages_say_of_which_pipeline_they_are_where_there_are_several() {
        deal("One", "1000");
        var pipeline = Ids.next();
        var stage = Ids.next();
        company.execute("insert into pipeline.pipeline (id, name, position) values (?, 'Renewals', 9)", pipeline);
        company.execute("insert into pipeline.stage (id, pipeline_id, name, position, probability, funnel_stage)"
                + " values (?, ?, 'Lead qualification', 1, 0.5, 'interest')", stage, pipeline);
        var first = company.value("select name from pipeline.pipeline order by position limit 1");
        assertThat(exported("stage")).contains(row("Total", "Lead qualification", "1000"));

        company.execute("update pipeline.deal set pipeline_id = ?, stage_id = ? where id = ?", pipeline, stage,
                deal("Two", "500"));
        assertThat(exported("stage")).containsExactly(
                row("Lead qualification · " + first, "One", "1000"),
                row("Total", "Lead qualification · " + first, "1000"),
                row("Lead qualification · Renewals", "Two", "500"),
                row("Total", "Lead qualification · Renewals", "500"));
    }

    private static Details group(String name) {
        return _find(Details.class).stream().filter(each -> text(each.getSummary()).startsWith(name)).findFirst()
                .orElseThrow();
    }

    private static DealGrid rows() {
        return _get(group("Lead"), DealGrid.class);
    }

    private static void tick(int row) {
        rows().asMultiSelect().select(GridKt._get(rows(), row));
    }

    private static List<String> ticked() {
        return rows().getSelectedItems().stream().map(DealList.Row::name).sorted().toList();
    }

    private static String bar() {
        return text(_get(ChosenBar.class));
    }

    @Test
    void what_is_chosen_in_a_group_stays_ticked_when_somebody_changes_another_deal() {
        deal("a", "900");
        deal("b", "800");
        deal("c", "700");
        var scoped = deal("d", "600");
        deals.move(company.all(), scoped, company.stages().get(1).id(), 1);
        table(company.all(), "?group=stage");
        group("Lead").setOpened(true);
        tick(0);
        tick(1);

        deals.edit(ravi, scoped, DealField.NAME, "Changed", 2);
        MockVaadin.runUIQueue();
        assertThat(ticked()).containsExactly("a", "b");
        assertThat(bar()).contains("2 chosen");

        tick(2);
        assertThat(bar()).contains("3 chosen");
    }

    @Test
    void what_is_chosen_stays_ticked_when_its_group_is_closed_and_opened_again() {
        deal("a", "900");
        deal("b", "800");
        table(company.all(), "?group=stage");
        group("Lead").setOpened(true);
        tick(0);
        group("Lead").setOpened(false);
        group("Lead").setOpened(true);
        assertThat(ticked()).containsExactly("a");

        tick(1);
        assertThat(bar()).contains("2 chosen");
        _get(TableBody.class).chooseNone();
        assertThat(ticked()).isEmpty();
        assertThat(_find(ChosenBar.class)).isEmpty();
    }

    @Test
    void what_left_the_groups_is_not_chosen_any_more() {
        var gone = deal("a", "900");
        deal("b", "800");
        table(company.all(), "?group=stage");
        group("Lead").setOpened(true);
        tick(0);
        tick(1);

        deals.delete(ravi, gone, 1);
        MockVaadin.runUIQueue();
        assertThat(ticked()).containsExactly("b");
        assertThat(bar()).contains("1 chosen");
    }
}
