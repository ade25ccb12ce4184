package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.RestPipeline;
import io.saluran.pipeline.testing.RestPipeline.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Deals that are made over HTTP.
@Tag("X6")
class NewDealsRestTest {

    private final Company company = new Company();
    private final RestPipeline rest = new RestPipeline(company,
            new DealsResource(company.db, company.events, company.clock, company.fields));
    private final String token = rest.token(company.aminah, "own", "pipeline.deal.read", "pipeline.deal.write");

    @AfterEach
    void close() {
        rest.close();
        company.close();
    }

    private Answer make(String body) {
        return rest.call(token, "POST", "deals", body);
    }

    private @Nullable String made() {
        return company.value("select count(*) from pipeline.deal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"amount\": 5, \"currency\": \"XYZ\"", "\"amount\": -5", "\"amount\": 1e30",
            "\"nextStep\": \"Call\", \"value\": -1", "\"fields\": {\"seats\": 1}",
            "\"stage\": \"00000000-0000-0000-0000-000000000001\""})
    void what_is_refused_is_not_made(String wrong) {
        var answer = make("{\"name\": \"Pump\", " + wrong + "}");

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(422);
        assertThat(made()).isEqualTo("0");
        assertThat(company.events.told()).isEmpty();
    }

    @Test
    void all_that_is_given_is_made_at_once() {
        company.execute("""
                insert into pipeline.exchange_rate (currency, base, valid_on, rate)
                values ('USD', 'MYR', '2020-01-01', 4.5)""");

        var answer = make("""
                {"name": "Pump", "amount": 1000, "currency": "USD", "source": "Fair", "nextStep": "Call",
                 "nextStepOn": "2026-12-01"}""");

        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
        assertThat(answer.json().path("version").asInt()).isEqualTo(1);
        assertThat(company.value("""
                select concat_ws('|', amount, currency, value, source, next_step, next_step_on) from pipeline.deal"""))
                .isEqualTo("1000|USD|4500.00|Fair|Call|2026-12-01");
        assertThat(company.events.told()).hasSize(1);
    }

    @Test
    void a_value_alone_is_one_in_the_reporting_currency() {
        assertThat(make("{\"name\": \"Pump\", \"value\": 100}").status()).isEqualTo(201);
        assertThat(make("{\"name\": \"Valve\", \"amount\": 100}").status()).isEqualTo(201);

        assertThat(company.value("""
                select string_agg(concat_ws('|', name, amount, currency, value), ',' order by name)
                  from pipeline.deal""")).isEqualTo("Pump|100,Valve|100");
    }

    @Test
    @Tag("X5")
    void one_for_somebody_whose_deals_the_caller_does_not_see_is_made_and_not_shown() {
        var answer = make("{\"name\": \"Pump\", \"owner\": \"" + company.ravi + "\"}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.location()).contains("/api/v1/deals/");
        assertThat(answer.json().isEmpty()).isTrue();
        assertThat(made()).isEqualTo("1");
    }
}
