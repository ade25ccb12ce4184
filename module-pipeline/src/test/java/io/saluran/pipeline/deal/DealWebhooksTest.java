package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.deal.Deals.NewDeal;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.RestPipeline;
import io.saluran.platform.internal.rest.JsonBody;
import io.saluran.platform.webhook.WebhookEvent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
class DealWebhooksTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final DealWebhooks webhooks = new DealWebhooks(company.db, company.fields);

    @BeforeEach
    void wish() {
        company.execute("""
                insert into platform.webhook (id, name, address, kinds, secret, maker_id, created_at)
                values (?, 'All', 'https://deals.example', ?, 'whsec_x', ?, now())""", Ids.next(),
                webhooks.kinds().toArray(String[]::new), company.aminah);
    }

    @AfterEach
    void close() {
        company.close();
    }

    private UUID deal(String name) {
        return deals.create(company.all(), new NewDeal(name, company.stages().getFirst().id(), company.account,
                company.ravi, null, new BigDecimal("1250.50"), null));
    }

    /// The kinds that were told of a deal since the last time this was asked.
    private List<String> told(UUID deal) {
        return company.db.write(sql -> sql.fetch(
                "delete from platform.webhook_event where record_id = ? returning kind, belonged_to", deal)).stream()
                .map(row -> {
                    assertThat(row.get(1)).isEqualTo(company.ravi);
                    return row.get(0, String.class);
                }).toList();
    }

    private int version(UUID deal) {
        return Integer.parseInt(String.valueOf(company.value("select version::text from pipeline.deal where id = ?",
                deal)));
    }

    @Test
    void what_happens_to_a_deal_is_told_by_its_kind() {
        var viewer = company.all();
        var pumps = deal("Pumps");
        assertThat(told(pumps)).containsExactly("deal.created");
        deals.edit(viewer, pumps, DealField.NAME, "Pumps and valves", 1);
        assertThat(told(pumps)).containsExactly("deal.changed");
        deals.move(viewer, pumps, company.stages().get(1).id(), version(pumps));
        assertThat(told(pumps)).containsExactly("deal.moved");
        deals.close(viewer, pumps, true, company.reason("won"), version(pumps));
        assertThat(told(pumps)).contains("deal.won").doesNotContain("deal.moved", "deal.lost");
        deals.reopen(viewer, pumps, version(pumps));
        assertThat(told(pumps)).contains("deal.changed").doesNotContain("deal.won");
        deals.close(viewer, pumps, false, company.reason("lost"), version(pumps));
        assertThat(told(pumps)).contains("deal.lost");
        deals.delete(viewer, pumps, version(pumps));
        assertThat(told(pumps)).containsExactly("deal.deleted");
        deals.restore(viewer, pumps);
        assertThat(told(pumps)).containsExactly("deal.restored");
    }

    @Test
    void a_change_that_is_refused_or_changes_nothing_is_not_told() {
        var pumps = deal("Pumps");
        told(pumps);
        deals.edit(company.all(), pumps, DealField.NAME, "Cranes", 7);
        deals.edit(company.all(), pumps, DealField.NAME, "Pumps", 1);
        company.execute("update pipeline.deal set value = value * 2 where id = ?", pumps);

        assertThat(told(pumps)).isEmpty();
    }

    @Test
    void many_deals_at_once_are_told_one_by_one() {
        var cranes = deal("Cranes");
        var pumps = deal("Pumps");
        told(cranes);
        told(pumps);
        deals.bulk().change(company.all(), List.of(cranes, pumps), new BulkEdited<>(
                new DealEdit<>(DealField.CLOSES_ON, LocalDate.of(2027, 1, 1))));

        assertThat(told(cranes)).containsExactly("deal.changed");
        assertThat(told(pumps)).containsExactly("deal.changed");
    }

    private List<UUID> seen(Viewer viewer, String kind, UUID deal) {
        return List.copyOf(webhooks.bodies(viewer, List.of(new WebhookEvent(kind, deal, company.ravi))).keySet());
    }

    @Test
    void a_webhook_is_told_the_same_as_rest_answers() throws Exception {
        var pumps = deal("Pompa \"besar\" ☂");
        var body = webhooks.bodies(company.all(), List.of(new WebhookEvent("deal.created", pumps, company.ravi)))
                .get(pumps);
        try (var rest = new RestPipeline(company, new DealsResource(company.db, company.events, company.clock,
                company.fields))) {
            var token = rest.token(company.ravi, "all", DealPermissions.READ);
            assertThat(new ObjectMapper().readTree(new JsonBody().of(Objects.requireNonNull(body))))
                    .isEqualTo(rest.call(token, "GET", "deals/" + pumps, "").json());
        }
    }

    @Test
    void nobody_is_told_of_a_deal_that_the_maker_may_not_see() {
        var pumps = deal("Pumps");
        assertThat(seen(company.only(company.ravi), "deal.changed", pumps)).containsExactly(pumps);
        assertThat(seen(company.only(company.aminah), "deal.changed", pumps)).isEmpty();
        assertThat(seen(company.viewer(company.ravi, new Visibility.All(), "pipeline.product.read"), "deal.changed",
                pumps)).isEmpty();
    }

    @Test
    void of_a_deal_that_is_no_more_its_id_is_told_to_who_saw_it() {
        var pumps = deal("Pumps");
        deals.delete(company.all(), pumps, 1);
        assertThat(seen(company.only(company.ravi), "deal.deleted", pumps)).containsExactly(pumps);
        company.execute("delete from pipeline.stage_move where deal_id = ?", pumps);
        company.execute("delete from pipeline.deal where id = ?", pumps);

        assertThat(webhooks.bodies(company.only(company.ravi),
                List.of(new WebhookEvent("deal.deleted", pumps, company.ravi)))).containsExactly(
                        Map.entry(pumps, new DealWebhooks.Gone(pumps)));
        assertThat(seen(company.only(company.aminah), "deal.deleted", pumps)).isEmpty();
    }
}
