package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Span;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class DealTableColumnsTest extends DealUiCase {

    private static final String COLUMNS = "name,warnings,probability,weighted,team,value";

    private UUID inStage(String name, String value, int stage) {
        var deal = deal(name, value);
        deals.move(company.all(), deal, company.stages().get(stage).id(), 1);
        return deal;
    }

    private List<String> names(String sort) {
        return new DealList(company.db, company.fields).rows(company.all(),
                new DealQuery(null, null, "open", DealFilter.NONE), DealList.Sort.of(sort), 0, 50).stream()
                .map(DealList.Row::name).toList();
    }

    @Test
    void a_row_says_what_its_card_warns_of_how_likely_it_is_and_the_owners_team() {
        var deal = deal("Water metering", "1200");
        company.execute("update pipeline.deal set closes_on = '2020-01-02' where id = ?", deal);
        var team = company.team("Klang Valley");
        company.execute(
                "update platform.person set team_id = ? where id = (select owner_id from pipeline.deal where id = ?)",
                team, deal);
        table(company.all(), "?columns=" + COLUMNS);

        var row = GridKt._getFormattedRow(_get(DealGrid.class), 0);
        assertThat(row).contains("10%", "RM\u00a0120", "Klang Valley", "RM\u00a01,200");
        var warnings = GridKt._getCellComponent(_get(DealGrid.class), 0, "warnings");
        assertThat(text(warnings)).contains("Close date passed, 2 Jan 2020").contains("No next step");
    }

    @Test
    void a_closed_deal_is_neither_likely_nor_warned_of() {
        var deal = deal("Water metering", "1200");
        deals.close(company.all(), deal, true, company.reason("won"), 1);
        var row = new DealList(company.db, company.fields).one(company.all(), deal).orElseThrow();

        assertThat(row.probability()).isNull();
        assertThat(row.weighted()).isNull();
        assertThat(names("-weighted")).isEmpty();
    }

    @Test
    void by_weighted_value_a_likely_small_deal_goes_before_an_unlikely_large_one() {
        inStage("Likely", "1000", 3);
        deal("Large", "1500");
        deal("Unknown", null);

        assertThat(names("-weighted")).containsExactly("Likely", "Large", "Unknown");
        assertThat(names("weighted")).containsExactly("Large", "Likely", "Unknown");
    }

    @Test
    void where_nothing_is_likely_no_row_is_on_two_pages() {
        for (var each = 1; each <= 6; each++) {
            deal("Deal " + each, String.valueOf(each * 100));
        }
        company.execute("update pipeline.stage set probability = 0");
        var list = new DealList(company.db, company.fields);
        var seen = new ArrayList<UUID>();
        for (var offset = 0; offset < 6; offset += 2) {
            list.rows(company.all(), new DealQuery(null, null, "open", DealFilter.NONE),
                    DealList.Sort.of("-weighted"), offset, 2).forEach(row -> seen.add(row.id()));
        }
        assertThat(seen).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void only_what_an_index_has_in_order_can_be_sorted_by() {
        deal("One", "1000");
        table(company.all(), "?columns=" + COLUMNS);

        var grid = _get(DealGrid.class);
        assertThat(grid.getColumnByKey("weighted").isSortable()).isTrue();
        assertThat(grid.getColumnByKey("probability").isSortable()).isTrue();
        assertThat(grid.getColumnByKey("warnings").isSortable()).isFalse();
        assertThat(grid.getColumnByKey("team").isSortable()).isFalse();
    }

    @Test
    void what_a_group_comes_to_belongs_to_the_columns_of_its_amounts() {
        deal("One", "1000");
        table(company.all(), "?group=stage&columns=" + COLUMNS);

        assertThat(_find(_get(Details.class), Span.class, spec -> spec.withPredicate(
                each -> each.getElement().hasAttribute("data-column")))).extracting(
                        each -> each.getElement().getAttribute("data-column") + " " + each.getText())
                .containsExactly("value RM\u00a01,000", "weighted RM\u00a0100");
    }

    @Test
    void the_file_has_the_same_columns_and_the_groups_weighted_value() {
        deal("One", "1000");
        var export = new DealExport(company.db, company.fields, texts, formats, company.clock);
        var rows = new ArrayList<List<Object>>();
        var filter = Map.of("columns", "name,warnings,probability,weighted,value", "group", "stage");
        export.write(company.all(), filter, cells -> rows.add(Arrays.asList(cells)));

        assertThat(export.headings(company.all(), filter)).containsExactly("By stage", "Name", "Needs attention",
                "Probability", "Weighted", "Value");
        assertThat(rows.getFirst()).contains("No next step", new BigDecimal("100.00"));
        assertThat(rows.getLast()).containsExactly("Total", "Lead qualification", null, null, new BigDecimal("100.00"),
                new BigDecimal("1000"));
    }
}
