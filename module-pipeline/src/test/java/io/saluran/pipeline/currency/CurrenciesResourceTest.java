package io.saluran.pipeline.currency;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.deal.DealField;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.RestPipeline;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.internal.view.StoredViews;
import io.saluran.platform.testing.MemoryEvents;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
@Tag("P26")
class CurrenciesResourceTest {

    private final Company company = new Company();
    private final RestPipeline rest = new RestPipeline(company, new CurrenciesResource(company.db, company.events,
            new CompanySettings(company.db, new AuditLog(company.clock), new MemoryEvents()),
            new StoredViews(company.db, new AuditLog(company.clock))));
    private final String token = rest.token(company.aminah, "all", CurrencyPermissions.CONFIGURE);

    @AfterEach
    void close() {
        rest.close();
        company.close();
    }

    private int set(String path, String rate) {
        return rest.call(token, "PUT", "currencies/rates/" + path, "{\"rate\":" + rate + "}").status();
    }

    @Test
    void a_rate_that_is_set_gives_deals_their_value_and_takes_it_along_when_it_goes() {
        var deals = new Deals(company.db, company.events, company.clock);
        var deal = deals.create(company.all(), new Deals.NewDeal("Pump", company.stages().getFirst().id(), null, null,
                null, new BigDecimal("1000"), null));
        deals.edit(company.all(), deal, DealField.CURRENCY, "USD", 1);
        assertThat(rest.call(token, "GET", "currencies", "").json().path("missing").toString())
                .isEqualTo("[{\"currency\":\"USD\",\"deals\":1}]");

        assertThat(set("usd/MYR/2026-11-01", "4.2")).isEqualTo(200);

        assertThat(company.value("select value::text from pipeline.deal where id = ?", deal)).isEqualTo("4200.00");
        assertThat(rest.call(token, "DELETE", "currencies/rates/USD/MYR/2026-11-01", "").status()).isEqualTo(204);
        assertThat(company.value("select value::text from pipeline.deal where id = ?", deal)).isNull();
        assertThat(rest.call(token, "DELETE", "currencies/rates/USD/MYR/2026-11-01", "").status()).isEqualTo(404);
    }

    @Test
    void rates_are_listed_the_latest_first_of_one_currency_and_until_a_day() {
        set("USD/MYR/2026-10-01", "4.1");
        set("USD/MYR/2026-11-01", "4.2");
        set("EUR/MYR/2026-10-15", "4.8");

        var first = rest.call(token, "GET", "currencies/rates?limit=2&count=true", "").json();
        assertThat(first.path("items").findValuesAsText("on")).containsExactly("2026-11-01", "2026-10-15");
        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(rest.call(token, "GET", "currencies/rates?limit=2&after=" + first.path("next").asText(), "").json()
                .path("items").findValuesAsText("rate")).containsExactly("4.1");
        assertThat(rest.call(token, "GET", "currencies/rates?currency=eur", "").json().path("items")).hasSize(1);
        assertThat(rest.call(token, "GET", "currencies/rates?until=2026-10-10", "").json().path("items")
                .findValuesAsText("on")).containsExactly("2026-10-01");
    }

    @Test
    void what_is_no_rate_is_refused() {
        for (var rate : new String[] {"0", "-1", "1e12", "null"}) {
            assertThat(set("USD/MYR/2026-11-01", rate)).as(rate).isEqualTo(422);
        }
        assertThat(set("MYR/MYR/2026-11-01", "1")).isEqualTo(422);
        assertThat(set("RINGGIT/MYR/2026-11-01", "1")).isEqualTo(422);
        assertThat(set("USD/MYR/yesterday", "4")).isEqualTo(422);
        assertThat(rest.call(token, "GET", "currencies/rates", "").json().path("items")).isEmpty();

        var seller = rest.token(company.ravi, "all", "pipeline.deal.read");
        assertThat(rest.call(seller, "GET", "currencies", "").status()).isEqualTo(403);
    }
}
