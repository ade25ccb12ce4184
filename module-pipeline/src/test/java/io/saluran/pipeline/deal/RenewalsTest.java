package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Deals.NewDeal;
import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.pipeline.deal.ItemAmounts.Terms;
import io.saluran.pipeline.deal.Renewals.Renewed;
import io.saluran.pipeline.deal.Renewals.Why;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.stage.PipelineChanges;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.testing.NoRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P28")
class RenewalsTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final DealParts parts = new DealParts(company.db, company.events, company.clock);
    private final PipelineChanges pipelines = new PipelineChanges(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();
    private final List<Notification> told = new ArrayList<>();

    @AfterEach
    void close() {
        company.close();
    }

    private int version(UUID deal) {
        return Integer.parseInt(String.valueOf(of(deal, "version")));
    }

    private @Nullable String of(UUID deal, String column) {
        return company.value("select " + column + "::text from pipeline.deal where id = ?", deal);
    }

    private void item(UUID deal, String name, @Nullable Period period, @Nullable Integer term) {
        parts.addItem(viewer, deal, new DealParts.NewItem(null, name, BigDecimal.TEN, new BigDecimal("50"),
                new Terms(BigDecimal.ZERO, BigDecimal.ZERO, period, term)), version(deal));
    }

    private UUID deal(String name, @Nullable UUID owner) {
        return deals.create(viewer, new NewDeal(name, company.stages().get(2).id(), company.account, owner,
                company.product, null, null));
    }

    private void win(UUID deal) {
        assertThat(deals.close(viewer, deal, true, company.reason("won"), version(deal)))
                .isInstanceOf(Deals.Outcome.Done.class);
    }

    /// Won on 24 November 2026.
    private UUID won(String name, @Nullable UUID owner, Period period, int term) {
        var id = deal(name, owner);
        item(id, "Licence", period, term);
        win(id);
        return id;
    }

    private UUID renew(UUID deal) {
        return deals.renewals().renew(viewer, deal, null) instanceof Renewed.Made(var made, var name)
                ? made
                : new UUID(0, 0);
    }

    @Test
    void a_won_deal_ends_when_the_longest_of_its_terms_is_over() {
        var id = deal("Metering", null);
        item(id, "Licence", Period.MONTH, 13);
        item(id, "Support", Period.QUARTER, 5);
        assertThat(of(id, "ends_on")).isNull();
        win(id);

        // five quarters are 15 months: 24 November 2026, 2027, February 2028
        assertThat(of(id, "ends_on")).isEqualTo("2028-02-24");
        deals.reopen(viewer, id, version(id));
        assertThat(of(id, "ends_on")).isNull();
    }

    @Test
    void what_has_a_part_without_an_end_does_not_end() {
        var id = won("Metering", null, Period.YEAR, 2);
        item(id, "Hosting", Period.MONTH, null);
        assertThat(of(id, "ends_on")).isNull();
        assertThat(deals.renewals().renew(viewer, id, null)).isEqualTo(new Renewed.Refused(Why.NO_END));

        company.execute("delete from pipeline.line_item where deal_id = ? and name = 'Hosting'", id);
        item(id, "Training", null, null);
        assertThat(of(id, "ends_on")).isEqualTo("2028-11-24");
    }

    @Test
    void a_renewal_has_the_same_people_and_what_recurs_and_closes_when_the_deal_ends() {
        var id = deal("Metering 2026", company.ravi);
        item(id, "Installation", null, null);
        item(id, "Licence", Period.MONTH, 24);
        parts.addContact(viewer, id, company.contact("Nurul Syafiqah", company.account), "champion", version(id));
        win(id);

        var renewal = renew(id);

        assertThat(of(renewal, "name")).isEqualTo("Metering 2028");
        assertThat(of(renewal, "closes_on")).isEqualTo("2028-11-24");
        assertThat(of(renewal, "renews_deal_id")).isEqualTo(id.toString());
        assertThat(of(renewal, "stage_id")).isEqualTo(company.stages().getFirst().id().toString());
        assertThat(of(renewal, "account_id")).isEqualTo(company.account.toString());
        assertThat(of(renewal, "owner_id")).isEqualTo(company.ravi.toString());
        assertThat(of(renewal, "product_id")).isEqualTo(company.product.toString());
        assertThat(of(renewal, "value")).isEqualTo("12000"); // 10 × 50 × 24
        assertThat(of(renewal, "yearly_value")).isEqualTo("6000.00");
        assertThat(company.value("""
                select string_agg(concat_ws(' ', quantity, name, period, term), ', ') from pipeline.line_item
                where deal_id = ?""", renewal)).isEqualTo("10 Licence month 24");
        assertThat(company.value("select role from pipeline.deal_contact where deal_id = ?", renewal))
                .isEqualTo("champion");
        assertThat(company.value("""
                select new_value from pipeline.record_change where record_id = ? and field = 'renewal'""", id))
                .isEqualTo("Metering 2028");
    }

    @Test
    void a_renewal_runs_from_the_end_of_the_deal_before_it_though_it_is_won_earlier() {
        var renewal = renew(won("Metering", null, Period.YEAR, 1));
        win(renewal);
        assertThat(of(renewal, "closed_on")).isEqualTo("2026-11-24");
        assertThat(of(renewal, "ends_on")).isEqualTo("2028-11-24");
        assertThat(of(renew(renewal), "name")).isEqualTo("Metering 2028");
    }

    @Test
    void a_second_time_leads_to_the_renewal_that_is_there_and_out_of_the_bin() {
        var id = won("Metering", null, Period.YEAR, 1);
        var renewal = renew(id);
        assertThat(deals.renewals().renew(viewer, id, null)).isEqualTo(new Renewed.There(renewal));

        deals.delete(viewer, renewal, 1);
        assertThat(deals.renewals().renew(viewer, id, null)).isEqualTo(new Renewed.There(renewal));
        assertThat(of(renewal, "deleted_at")).isNull();
        assertThat(company.value("select count(*) from pipeline.deal")).isEqualTo("2");
    }

    @Test
    void two_at_the_same_time_make_one() throws Exception {
        var id = won("Metering", null, Period.YEAR, 1);
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Renewed> renew = () -> deals.renewals().renew(viewer, id, null);
            for (var each : both.invokeAll(List.of(renew, renew))) {
                assertThat(each.get()).isNotInstanceOf(Renewed.Refused.class);
            }
        }
        assertThat(company.value("select count(*) from pipeline.deal")).isEqualTo("2");
    }

    @Test
    void what_is_not_won_or_belongs_to_others_or_may_not_be_written_is_refused() {
        var id = won("Metering", company.ravi, Period.YEAR, 1);
        var renewal = renew(id);
        company.execute("update pipeline.deal set owner_id = ? where id = ?", company.aminah, renewal);

        assertThat(deals.renewals().renew(company.only(company.ravi), id, null))
                .isEqualTo(new Renewed.Refused(Why.SOMEBODY_ELSES));
        assertThat(deals.renewals().renew(company.only(company.ravi), renewal, null))
                .isEqualTo(new Renewed.Refused(Why.GONE));
        assertThat(deals.renewals().renew(viewer, renewal, null)).isEqualTo(new Renewed.Refused(Why.NOT_WON));
        assertThatThrownBy(() -> deals.renewals().renew(company.viewer(company.aminah, viewer.visibility(),
                "pipeline.deal.read"), id, null)).isInstanceOf(NotPermitted.class);
    }

    private UUID pipeline(String name) {
        return pipelines.addPipeline(viewer, name) instanceof PipelineChanges.Outcome.Done(var id)
                ? id
                : new UUID(0, 0);
    }

    @Test
    void it_begins_in_the_pipeline_that_is_chosen_or_that_the_pipeline_of_the_deal_names() {
        var existing = pipeline("Existing customers");
        var partners = pipeline("Partners");
        var own = company.stages().getFirst().pipeline();
        pipelines.renewals(viewer, own, new Pipelines.RenewalRule(90, existing));

        assertThat(of(renew(won("Metering", null, Period.YEAR, 1)), "pipeline_id")).isEqualTo(existing.toString());
        assertThat(deals.renewals().renew(viewer, won("Pumps", null, Period.YEAR, 1), partners))
                .isInstanceOfSatisfying(Renewed.Made.class,
                        made -> assertThat(of(made.deal(), "pipeline_id")).isEqualTo(partners.toString()));
        assertThat(deals.renewals().renew(viewer, won("Valves", null, Period.YEAR, 1), Ids.next()))
                .isEqualTo(new Renewed.Refused(Why.NO_STAGE));
    }

    private void run() throws InterruptedException {
        new RenewalsJob(company.db, company.events, (sql, people, notification) -> {
            assertThat(people).containsExactly(company.ravi);
            told.add(notification);
        }, company.clock).run(new NoRun());
    }

    /// Ends so many days after 24 November 2026.
    private UUID ending(String name, int days) {
        var id = won(name, company.ravi, Period.YEAR, 1);
        company.execute("update pipeline.deal set closed_on = date '2025-11-24' + ?::int where id = ?", days, id);
        return id;
    }

    @Test
    void the_job_makes_those_that_end_within_the_days_of_the_pipeline_once_and_tells_their_owner()
            throws InterruptedException {
        ending("Too far", 91);
        ending("Over", -1);
        var soon = ending("Pumps", 90);
        run();
        run();

        assertThat(told).singleElement().satisfies(each -> {
            assertThat(each.about()).isEqualTo("Pumps 2027");
            assertThat(each.arguments()).containsExactly("Pumps", 90L);
            assertThat(each.path()).isEqualTo("deals/" + company.value(
                    "select id from pipeline.deal where renews_deal_id = ?", soon));
        });
        assertThat(company.value("select count(*) from pipeline.deal where renews_deal_id is not null"))
                .isEqualTo("1");
    }

    @Test
    void the_job_makes_none_where_the_days_are_none_and_none_again_that_was_deleted_for_good()
            throws InterruptedException {
        var own = company.stages().getFirst().pipeline();
        pipelines.renewals(viewer, own, new Pipelines.RenewalRule(0, null));
        ending("Pumps", 10);
        run();
        assertThat(told).isEmpty();

        pipelines.renewals(viewer, own, new Pipelines.RenewalRule(10, null));
        run();
        company.execute("delete from pipeline.deal where renews_deal_id is not null");
        run();
        assertThat(told).hasSize(1);
    }

    @Test
    void a_rule_that_cannot_be_is_refused() {
        var own = company.stages().getFirst().pipeline();
        assertThat(pipelines.renewals(viewer, own, new Pipelines.RenewalRule(1, Ids.next())))
                .isEqualTo(new PipelineChanges.Outcome.Refused(PipelineChanges.Refusal.GONE));
        assertThatThrownBy(() -> pipelines.renewals(viewer, own, new Pipelines.RenewalRule(-1, null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_year_at_the_end_of_the_name_gives_way_and_the_name_stays_short_enough() {
        assertThat(RenewalName.of("Metering", 2027)).isEqualTo("Metering 2027");
        assertThat(RenewalName.of("Metering 2026 ", 2027)).isEqualTo("Metering 2027");
        assertThat(RenewalName.of("Metering 2026 Johor", 2027)).isEqualTo("Metering 2026 Johor 2027");
        assertThat(RenewalName.of("2026", 2027)).isEqualTo("2027");
        assertThat(RenewalName.of("x".repeat(300), 2027)).hasSize(300).endsWith("x 2027");
    }

    @Test
    void the_page_of_a_deal_finds_its_renewal_by_an_index() {
        var plan = company.db.read(sql -> {
            sql.execute("set local enable_seqscan = off");
            return sql.fetch("""
                    explain select after.name from pipeline.deal d
                      left join pipeline.deal after on after.renews_deal_id = d.id and after.deleted_at is null
                     where d.id = ?""", Ids.next()).getValues(0, String.class).toString();
        });
        assertThat(plan).contains("deal_renews").doesNotContain("Seq Scan");
    }
}
