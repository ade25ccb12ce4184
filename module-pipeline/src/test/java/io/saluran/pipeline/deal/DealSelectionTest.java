package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Ids;
import io.saluran.pipeline.testing.Company;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P1")
class DealSelectionTest {

    private Company company;

    @BeforeEach
    void open() {
        company = new Company();
    }

    @AfterEach
    void close() {
        company.close();
    }

    // The table asks by the database's clock, so these deals stand around the real day.
    private void deal(String name, int daysInStage, int closesInDays, @Nullable String nextStep,
            @Nullable LocalDate closed) {
        var stage = company.stages().getFirst();
        company.execute("""
                insert into pipeline.deal (id, name, pipeline_id, stage_id, owner_id, closes_on, stage_since, next_step,
                       outcome, reason_id, closed_on)
                values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?, ?, ?)""", Ids.next(), name, stage.pipeline(),
                stage.id(), company.aminah,
                LocalDate.now(ZoneOffset.UTC).plusDays(closesInDays),
                Instant.now().minus(Duration.ofDays(daysInStage)).toString(),
                nextStep, closed == null ? null : "won", closed == null ? null : company.reason("won"), closed);
    }

    private List<String> names(String path) {
        var parameters = new HashMap<String, List<String>>();
        for (var each : path.substring(path.indexOf('?') + 1).split("&")) {
            var parts = each.split("=");
            parameters.put(parts[0], List.of(parts[1]));
        }
        return new DealList(company.db, company.fields).rows(company.all(), DealQuery.of(parameters),
                new DealList.Sort("name", false), 0, 100).stream().map(DealList.Row::name).toList();
    }

    @Test
    void a_problem_leaves_the_open_deals_that_have_it() {
        deal("a rots", 16, 9, "Call", null);
        deal("b is on the edge", 14, 9, "Call", null);
        deal("c is late", 2, -3, "Call", null);
        deal("d is aimless", 2, 9, null, null);
        deal("e is won", 99, -99, null, LocalDate.of(2026, 1, 1));

        assertThat(names(DealSelection.having(DealProblem.ROTTING).path("open", null))).containsExactly("a rots");
        assertThat(names(DealSelection.having(DealProblem.DATE_PASSED).path("open", null)))
                .containsExactly("c is late");
        assertThat(names(DealSelection.having(DealProblem.NO_NEXT_STEP).path("open", company.aminah)))
                .containsExactly("d is aimless");
        assertThat(names(DealSelection.having(DealProblem.NO_NEXT_STEP).path("open", company.ravi))).isEmpty();
    }

    @Test
    void days_of_closing_leave_the_deals_closed_between_them() {
        deal("first", 1, 1, null, LocalDate.of(2026, 3, 1));
        deal("last", 1, 1, null, LocalDate.of(2026, 3, 31));
        deal("after", 1, 1, null, LocalDate.of(2026, 4, 1));
        deal("open", 1, 1, null, null);

        assertThat(names(DealSelection.closed(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)).path("won", null)))
                .containsExactly("first", "last");
        assertThat(names(DealSelection.closed(LocalDate.of(2026, 3, 2), null).path("all", null)))
                .containsExactly("after", "last");
        assertThat(names(DealSelection.closed(null, null).path("all", null))).hasSize(4);
    }

    @Test
    @Tag("P27")
    void deals_that_somebody_chose_are_left_by_the_name_of_their_choice() {
        deal("a", 1, 9, "Call", null);
        deal("b", 1, 9, "Call", null);
        var chosen = new Deals(company.db, company.events, company.clock).bulk().choose(company.all(),
                List.of(UUID
                        .fromString(String.valueOf(company.value("select id from pipeline.deal where name = 'b'")))));

        assertThat(names("deals/table?outcome=all&chosen=" + chosen)).containsExactly("b");
        assertThat(names("deals/table?outcome=all&chosen=" + Ids.next())).isEmpty();
    }

    @Test
    void what_an_address_says_wrongly_is_left_out() {
        assertThat(DealSelection.of(Map.of("closed-from", List.of("soon"), "problem", List.of("boredom"))))
                .isEqualTo(DealSelection.ALL);
        var whole = new DealSelection(LocalDate.of(2026, 1, 2), LocalDate.of(2026, 3, 4), DealProblem.ROTTING,
                new UUID(0, 2));
        var again = new HashMap<String, List<String>>();
        whole.parameters().forEach((name, value) -> again.put(name, List.of(value)));
        assertThat(DealSelection.of(again)).isEqualTo(whole);
        assertThat(whole.parameters()).containsOnlyKeys(DealSelection.PARAMETERS);
        assertThat(whole.path("won", new UUID(0, 1))).startsWith("deals/table?outcome=won&owner=");
    }
}
