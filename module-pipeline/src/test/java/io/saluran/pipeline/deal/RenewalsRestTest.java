package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.RestPipeline;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
class RenewalsRestTest {

    private final Company company = new Company();
    private final RestPipeline rest = new RestPipeline(company,
            new DealsResource(company.db, company.events, company.clock, company.fields));

    @AfterEach
    void close() {
        rest.close();
        company.close();
    }

    private RestPipeline.Answer call(String method, String path, String body) {
        return rest.call(rest.token(company.aminah, "all", "pipeline.deal.read", "pipeline.deal.write"), method, path,
                body);
    }

    private UUID won() {
        var deals = new Deals(company.db, company.events, company.clock);
        var id = deals.create(company.all(), new Deals.NewDeal("Metering", company.stages().getFirst().id(), null,
                null, null, null, null));
        new DealParts(company.db, company.events, company.clock).addItem(company.all(), id, new DealParts.NewItem(null,
                "Licence", BigDecimal.ONE, BigDecimal.TEN,
                new ItemAmounts.Terms(BigDecimal.ZERO, BigDecimal.ZERO, Period.YEAR, 1)), 1);
        deals.close(company.all(), id, true, company.reason("won"), 2);
        return id;
    }

    @Test
    void a_renewal_is_made_once_and_links_to_the_deal_before_it() {
        var id = won();
        assertThat(call("GET", "deals/" + id, "").json().path("endsOn").asText()).isEqualTo("2027-11-24");

        var made = call("POST", "deals/" + id + "/renew", "{}");
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        assertThat(made.json().path("renews").asText()).isEqualTo(id.toString());
        assertThat(made.json().path("startsOn").asText()).isEqualTo("2027-11-24");

        var again = call("POST", "deals/" + id + "/renew", "{}");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("id")).isEqualTo(made.json().path("id"));
        assertThat(call("GET", "deals?renews=" + id, "").names()).containsExactly("Metering 2027");
    }

    @Test
    void what_cannot_be_renewed_says_why() {
        var made = call("POST", "deals", "{\"name\": \"Pump\"}");
        var refused = call("POST", "deals/" + made.json().path("id").asText() + "/renew", "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("reason").asText()).isEqualTo("not_won");
    }
}
