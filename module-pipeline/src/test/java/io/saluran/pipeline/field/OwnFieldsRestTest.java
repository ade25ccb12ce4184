package io.saluran.pipeline.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.account.AccountsResource;
import io.saluran.pipeline.deal.DealsResource;
import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.RestPipeline;
import io.saluran.pipeline.testing.RestPipeline.Answer;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.rest.RestResource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A company's own fields over HTTP.
@Tag("P23")
@Tag("X6")
class OwnFieldsRestTest {

    private final Company company = new Company();
    private RestPipeline rest = new RestPipeline(company,
            new DealsResource(company.db, company.events, company.clock, company.fields));

    @AfterEach
    void close() {
        rest.close();
        company.close();
    }

    private void serve(RestResource resource) {
        rest.close();
        rest = new RestPipeline(company, resource);
    }

    private Answer call(String method, String path, String body) {
        return rest.call(rest.token(company.aminah, "all", "pipeline.deal.read", "pipeline.deal.write",
                "pipeline.account.read", "pipeline.account.write"), method, path, body);
    }

    private String made(String body) {
        var made = call("POST", "deals", body);
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    @Test
    void values_are_given_and_read_as_json_and_null_empties_one() {
        company.field("deal", "choices", "Needs", Use.USUAL, "Training", "Support");
        company.field("deal", "decimal", "Size", Use.USUAL);
        company.field("deal", "yes-no", "Confirmed", Use.USUAL);
        var id = made("""
                {"name": "Pump", "fields": {"needs": ["support", "training"], "size": 12.50, "confirmed": true}}""");

        assertThat(call("GET", "deals/" + id, "").json().path("fields")).hasToString(
                "{\"confirmed\":true,\"needs\":[\"training\",\"support\"],\"size\":12.5}");

        var changed = call("PATCH", "deals/" + id, "{\"fields\": {\"size\": null, \"needs\": \"Support\"}}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("fields")).hasToString("{\"confirmed\":true,\"needs\":[\"support\"]}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"seats\": \"many\"}", "{\"seats\": 1.5}", "{\"seats\": {\"a\": 1}}", "{\"seats\": [1]}",
            "{\"budget\": 1}", "[1]", "\"seats\"",
    })
    void what_is_no_value_is_answered_with_422_and_nothing_is_made(String fields) {
        company.field("deal", "whole", "Seats", Use.USUAL);
        var answer = call("POST", "deals", "{\"name\": \"Pump\", \"fields\": " + fields + "}");
        assertThat(answer.status()).as(answer.json().toString()).isIn(400, 422);
        assertThat(company.value("select count(*)::text from pipeline.deal")).isEqualTo("0");
    }

    @Test
    void what_is_needed_is_named() {
        company.field("deal", "text", "Tender", new Use(true, Set.of(), false, false, false));
        var answer = call("POST", "deals", "{\"name\": \"Pump\"}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("fields")).hasToString("[\"tender\"]");

        var id = made("{\"name\": \"Pump\", \"fields\": {\"tender\": \"T-1\"}}");
        assertThat(call("PATCH", "deals/" + id, "{\"fields\": {\"tender\": \" \"}}").status()).isEqualTo(422);
    }

    @Test
    void a_list_is_narrowed_by_own_fields() {
        company.field("deal", "choice", "Tier", Use.USUAL, "Gold", "Silver");
        made("{\"name\": \"One\", \"fields\": {\"tier\": \"gold\"}}");
        made("{\"name\": \"Two\", \"fields\": {\"tier\": \"silver\"}}");
        made("{\"name\": \"Three\"}");
        assertThat(call("GET", "deals?fields=" + encoded("{\"tier\":\"Gold\"}"), "").names()).containsExactly("One");
        assertThat(call("GET", "deals?fields=" + encoded("{\"tier\":\"Bronze\"}"), "").status()).isEqualTo(422);
        assertThat(call("GET", "deals?fields=gold", "").status()).isEqualTo(400);
    }

    @Test
    void a_list_is_sorted_by_own_fields_and_turned_page_by_page() {
        company.field("deal", "decimal", "Size", Use.USUAL);
        company.field("deal", "choice", "Tier", Use.USUAL, "Silver", "Gold");
        made("{\"name\": \"Ten\", \"fields\": {\"size\": 10, \"tier\": \"gold\"}}");
        made("{\"name\": \"None\"}");
        made("{\"name\": \"Nine\", \"fields\": {\"size\": 9, \"tier\": \"silver\"}}");
        assertThat(pages("fields.size")).containsExactly("Nine", "Ten", "None");
        assertThat(pages("-fields.size")).containsExactly("Ten", "Nine", "None");
        assertThat(pages("fields.tier")).as("in the order of its choices").containsExactly("Nine", "Ten", "None");
        var unknown = call("GET", "deals?sort=fields.budget", "");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().path("detail").asText()).contains("\"fields.budget\"");
    }

    /// The names of all, one to a page.
    private List<String> pages(String sort) {
        var names = new ArrayList<String>();
        for (var next = ""; !next.equals("null");) {
            var page = call("GET", "deals?limit=1&sort=" + sort + next, "");
            assertThat(page.status()).as(page.json().toString()).isEqualTo(200);
            names.addAll(page.names());
            var after = page.json().path("next").asText("");
            next = after.isEmpty() || after.equals("null") ? "null" : "&after=" + encoded(after);
        }
        return names;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void archived_fields_are_not_told() {
        company.field("deal", "text", "Tender", Use.USUAL);
        var id = made("{\"name\": \"Pump\", \"fields\": {\"tender\": \"T-1\"}}");
        company.execute("update platform.custom_field set archived_at = now()");
        company.fields.reload();
        assertThat(call("GET", "deals/" + id, "").json().path("fields")).isEmpty();
        assertThat(call("PATCH", "deals/" + id, "{\"fields\": {\"tender\": \"T-2\"}}").status()).isEqualTo(422);
    }

    @Test
    void the_description_of_the_interface_has_them() {
        var schemas = call("GET", "../openapi.json", "").json().path("components").path("schemas");
        assertThat(schemas.path("NewDeal").path("properties").path("fields").path("type").asText())
                .as(schemas.toString()).isEqualTo("object");
        assertThat(schemas.path("Row").path("properties").has("fields")).as(schemas.toString()).isTrue();
    }

    @Test
    void accounts_have_theirs() {
        serve(new AccountsResource(company.db, company.events, company.clock, company.fields));
        company.field("account", "email", "Invoices to", new Use(true, Set.of(), false, false, false));
        assertThat(call("POST", "accounts", "{\"name\": \"Gemilang\"}").status()).isEqualTo(422);
        var made = call("POST", "accounts",
                "{\"name\": \"Gemilang\", \"fields\": {\"invoices_to\": \"Bills@Gemilang.example\"}}");
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        assertThat(made.json().path("fields").path("invoices_to").asText()).isEqualTo("bills@gemilang.example");
        var found = call("GET", "accounts?fields=" + encoded("{\"invoices_to\":\"bills@gemilang.example\"}"), "");
        assertThat(found.names()).containsExactly("Gemilang");
    }
}
