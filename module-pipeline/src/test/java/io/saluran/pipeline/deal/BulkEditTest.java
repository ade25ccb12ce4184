package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Visibility;
import io.saluran.pipeline.api.DealsChanged;
import io.saluran.pipeline.deal.BulkChange.Stay;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.field.FieldValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class BulkEditTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private Company company;
    private Deals deals;
    private BulkEdit bulk;

    @BeforeEach
    void open() {
        company = new Company();
        deals = new Deals(company.db, company.events, company.clock);
        bulk = deals.bulk();
    }

    @AfterEach
    void close() {
        company.close();
    }

    private UUID deal(String name) {
        return deals.create(company.all(), new Deals.NewDeal(name, company.stages().getFirst().id(), company.account,
                null, company.product, new BigDecimal("100"), LocalDate.of(2026, 12, 18)));
    }

    private @Nullable String of(UUID deal, String column) {
        return company.value("select " + column + "::text from pipeline.deal where id = ?", deal);
    }

    private static BulkChange closesOn(LocalDate day) {
        return new BulkEdited<>(new DealEdit<>(DealField.CLOSES_ON, day));
    }

    private BulkChange owner(UUID person) {
        return new BulkEdited<>(new DealEdit<>(DealField.OWNER, person));
    }

    private BulkEdit.Outcome.Done done(List<UUID> chosen, BulkChange change) {
        return (BulkEdit.Outcome.Done) bulk.change(company.all(), chosen, change);
    }

    @Test
    @Tag("P3")
    void many_are_closed_for_a_reason_and_opened_again_as_one() {
        var open = deal("Open");
        var closed = deal("Closed");
        deals.close(company.all(), closed, false, company.reason("lost"), 1);
        var change = new BulkClosed(true, company.reason("won"), LocalDate.of(2026, 11, 26));

        var done = (BulkEdit.Outcome.Done) bulk.change(company.all(), List.of(open, closed), change);
        assertThat(done.effect().changes()).isEqualTo(1);
        assertThat(done.effect().stay()).containsExactly(Map.entry(Stay.CLOSED, 1));
        assertThat(of(open, "concat_ws('|', outcome, closed_on)")).isEqualTo("won|2026-11-26");
        assertThat(of(closed, "outcome")).isEqualTo("lost");

        assertThat(bulk.takeBack(company.all(), done).back()).isEqualTo(1);
        assertThat(of(open, "concat_ws('|', outcome, reason_id, closed_on)")).isEmpty();
        assertThat(company.value("select string_agg(coalesce(outcome, 'again'), ' ' order by at, id)"
                + " from pipeline.stage_move where deal_id = ? and (outcome is not null or from_stage_id is null)",
                open))
                .endsWith("won again");
    }

    @Test
    void a_reason_for_winning_loses_nothing() {
        var open = deal("Open");

        assertThat(bulk.change(company.all(), List.of(open),
                new BulkClosed(false, company.reason("won"), LocalDate.of(2026, 11, 26))))
                .isEqualTo(new BulkEdit.Outcome.Refused(Deals.Refusal.NO_SUCH_REASON));
    }

    @Test
    void the_preview_counts_what_changes_and_says_why_the_others_stay() {
        var open = deal("Open");
        var closed = deal("Closed");
        var already = deal("Already");
        var deleted = deal("Deleted");
        deals.close(company.all(), closed, true, company.reason("won"), 1);
        deals.edit(company.all(), already, DealField.CLOSES_ON, NEW_YEAR, 1);
        deals.delete(company.all(), deleted, 1);

        var effect = bulk.preview(company.all(), List.of(open, closed, already, deleted), closesOn(NEW_YEAR));

        assertThat(effect).isEqualTo(new BulkEdit.Effect(1, Map.of(Stay.CLOSED, 1, Stay.SAME, 1), 1));
        assertThat(of(open, "closes_on")).isEqualTo("2026-12-18");
    }

    @Test
    void an_owner_is_given_to_all_with_one_event_and_a_line_in_the_history_of_each() {
        var chosen = List.of(deal("One"), deal("Two"));
        var told = company.events.told().size();

        var done = done(chosen, owner(company.ravi));

        assertThat(done.effect().changes()).isEqualTo(2);
        assertThat(chosen).allSatisfy(deal -> assertThat(of(deal, "concat_ws('|', owner_id, version)"))
                .isEqualTo(company.ravi + "|2"));
        assertThat(company.value("""
                select string_agg(concat_ws('|', field, old_value, new_value), ', ') from pipeline.record_change"""))
                .isEqualTo("owner|Aminah binti Ali|Ravi Kumar, owner|Aminah binti Ali|Ravi Kumar");
        assertThat(company.events.told().subList(told, company.events.told().size()))
                .containsExactly(new DealsChanged(done.id(), company.aminah));
    }

    @Test
    @Tag("X11")
    void taking_it_back_leaves_what_somebody_changed_since_and_names_it() {
        var quiet = deal("Quiet");
        var touched = deal("Touched");
        var done = done(List.of(quiet, touched), closesOn(NEW_YEAR));
        deals.edit(company.viewer(company.ravi, new Visibility.All()), touched, DealField.CLOSES_ON,
                NEW_YEAR.plusDays(1), 2);
        // another field of the first does not stand in the way
        deals.edit(company.viewer(company.ravi, new Visibility.All()), quiet, DealField.NAME, "Quiet one", 2);

        assertThat(bulk.takeBack(company.all(), done)).isEqualTo(new BulkEdit.TakenBack(1, 1, List.of("Touched")));

        assertThat(of(quiet, "concat_ws('|', closes_on, name)")).isEqualTo("2026-12-18|Quiet one");
        assertThat(of(touched, "closes_on")).isEqualTo("2027-01-02");
        assertThat(company.value("""
                select concat_ws('|', old_value, new_value) from pipeline.record_change
                where record_id = ? and field = 'closesOn' order by id desc limit 1""", quiet))
                .isEqualTo("2027-01-01|2026-12-18");
        assertThat(bulk.takeBack(company.all(), done)).isEqualTo(new BulkEdit.TakenBack(0, 0, List.of()));
    }

    @Test
    void deals_are_moved_to_a_stage_and_back_with_the_time_that_they_stood_there() {
        var moved = deal("Moved");
        company.execute("update pipeline.deal set stage_since = '2026-11-01T00:00:00Z' where id = ?", moved);
        var there = deal("There");
        var proposal = company.stages().get(2).id();
        deals.move(company.all(), there, proposal, 1);

        var done = done(List.of(moved, there), new BulkMoved(proposal));
        assertThat(done.effect()).isEqualTo(new BulkEdit.Effect(1, Map.of(Stay.SAME, 1), 0));
        assertThat(of(moved, "stage_id")).isEqualTo(proposal.toString());
        assertThat(
                company.value("select count(*) from pipeline.stage_move where deal_id = ? and to_stage_id = ?", moved,
                        proposal))
                .isEqualTo("1");

        bulk.takeBack(company.all(), done);
        assertThat(of(moved, "concat_ws('|', stage_id, stage_since at time zone 'UTC')"))
                .isEqualTo(company.stages().getFirst().id() + "|2026-11-01 00:00:00");
        assertThat(of(there, "stage_id")).isEqualTo(proposal.toString());
    }

    @Test
    void a_deal_without_what_a_stage_needs_stays_and_one_of_another_pipeline_too() {
        var without = deal("Without");
        var with = deal("With");
        var proposal = company.stages().get(2).id();
        var key = company.field("deal", "text", "Budget holder", new Use(false, Set.of(proposal), false, false, false));
        done(List.of(with), new BulkOwn(key, new FieldValue.Text("Siti")));
        company.execute("insert into pipeline.pipeline (id, name, position) values (?, 'Other', 9)", company.aminah);
        var elsewhere = deal("Elsewhere");
        company.execute("update pipeline.deal set pipeline_id = ? where id = ?", company.aminah, elsewhere);

        assertThat(done(List.of(with, without, elsewhere), new BulkMoved(proposal)).effect())
                .isEqualTo(new BulkEdit.Effect(1, Map.of(Stay.MISSING, 1, Stay.OTHER_PIPELINE, 1), 0));
        assertThat(of(with, "stage_id")).isEqualTo(proposal.toString());
    }

    @Test
    void deals_whose_stage_asks_for_more_stay_on_the_way_forwards_only() {
        var first = company.stages().get(0).id();
        var second = company.stages().get(1).id();
        var ready = deal("Ready");
        var unticked = deal("Not ticked");
        var empty = deal("No value");
        company.execute(
                "insert into pipeline.stage_criterion (id, stage_id, position, text) values (?, ?, 1, 'Called')",
                UUID.randomUUID(), first);
        company.execute(
                "insert into pipeline.stage_criterion (id, stage_id, position, field) values (?, ?, 2, 'value')",
                UUID.randomUUID(), first);
        for (var deal : List.of(ready, empty)) {
            company.execute("insert into pipeline.deal_check (deal_id, criterion_id, at) select ?, id, now()"
                    + " from pipeline.stage_criterion where text is not null", deal);
        }
        company.execute("update pipeline.deal set value = null where id = ?", empty);

        var forwards = done(List.of(ready, unticked, empty), new BulkMoved(second));
        assertThat(forwards.effect()).isEqualTo(new BulkEdit.Effect(1, Map.of(Stay.UNMET, 2), 0));
        assertThat(of(ready, "stage_id")).isEqualTo(second.toString());

        company.execute("update pipeline.stage_criterion set stage_id = ?", second);
        assertThat(done(List.of(ready), new BulkMoved(first)).effect().changes()).isEqualTo(1);
    }

    @Test
    void a_field_of_the_companys_own_is_written_and_taken_back_without_the_others() {
        var empty = deal("Empty");
        var full = deal("Full");
        var key = company.field("deal", "text", "Region", Use.USUAL);
        company.execute("update pipeline.deal set fields = jsonb_build_object(?::text, 'North', 'x', 1) where id = ?",
                key,
                full);

        var done = done(List.of(empty, full), new BulkOwn(key, new FieldValue.Text("South")));
        assertThat(of(empty, "fields")).isEqualTo("{\"" + key + "\": \"South\"}");
        assertThat(company.value("""
                select concat_ws('|', field, old_value, new_value) from pipeline.record_change where record_id = ?""",
                full)).isEqualTo("fields." + key + "|\"North\"|\"South\"");

        bulk.takeBack(company.all(), done);
        assertThat(of(empty, "fields")).isEqualTo("{}");
        assertThat(of(full, "fields->>'" + key + "'")).isEqualTo("North");
        assertThat(of(full, "fields->>'x'")).isEqualTo("1");
    }

    @Test
    void deleted_deals_come_back_together() {
        var chosen = List.of(deal("One"), deal("Two"));
        var done = done(chosen, new BulkDeleted());
        assertThat(company.value("select count(*) from pipeline.deal where deleted_at is not null")).isEqualTo("2");

        assertThat(bulk.takeBack(company.all(), done).back()).isEqualTo(2);
        assertThat(company.value("select count(*) from pipeline.deal where deleted_at is null")).isEqualTo("2");
    }

    @Test
    @Tag("X5")
    void deals_that_one_does_not_see_are_gone_for_them_and_stay() {
        var others = deal("Aminah's");

        var done = (BulkEdit.Outcome.Done) bulk.change(company.only(company.ravi), List.of(others),
                owner(company.ravi));

        assertThat(done.effect()).isEqualTo(new BulkEdit.Effect(0, Map.of(), 1));
        assertThat(of(others, "owner_id")).isEqualTo(company.aminah.toString());
    }

    @Test
    @Tag("X5")
    void it_needs_the_permission_and_somebody_who_is_there() {
        var deal = deal("One");
        var looker = company.viewer(company.ravi, new Visibility.All(), "pipeline.deal.read");

        assertThatThrownBy(() -> bulk.change(looker, List.of(deal), closesOn(NEW_YEAR)))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> bulk.preview(looker, List.of(deal), new BulkDeleted()))
                .isInstanceOf(NotPermitted.class);
        assertThat(bulk.change(company.all(), List.of(deal), owner(UUID.randomUUID())))
                .isEqualTo(new BulkEdit.Outcome.Refused(Deals.Refusal.NO_SUCH_THING));
    }
}
