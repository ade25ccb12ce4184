package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.record.Place;
import io.saluran.pipeline.testing.Company;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("P2")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DealNeighboursTest {

    private final Company company = new Company();
    private final DealNeighbours neighbours = new DealNeighbours(company.db, company.fields);

    /// 60 open deals over five stages: values repeat and some are unknown, so are dates.
    @BeforeAll
    void fill() {
        company.execute("""
                insert into pipeline.deal (id, name, pipeline_id, stage_id, owner_id, value, closes_on)
                select platform.uuid7(), 'Deal ' || n, s.pipeline_id, s.id, ?,
                        case when n % 7 = 0 then null else (n % 9) * 100 end,
                        case when n % 3 = 0 then null else date '2026-11-01' + n % 5 end
                from generate_series(1, 60) n
                join pipeline.stage s on s.position = 1 + n % 5""", company.aminah);
    }

    @AfterAll
    void close() {
        company.close();
    }

    /// The whole order by plain SQL.
    private List<UUID> order(String by) {
        return company.db.read(sql -> sql.fetch("""
                select d.id from pipeline.deal d join pipeline.stage s on s.id = d.stage_id
                where d.deleted_at is null and d.outcome is null order by\s""" + by).getValues(0, UUID.class));
    }

    private Place place(UUID deal, Map<String, String> origin) {
        return neighbours.of(company.all(), deal, origin.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())))).orElseThrow();
    }

    private void assertWalk(List<UUID> order, Map<String, String> origin) {
        assertThat(order).hasSize(60);
        for (int i = 0; i < order.size(); i++) {
            assertThat(place(order.get(i), origin)).isEqualTo(new Place(i + 1, 60, i == 0 ? null : order.get(i - 1),
                    i == order.size() - 1 ? null : order.get(i + 1)));
        }
    }

    @ParameterizedTest
    @CsvSource({
            "-value, d.value desc nulls last | d.id desc",
            "value, d.value asc nulls last | d.id asc",
            "closesOn, d.closes_on asc nulls last | d.id asc",
            "-closesOn, d.closes_on desc nulls last | d.id desc",
            "name, lower(d.name) | d.id",
            "-stage, s.position desc | d.id desc"})
    void each_deal_of_a_list_knows_number_before_and_after(String sort, String by) {
        assertWalk(order(by.replace('|', ',')), Map.of("list", "table", "sort", sort));
    }

    @Test
    void each_deal_of_the_board_knows_them_column_by_column() {
        assertWalk(order("s.position, coalesce(d.value, -1) desc, d.id desc"), Map.of("list", "board", "pipeline",
                company.stages().getFirst().pipeline().toString()));
    }

    @Test
    void the_filter_of_the_list_holds_for_the_neighbours() {
        var rich = company.db.read(sql -> sql.fetch("""
                select id from pipeline.deal where value >= 700 order by value desc, id desc""").getValues(0,
                UUID.class));

        assertThat(place(rich.get(1), Map.of("list", "table", "min", "700", "sort", "-value")))
                .isEqualTo(new Place(2, rich.size(), rich.get(0), rich.get(2)));
    }

    @Test
    void a_deal_that_is_not_in_the_list_or_was_opened_from_none_has_no_place() {
        var poor = order("d.value asc nulls last, d.id").getFirst();

        assertThat(neighbours.of(company.all(), poor, Map.of("list", List.of("table"), "min", List.of("700"))))
                .isEmpty();
        assertThat(neighbours.of(company.all(), poor, Map.of())).isEmpty();
    }

    @Test
    void beyond_a_thousand_it_is_only_told_that_there_are_more() {
        company.execute("""
                insert into pipeline.deal (id, name, pipeline_id, stage_id, owner_id, value)
                select platform.uuid7(), 'Many ' || n, s.pipeline_id, s.id, ?, 5000 + n
                from generate_series(1, 1100) n
                join pipeline.stage s on s.position = 1""", company.aminah);
        try {
            var poorest = order("d.value desc nulls last, d.id desc");
            var table = Map.of("list", "table", "sort", "-value");
            assertThat(place(poorest.get(999), table)).isEqualTo(new Place(1000, 1001, poorest.get(998), poorest.get(
                    1000)));
            assertThat(place(poorest.getLast(), table)).isEqualTo(new Place(1001, 1001, poorest.get(
                    poorest.size() - 2), null));
            var board = order("s.position, coalesce(d.value, -1) desc, d.id desc");
            assertThat(place(board.get(1100), Map.of("list", "board"))).isEqualTo(new Place(1001, 1001, board.get(1099),
                    board.get(1101)));
        } finally {
            company.execute("delete from pipeline.deal where name like 'Many %'");
        }
    }
}
