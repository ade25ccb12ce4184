package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.testing.Company;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The filter finds the deals on whose cards the warning stands, no more and no fewer.
@Tag("P1")
class DealAttentionTest {

    // as many days as a deal may stand in the first stage, and as won ones stood there
    private static final int ROT_DAYS = 14;
    private static final int USUAL_DAYS = 6;

    private Company company;
    private DealBoard board;
    private UUID pipeline;

    @BeforeEach
    void open() {
        company = new Company();
        board = new DealBoard(company.db);
        pipeline = new Pipelines(company.db).all().getFirst().id();
        var stage = company.stages().getFirst().id();
        company.execute("update pipeline.stage set rot_days = ? where id = ?", ROT_DAYS, stage);
        company.execute("update pipeline.stage set rot_days = null where id = ?", company.stages().get(1).id());
        for (var each : company.stages()) {
            company.execute("insert into pipeline.stage_usual (stage_id, days, deals) values (?, ?, 9)", each.id(),
                    USUAL_DAYS);
        }
        var deals = new Deals(company.db, company.events, company.clock);
        for (var in : company.stages().subList(0, 2)) {
            for (var hours : List.of(1, 24 * 6, 24 * 7 - 1, 24 * 7 + 1, 24 * 15 - 1, 24 * 15 + 1, 24 * 90)) {
                for (var closes : new @Nullable LocalDate[] {null, LocalDate.now(zone()).minusDays(1),
                        LocalDate.now(zone()), LocalDate.now(zone()).plusDays(1)}) {
                    var deal = deals.create(company.all(), new Deals.NewDeal("Deal " + hours, in.id(), company.account,
                            null, null, new BigDecimal(hours), closes));
                    company.execute("update pipeline.deal set stage_since = now() - make_interval(hours => ?),"
                            + " next_step = case when ? % 2 = 0 then 'Call' end where id = ?", hours, hours, deal);
                }
            }
        }
    }

    @AfterEach
    void close() {
        company.close();
    }

    private java.time.ZoneId zone() {
        return company.all().zone();
    }

    private static DealFilter only(@Nullable DealAttention attention) {
        return new DealFilter(null, null, null, null, null, null, null, null, null, null, attention, FieldFilter.NONE,
                "");
    }

    private List<DealBoard.Card> cards(DealFilter filter) {
        var first = board.first(company.all(), pipeline, filter);
        var all = Map.of(company.stages().get(0).id(), 100, company.stages().get(1).id(), 100);
        return board.asFarAs(company.all(), filter, first, all).columns().stream()
                .flatMap(column -> column.cards().stream()).toList();
    }

    private Set<UUID> warned(Predicate<Ripeness> of) {
        var rot = Map.of(company.stages().getFirst().id(), ROT_DAYS);
        var found = new HashSet<UUID>();
        for (var card : cards(DealFilter.NONE)) {
            if (Ripeness.all(card, new Ripeness.Limits(rot.get(card.stage()), USUAL_DAYS), Clock.systemUTC(), zone())
                    .stream().anyMatch(of)) {
                found.add(card.id());
            }
        }
        return found;
    }

    @Test
    void it_finds_what_cards_warn_of() {
        var warnings = Map.<DealAttention, Predicate<Ripeness>>of(
                DealAttention.ANY, any -> true,
                DealAttention.ROTTING, Ripeness.Rotting.class::isInstance,
                DealAttention.DATE_PASSED, Ripeness.DatePassed.class::isInstance,
                DealAttention.SLOW, Ripeness.Slow.class::isInstance,
                DealAttention.NO_NEXT_STEP, Ripeness.NoNextStep.class::isInstance);
        assertThat(warnings).containsOnlyKeys(DealAttention.values());
        warnings.forEach((attention, of) -> {
            var wanted = warned(of);
            assertThat(wanted).as(attention.key()).isNotEmpty().hasSizeLessThan(56);
            assertThat(cards(only(attention))).as(attention.key()).extracting(DealBoard.Card::id)
                    .containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(new DealList(company.db, company.fields).totals(company.all(),
                    new DealQuery(pipeline, null, "open", only(attention))).count()).isEqualTo(wanted.size());
        });
    }

    @Test
    void an_address_keeps_it() {
        var filter = only(DealAttention.SLOW);

        assertThat(filter.parameters()).isEqualTo(Map.of("attention", "slow"));
        assertThat(DealFilter.of(Map.of("attention", List.of("slow")))).isEqualTo(filter);
        assertThat(DealFilter.of(Map.of("attention", List.of("much")))).isEqualTo(DealFilter.NONE);
    }
}
