package io.saluran.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.RestPipeline;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
@Tag("P8")
class AccountsResourceTest {

    private final Company company = new Company();
    private final RestPipeline rest = new RestPipeline(company,
            new AccountsResource(company.db, company.events, company.clock, company.fields));
    private final String token = rest.token(company.aminah, "all", "pipeline.account.read", "pipeline.account.write",
            "pipeline.account.delete", "pipeline.deal.read");

    @AfterEach
    void close() {
        rest.close();
        company.close();
    }

    private String make(String body) {
        var made = rest.call(token, "POST", "accounts", body);
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    @Test
    void an_account_is_made_read_changed_deleted_and_restored() {
        var id = make("{\"name\":\"Gemilang\",\"industry\":\"steel\",\"revenueMillions\":12.50,\"employees\":30}");

        var read = rest.call(token, "GET", "accounts/" + id, "");
        assertThat(read.etag()).isEqualTo("\"v1\"");
        assertThat(read.json().path("owner").asText()).isEqualTo(company.aminah.toString());
        assertThat(read.json().path("revenueMillions").decimalValue()).isEqualByComparingTo("12.5");

        var changed = rest.call(token, "PATCH", "accounts/" + id, "{\"industry\":null,\"parent\":\"" + company.account
                + "\"}", "If-Match", "\"v1\"");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.etag()).isEqualTo("\"v2\"");
        assertThat(changed.json().path("parentName").asText()).isEqualTo("Kedai Ali");
        assertThat(changed.json().path("industry").isNull()).isTrue();

        assertThat(rest.call(token, "DELETE", "accounts/" + id, "").status()).isEqualTo(204);
        assertThat(rest.call(token, "GET", "accounts/" + id, "").status()).isEqualTo(404);
        assertThat(rest.call(token, "POST", "accounts/" + id + "/restore", "").status()).isEqualTo(200);
        assertThat(rest.call(token, "POST", "accounts/" + id + "/restore", "").status()).isEqualTo(404);
    }

    @Test
    void who_was_overtaken_is_told_412() {
        var id = make("{\"name\":\"Gemilang\"}");
        rest.call(token, "PATCH", "accounts/" + id, "{\"name\":\"Gemilang Rubber\"}");

        assertThat(rest.call(token, "PATCH", "accounts/" + id, "{\"name\":\"x\"}", "If-Match", "\"v1\"").status())
                .isEqualTo(412);
        assertThat(rest.call(token, "DELETE", "accounts/" + id, "", "If-Match", "\"v1\"").status()).isEqualTo(412);
        assertThat(rest.call(token, "GET", "accounts/" + id, "").json().path("name").asText())
                .isEqualTo("Gemilang Rubber");
    }

    @Test
    void what_is_wrong_is_named() {
        var id = make("{\"name\":\"Gemilang\"}");

        assertThat(rest.call(token, "POST", "accounts", "{\"industry\":\"steel\"}").json().path("reason").asText())
                .isEqualTo("no_name");
        assertThat(rest.call(token, "PATCH", "accounts/" + id, "{\"colour\":\"red\"}").json().path("field").asText())
                .isEqualTo("colour");
        assertThat(rest.call(token, "PATCH", "accounts/" + id, "{\"employees\":1.5}").json().path("field").asText())
                .isEqualTo("employees");
        var circle = rest.call(token, "PATCH", "accounts/" + id, "{\"parent\":\"" + id + "\"}");
        assertThat(circle.status()).isEqualTo(422);
        assertThat(circle.json().path("reason").asText()).isEqualTo("circle");
    }

    @Test
    void the_list_pages_by_key_sorts_filters_and_counts() {
        for (int i = 0; i < 5; i++) {
            make("{\"name\":\"Firm " + i + "\",\"industry\":\"" + (i % 2 == 0 ? "steel" : "rubber")
                    + "\",\"employees\":"
                    + (10 - i) + "}");
        }
        var names = new ArrayList<String>();
        var after = "";
        do {
            var page = rest.call(token, "GET", "accounts?limit=2&sort=-name&count=true" + after, "");
            assertThat(page.json().path("total").asInt()).isEqualTo(6);
            names.addAll(page.names());
            after = page.json().path("next").isMissingNode() ? "" : "&after=" + page.json().path("next").asText();
        } while (!after.isEmpty());
        assertThat(names).containsExactly("Kedai Ali", "Firm 4", "Firm 3", "Firm 2", "Firm 1", "Firm 0");

        assertThat(rest.call(token, "GET", "accounts?industry=steel&sort=employees", "").names())
                .containsExactly("Firm 4", "Firm 2", "Firm 0");
        assertThat(rest.call(token, "GET", "accounts?q=KEDAI", "").names()).containsExactly("Kedai Ali");
        assertThat(rest.call(token, "GET", "accounts?owner=" + company.ravi, "").names()).isEmpty();
        assertThat(rest.call(token, "GET", "accounts?colour=red", "").status()).isEqualTo(400);
    }

    @Test
    @Tag("X5")
    void one_with_own_visibility_gets_no_other_persons_account() {
        var id = make("{\"name\":\"Aminah's\"}");
        var ravi = rest.token(company.ravi, "own", "pipeline.account.read", "pipeline.account.write");

        assertThat(rest.call(ravi, "GET", "accounts?count=true", "").names()).containsExactly("Kedai Ali");
        assertThat(rest.call(ravi, "GET", "accounts/" + id, "").status()).isEqualTo(404);
        assertThat(rest.call(ravi, "PATCH", "accounts/" + id, "{\"name\":\"x\"}").status()).isEqualTo(404);
        assertThat(rest.call(ravi, "DELETE", "accounts/" + id, "").status()).isEqualTo(403);
    }

    @Test
    @Tag("P27")
    void two_are_merged_and_apart_again() {
        var stays = make("{\"name\":\"Gemilang Sdn Bhd\"}");
        var goes = make("{\"name\":\"Gemilang\",\"industry\":\"steel\"}");

        var merged = rest.call(token, "POST", "accounts/" + stays + "/merge", "{\"goes\":\"" + goes + "\"}");
        assertThat(merged.status()).as(merged.json().toString()).isEqualTo(200);
        assertThat(merged.json().path("account").path("industry").asText()).isEqualTo("steel");
        assertThat(rest.call(token, "GET", "accounts/" + goes, "")).satisfies(moved -> {
            assertThat(moved.status()).isEqualTo(307);
            assertThat(moved.location()).endsWith("/api/v1/accounts/" + stays);
        });
        assertThat(rest.call(token, "PATCH", "accounts/" + goes, "{\"industry\":\"tin\"}").json().path("mergedInto")
                .asText()).isEqualTo(stays);

        var undo = "accounts/merges/" + merged.json().path("merge").asText() + "/undo";
        assertThat(rest.call(token, "POST", undo, "").json().path("stays")).isEmpty();
        assertThat(rest.call(token, "GET", "accounts/" + goes, "").status()).isEqualTo(200);
        assertThat(rest.call(token, "POST", undo, "").status()).isEqualTo(404);
        assertThat(rest.call(token, "POST", "accounts/" + stays + "/merge", "{\"goes\":\"" + stays + "\"}").status())
                .isEqualTo(422);
    }
}
