package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.pipeline.activity.TouchOutcome;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
class DealHistoryTest extends DealUiCase {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    private final Viewer viewer = company.all();
    private final DealAsOf asOf = new DealAsOf(company.db);

    private Clock noonOf(LocalDate day) {
        return Clock.fixed(day.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    }

    private Deals on(LocalDate day) {
        return new Deals(company.db, company.events, noonOf(day));
    }

    /// Made on the 1st, changed on the 5th, moved on the 8th, won on the 12th.
    private UUID lived() {
        var id = on(FIRST).create(viewer, new Deals.NewDeal("Pump", company.stages().getFirst().id(), company.account,
                null, null, new BigDecimal("100"), LocalDate.of(2026, 12, 1)));
        company.execute("update pipeline.deal set created_at = '2026-11-01 12:00Z' where id = ?", id);
        var later = on(FIRST.plusDays(4));
        later.edit(viewer, id, DealField.VALUE, new BigDecimal("250"), 1);
        later.edit(viewer, id, DealField.OWNER, company.ravi, 2);
        new DealParts(company.db, company.events, noonOf(FIRST.plusDays(6))).addItem(viewer, id,
                new DealParts.NewItem(null, "Valve", BigDecimal.ONE, null), 3);
        on(FIRST.plusDays(7)).move(viewer, id, company.stages().get(2).id(), 4);
        on(FIRST.plusDays(11)).close(viewer, id, true, company.reason("won"), 5);
        return id;
    }

    @Test
    void a_deal_is_rebuilt_as_it_was_at_the_end_of_a_day() {
        var id = lived();

        var first = asOf.of(viewer, id, FIRST).orElseThrow();
        assertThat(first.fields()).containsEntry("value", "100").containsEntry("owner", "Aminah binti Ali");
        assertThat(first.stage()).isEqualTo("Lead qualification");
        assertThat(first.items()).isEmpty();
        var fifth = asOf.of(viewer, id, FIRST.plusDays(4)).orElseThrow();
        assertThat(fifth.fields()).containsEntry("value", "250").containsEntry("owner", "Ravi Kumar");
        var ninth = asOf.of(viewer, id, FIRST.plusDays(8)).orElseThrow();
        assertThat(ninth.stage()).isEqualTo("Proposal");
        assertThat(ninth.items()).containsExactly("Valve");
        assertThat(ninth.outcome()).isNull();
        assertThat(asOf.of(viewer, id, FIRST.plusDays(11)).orElseThrow().outcome()).isEqualTo("won");
    }

    @Test
    void before_it_was_made_and_for_who_does_not_see_it_there_is_nothing() {
        var id = lived();

        assertThat(asOf.of(viewer, id, FIRST.minusDays(1))).isEmpty();
        assertThat(asOf.of(company.only(company.aminah), id, FIRST)).isEmpty();
    }

    @Test
    void a_field_that_was_empty_then_is_empty() {
        var id = on(FIRST).create(viewer, new Deals.NewDeal("Pump", company.stages().getFirst().id(), null, null, null,
                null, null));
        company.execute("update pipeline.deal set created_at = '2026-11-01 12:00Z' where id = ?", id);
        on(FIRST.plusDays(4)).edit(viewer, id, DealField.SOURCE, "Fair", 1);

        assertThat(asOf.of(viewer, id, FIRST).orElseThrow().fields()).doesNotContainKey("source");
    }

    @Test
    void the_page_shows_the_day_that_is_chosen() {
        page(viewer, lived(), "");
        _click(button("As it was on…"));
        _setValue(_get(_get(Dialog.class), DatePicker.class), FIRST);

        assertThat(text(_get(Dialog.class))).contains("RM\u00a0100", "Lead qualification", "Aminah binti Ali");
        _setValue(_get(_get(Dialog.class), DatePicker.class), FIRST.minusDays(3));
        assertThat(text(_get(Dialog.class))).contains("it was not there yet");
    }

    @Test
    void a_text_that_looks_like_a_day_stays_a_text_and_a_day_is_shown_as_one() {
        var id = lived();
        var later = on(FIRST.plusDays(13));
        later.edit(viewer, id, DealField.NAME, "2025-17-03", 6);
        later.edit(viewer, id, DealField.SOURCE, "2025-03-17", 7);
        later.edit(viewer, id, DealField.CLOSES_ON, LocalDate.of(2026, 12, 31), 8);
        on(FIRST.plusDays(15)).edit(viewer, id, DealField.NAME, "4711-20-35", 9);
        page(viewer, id, "");

        assertThat(text(_get(DealTimelineList.class))).contains("Pump → 2025-17-03", "→ 2025-03-17",
                "→ " + formats.date(LocalDate.of(2026, 12, 31), Locale.ENGLISH), "2025-17-03 → 4711-20-35");

        _click(button("As it was on…"));
        _setValue(_get(_get(Dialog.class), DatePicker.class), FIRST.plusDays(14));
        assertThat(text(_get(Dialog.class))).contains("2025-17-03", "2025-03-17",
                formats.date(LocalDate.of(2026, 12, 31), Locale.ENGLISH));
    }

    private UUID won(String value, UUID owner, int days, @Nullable String discount) {
        var id = deals.create(viewer, new Deals.NewDeal("Old " + value, company.stages().getFirst().id(), null, owner,
                company.product, new BigDecimal(value), null));
        if (discount != null) {
            parts.addItem(viewer, id, new DealParts.NewItem(null, "Valve", BigDecimal.ONE, new BigDecimal(value),
                    new ItemAmounts.Terms(new BigDecimal(discount), BigDecimal.ZERO, null, null)), 1);
        }
        company.execute("""
                update pipeline.deal set outcome = 'won', reason_id = ?, opened_on = date '2026-01-01',
                       closed_on = date '2026-01-01' + ? where id = ?""", company.reason("won"), days, id);
        return id;
    }

    @Test
    void it_is_set_beside_won_deals_of_the_product_that_are_worth_about_as_much() {
        won("600", company.aminah, 10, "5");
        won("1900", company.aminah, 30, "10");
        won("1000", company.ravi, 80, "20");
        won("2100", company.aminah, 500, null); // more than twice as much
        won("400", company.aminah, 500, null); // less than half
        var id = deal("Metering", "1000");
        var facts = new DealPage(company.db).of(viewer, id).orElseThrow();
        deals.note(viewer, id, "A note is no touch.");
        activities().add(viewer, id, Ids.next(), new Plan(ActivityKind.CALL, null, "They called.", null, null, null,
                null, company.clock.instant(), TouchOutcome.SPOKE, null, List.of()));
        activities().add(viewer, id, Ids.next(), new Plan(ActivityKind.TASK, "Neither is a plan", null, null, null,
                null, null, null, null, null, List.of()));

        var found = new DealCompare(company.db, company.clock).of(viewer, facts);

        assertThat(found.deals()).isEqualTo(3);
        assertThat(found.cycle().others()).isEqualTo(30.0);
        assertThat(found.discount().others()).isEqualTo(10.0);
        assertThat(found.touches()).isEqualTo(new DealCompare.Pair(1.0, 0.0));
        assertThat(new DealCompare(company.db, company.clock).of(company.only(company.aminah), facts).deals())
                .isEqualTo(2);
    }

    @Test
    void the_days_in_a_stage_are_the_middle_of_what_they_took() {
        var ids = List.of(won("600", company.aminah, 10, null), won("700", company.aminah, 10, null),
                won("800", company.aminah, 10, null));
        var days = new int[] {2, 4, 9};
        for (int i = 0; i < ids.size(); i++) {
            company.execute("delete from pipeline.stage_move where deal_id = ?", ids.get(i));
            company.execute("""
                    insert into pipeline.stage_move (id, deal_id, to_stage_id, at)
                    values (platform.uuid7(), ?, ?, '2026-01-01'::timestamptz),
                           (platform.uuid7(), ?, ?, '2026-01-01'::timestamptz + make_interval(days => ?))""",
                    ids.get(i), company.stages().getFirst().id(), ids.get(i), company.stages().get(1).id(), days[i]);
        }
        var facts = new DealPage(company.db).of(viewer, deal("Metering", "700")).orElseThrow();

        var stages = new DealCompare(company.db, company.clock).of(viewer, facts).stages();

        assertThat(stages).singleElement().satisfies(stage -> {
            assertThat(stage.name()).isEqualTo("Lead qualification");
            assertThat(stage.days().others()).isEqualTo(4.0);
        });
    }

    @Test
    void the_page_says_when_too_few_are_like_it() {
        page(viewer, deal("Metering", "700"), "");

        assertThat(text(_get(DealComparePanel.class))).contains("Fewer than 3 won deals");
    }

    @Test
    @Tag("P26")
    void what_an_amount_in_another_currency_was_worth_follows_from_the_rate_of_that_day() {
        var id = lived();
        company.execute("update pipeline.deal set outcome = null, reason_id = null, closed_on = null,"
                + " amount = 100, currency = 'USD', value = 500 where id = ?", id);
        company.execute("delete from pipeline.record_change where field = 'value'");
        company.execute("delete from pipeline.stage_move where outcome is not null");
        company.execute("insert into pipeline.exchange_rate (currency, base, valid_on, rate)"
                + " values ('USD', 'MYR', '2026-11-01', 4), ('USD', 'MYR', '2026-11-10', 5)");

        var then = asOf.of(viewer, id, FIRST.plusDays(3)).orElseThrow();

        assertThat(then.fields()).containsEntry("value", "400.00");
        assertThat(then.ratedOn()).isEqualTo(FIRST.plusDays(3));
        assertThat(asOf.of(viewer, id, FIRST.plusDays(10)).orElseThrow().fields()).containsEntry("value", "500.00");
    }
}
