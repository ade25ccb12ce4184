package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.api.DealChanged;
import io.saluran.pipeline.api.DealClosed;
import io.saluran.pipeline.api.DealMoved;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.testing.Company;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P2")
class DealsTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final DealParts parts = new DealParts(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();
    private UUID deal = new UUID(0, 0);

    @BeforeEach
    void make() {
        deal = deals.create(viewer, draft("Water metering", "1200"));
    }

    @AfterEach
    void close() {
        company.close();
    }

    private Deals.NewDeal draft(String name, @Nullable String value) {
        return new Deals.NewDeal(name, company.stages().getFirst().id(), company.account, null, company.product,
                value == null ? null : new BigDecimal(value), LocalDate.of(2026, 12, 18));
    }

    private @Nullable String of(String column) {
        return company.value("select " + column + "::text from pipeline.deal where id = ?", deal);
    }

    private List<String> history() {
        return company.db.read(sql -> sql.fetch("""
                select concat_ws('|', c.field, c.old_value, '>', c.new_value, p.name)
                from pipeline.record_change c left join platform.person p on p.id = c.person_id
                where c.record_id = ? order by c.id""", deal).getValues(0, String.class));
    }

    @Test
    void a_new_deal_belongs_to_who_made_it_and_stands_in_its_stage_from_today() {
        assertThat(of("owner_id")).isEqualTo(company.aminah.toString());
        assertThat(of("opened_on")).isEqualTo("2026-11-24");
        assertThat(of("version")).isEqualTo("1");
        assertThat(company.value("select count(*) from pipeline.stage_move where deal_id = ? and to_stage_id = ?", deal,
                company.stages().getFirst().id())).isEqualTo("1");
        assertThat(company.events.told()).containsExactly(new DealChanged(deal, company.aminah));
    }

    @Test
    @Tag("P3")
    void a_move_is_recorded_with_its_time_and_told_in_the_same_transaction() {
        var to = company.stages().get(2).id();

        assertThat(deals.move(viewer, deal, to, 1)).isEqualTo(new Outcome.Done(2));

        assertThat(of("stage_id")).isEqualTo(to.toString());
        assertThat(company.value("""
                select concat(f.name, ' > ', t.name, ' ', p.name) from pipeline.stage_move m
                join pipeline.stage f on f.id = m.from_stage_id join pipeline.stage t on t.id = m.to_stage_id
                join platform.person p on p.id = m.person_id
                where m.deal_id = ? order by m.at desc, m.id desc limit 1""", deal))
                .isEqualTo("Lead qualification > Proposal Aminah binti Ali");
        assertThat(company.events.told())
                .contains(new DealMoved(deal, company.stages().getFirst().id(), to, company.aminah));
    }

    @Test
    void whoever_was_overtaken_changes_nothing() {
        deals.edit(company.viewer(company.ravi, new Visibility.All()), deal, DealField.NAME, "Metering", 1);
        var before = company.events.told().size();

        assertThat(deals.move(viewer, deal, company.stages().get(1).id(), 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(deals.edit(viewer, deal, DealField.SOURCE, "Fair", 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(deals.close(viewer, deal, true, company.reason("won"), 1)).isEqualTo(new Outcome.Overtaken());

        assertThat(of("stage_id")).isEqualTo(company.stages().getFirst().id().toString());
        assertThat(of("source")).isNull();
        assertThat(company.events.told()).hasSize(before);
    }

    @Test
    @Tag("P3")
    void a_deal_is_closed_with_a_reason_of_that_outcome_and_with_no_other() {
        assertThat(deals.close(viewer, deal, true, company.reason("lost"), 1))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_REASON));
        assertThat(of("outcome")).isNull();

        assertThat(deals.close(viewer, deal, true, company.reason("won"), 1)).isEqualTo(new Outcome.Done(2));

        assertThat(of("outcome")).isEqualTo("won");
        assertThat(of("closed_on")).isEqualTo("2026-11-24");
        assertThat(company.events.told()).contains(new DealClosed(deal, true, company.aminah));
    }

    @Test
    void a_closed_deal_moves_only_after_it_was_reopened() {
        deals.close(viewer, deal, false, company.reason("lost"), 1);

        assertThat(deals.move(viewer, deal, company.stages().get(1).id(), 2))
                .isEqualTo(new Outcome.Refused(Refusal.CLOSED));
        assertThat(deals.reopen(viewer, deal, 2)).isEqualTo(new Outcome.Done(3));
        assertThat(deals.move(viewer, deal, company.stages().get(1).id(), 3)).isEqualTo(new Outcome.Done(4));
        assertThat(of("reason_id")).isNull();
    }

    @Test
    void a_deal_does_not_leave_its_pipeline() {
        var other = io.saluran.db.Ids.next();
        company.execute("insert into pipeline.pipeline (id, name, position) values (?, 'Renewals', 2)", other);
        var stage = io.saluran.db.Ids.next();
        company.execute("insert into pipeline.stage (id, pipeline_id, name, position, probability, funnel_stage)"
                + " values (?, ?, 'Talk', 1, 0.5, 'interest')", stage, other);

        assertThat(deals.move(viewer, deal, stage, 1)).isEqualTo(new Outcome.Refused(Refusal.OTHER_PIPELINE));
    }

    @Test
    void history_says_who_changed_what_from_what_to_what_in_names() {
        deals.edit(viewer, deal, DealField.OWNER, company.ravi, 1);
        deals.edit(viewer, deal, DealField.VALUE, new BigDecimal("900"), 2);
        deals.edit(viewer, deal, DealField.CLOSES_ON, null, 3);

        assertThat(history()).containsExactly(
                "owner|Aminah binti Ali|>|Ravi Kumar|Aminah binti Ali",
                "value|1200|>|900|Aminah binti Ali",
                "closesOn|2026-12-18|>|Aminah binti Ali");
    }

    @Test
    void several_fields_change_together_or_not_at_all() {
        var edits = List.<DealEdit<?>>of(new DealEdit<>(DealField.SOURCE, "Fair"), new DealEdit<>(DealField.NAME, " "));

        assertThat(deals.edit(viewer, deal, edits, 1)).isEqualTo(new Outcome.Refused(Refusal.NO_NAME));
        assertThat(of("source")).isNull();

        assertThat(deals.edit(viewer, deal, List.of(new DealEdit<>(DealField.SOURCE, "Fair"),
                new DealEdit<>(DealField.NEXT_STEP, "Call")), 1)).isEqualTo(new Outcome.Done(2));
        assertThat(of("source || next_step")).isEqualTo("FairCall");
    }

    @Test
    void a_value_below_zero_and_an_account_that_is_not_there_are_refused() {
        assertThat(deals.edit(viewer, deal, DealField.VALUE, new BigDecimal("-1"), 1))
                .isEqualTo(new Outcome.Refused(Refusal.BELOW_ZERO));
        assertThat(deals.edit(viewer, deal, DealField.ACCOUNT_OF, new UUID(1, 1), 1))
                .isEqualTo(new Outcome.Refused(Refusal.NO_SUCH_THING));
    }

    @Test
    void a_deleted_deal_is_gone_until_it_is_restored() {
        assertThat(deals.delete(viewer, deal, 1)).isEqualTo(new Outcome.Done(2));
        assertThat(deals.move(viewer, deal, company.stages().get(1).id(), 2)).isEqualTo(new Outcome.Overtaken());
        assertThat(deals.restore(viewer, deal)).isEqualTo(new Outcome.Done(3));
        assertThat(deals.move(viewer, deal, company.stages().get(1).id(), 3)).isEqualTo(new Outcome.Done(4));
    }

    @Test
    void a_note_keeps_the_stage_at_which_it_was_written() {
        assertThat(deals.note(viewer, deal, " They want a trial. ")).isTrue();
        deals.move(viewer, deal, company.stages().get(1).id(), 1);

        assertThat(company.value("select n.text || ' @ ' || s.name from pipeline.note n"
                + " join pipeline.stage s on s.id = n.stage_id")).isEqualTo("They want a trial. @ Lead qualification");
    }

    @Test
    @Tag("X5")
    void nobody_changes_a_deal_that_they_may_not_see() {
        var ravi = company.only(company.ravi);

        assertThat(deals.edit(ravi, deal, DealField.NAME, "Mine", 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(deals.delete(ravi, deal, 1)).isEqualTo(new Outcome.Overtaken());
        assertThat(deals.note(ravi, deal, "I was here")).isFalse();
        assertThat(of("version")).isEqualTo("1");
    }

    @Test
    @Tag("X5")
    void nobody_changes_a_deal_without_the_permission() {
        var reader = company.viewer(company.ravi, new Visibility.All(), "pipeline.deal.read");

        assertThatThrownBy(() -> deals.move(reader, deal, company.stages().get(1).id(), 1))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> deals.delete(reader, deal, 1)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> deals.create(reader, draft("Mine", null))).isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_value_follows_the_line_items_until_somebody_sets_another() {
        deal = deals.create(viewer, draft("Pumps", null));
        parts.addItem(viewer, deal, new DealParts.NewItem(company.product, "GTX Pro", new BigDecimal("2"),
                new BigDecimal("4821")), 1);
        assertThat(of("value")).isEqualTo("9642");

        parts.addItem(viewer, deal, new DealParts.NewItem(null, "Installation", BigDecimal.ONE, new BigDecimal("358")),
                2);
        assertThat(of("value")).isEqualTo("10000");

        deals.edit(viewer, deal, DealField.VALUE, new BigDecimal("9500"), 3);
        var item = UUID.fromString(String.valueOf(company.value("select id from pipeline.line_item where name = ?",
                "Installation")));
        assertThat(parts.removeItem(viewer, deal, item, 4)).isEqualTo(new Outcome.Done(5));
        assertThat(of("value")).isEqualTo("9500");
    }

    @Test
    void people_take_part_in_a_role_that_can_change() {
        var contact = company.contact("Nurul Syafiqah", company.account);
        parts.addContact(viewer, deal, contact, "Champion", 1);
        parts.addContact(viewer, deal, contact, "Decides", 2);

        assertThat(company.value("select role from pipeline.deal_contact where deal_id = ?", deal))
                .isEqualTo("Decides");

        parts.removeContact(viewer, deal, contact, 3);
        assertThat(company.value("select count(*) from pipeline.deal_contact")).isEqualTo("0");
        assertThat(history()).last().isEqualTo("contact|Nurul Syafiqah|>|Aminah binti Ali");
    }
}
