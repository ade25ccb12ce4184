package io.saluran.pipeline.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.testing.Company;
import io.saluran.pipeline.testing.RestPipeline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
@Tag("P8")
class ContactsResourceTest {

    private final Company company = new Company();
    private final RestPipeline rest = new RestPipeline(company,
            new ContactsResource(company.db, company.events, company.clock, company.fields));
    private final String token = rest.token(company.aminah, "all", "pipeline.contact.read", "pipeline.contact.write",
            "pipeline.contact.delete");

    @AfterEach
    void close() {
        rest.close();
        company.close();
    }

    private String make(String body) {
        var made = rest.call(token, "POST", "contacts", body);
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    @Test
    void a_contact_is_made_read_changed_deleted_and_restored() {
        var id = make("{\"name\":\"Nurul\",\"email\":\"Nurul@Kedai.example\",\"account\":\"" + company.account + "\"}");

        var read = rest.call(token, "GET", "contacts/" + id, "");
        assertThat(read.etag()).isEqualTo("\"v1\"");
        assertThat(read.json().path("email").asText()).isEqualTo("nurul@kedai.example");
        assertThat(read.json().path("accountName").asText()).isEqualTo("Kedai Ali");

        var changed = rest.call(token, "PATCH", "contacts/" + id, "{\"doNotContact\":true}", "If-Match", "\"v1\"");
        assertThat(changed.json().path("doNotContact").asBoolean()).isTrue();
        assertThat(rest.call(token, "PATCH", "contacts/" + id, "{\"title\":\"x\"}", "If-Match", "\"v1\"").status())
                .isEqualTo(412);

        assertThat(rest.call(token, "DELETE", "contacts/" + id, "").status()).isEqualTo(204);
        assertThat(rest.call(token, "GET", "contacts/" + id, "").status()).isEqualTo(404);
        assertThat(rest.call(token, "POST", "contacts/" + id + "/restore", "").json().path("version").asInt())
                .isEqualTo(4);
    }

    @Test
    void what_is_wrong_is_named() {
        assertThat(rest.call(token, "POST", "contacts", "{\"name\":\"Ali\",\"email\":\"ali\"}").json().path("reason")
                .asText()).isEqualTo("no_address");
        assertThat(rest.call(token, "POST", "contacts", "{\"name\":\"Ali\",\"doNotContact\":\"maybe\"}").json()
                .path("field").asText()).isEqualTo("doNotContact");
    }

    @Test
    void the_list_filters_by_account_address_and_text() {
        make("{\"name\":\"Nurul\",\"email\":\"nurul@kedai.example\",\"account\":\"" + company.account + "\"}");
        make("{\"name\":\"Lim Kok Wai\"}");

        assertThat(rest.call(token, "GET", "contacts?account=" + company.account, "").names()).containsExactly("Nurul");
        assertThat(rest.call(token, "GET", "contacts?email=nurul@kedai.example", "").names()).containsExactly("Nurul");
        assertThat(rest.call(token, "GET", "contacts?q=kok&count=true", "").json().path("total").asInt()).isEqualTo(1);
        assertThat(rest.call(token, "GET", "contacts?sort=email", "").names()).containsExactly("Nurul", "Lim Kok Wai");
    }

    @Test
    @Tag("X5")
    void one_with_own_visibility_gets_no_other_persons_contact() {
        var id = make("{\"name\":\"Aminah's\"}");
        var ravi = rest.token(company.ravi, "own", "pipeline.contact.read", "pipeline.contact.write");

        assertThat(rest.call(ravi, "GET", "contacts", "").names()).isEmpty();
        assertThat(rest.call(ravi, "GET", "contacts/" + id, "").status()).isEqualTo(404);
        assertThat(rest.call(ravi, "PATCH", "contacts/" + id, "{\"name\":\"x\"}").status()).isEqualTo(404);
    }

    @Test
    @Tag("P27")
    void two_are_merged_the_old_id_leads_on_and_both_are_there_again() {
        var stays = make("{\"name\":\"Nurul Syafiqah\",\"email\":\"nurul@kedai.example\",\"title\":\"Manager\"}");
        var goes = make("{\"name\":\"Nurul S.\",\"phone\":\"0123\",\"title\":\"Head of plant\"}");

        var merged = rest.call(token, "POST", "contacts/" + stays + "/merge",
                "{\"goes\":\"" + goes + "\",\"take\":[\"title\"]}");
        assertThat(merged.status()).as(merged.json().toString()).isEqualTo(200);
        var contact = merged.json().path("contact");
        assertThat(contact.path("title").asText()).isEqualTo("Head of plant");
        assertThat(contact.path("phone").asText()).isEqualTo("0123");
        assertThat(contact.path("name").asText()).isEqualTo("Nurul Syafiqah");

        var old = rest.call(token, "GET", "contacts/" + goes, "");
        assertThat(old.status()).isEqualTo(307);
        assertThat(old.location()).endsWith("/api/v1/contacts/" + stays);
        var change = rest.call(token, "PATCH", "contacts/" + goes, "{\"title\":\"x\"}");
        assertThat(change.status()).isEqualTo(404);
        assertThat(change.json().path("mergedInto").asText()).isEqualTo(stays);

        var undo = "contacts/merges/" + merged.json().path("merge").asText() + "/undo";
        assertThat(rest.call(token, "POST", undo, "").json().path("stays")).isEmpty();
        assertThat(rest.call(token, "GET", "contacts/" + goes, "").json().path("title").asText())
                .isEqualTo("Head of plant");
        assertThat(rest.call(token, "POST", undo, "").status()).isEqualTo(404);
    }

    @Test
    @Tag("P27")
    void who_may_not_change_contacts_or_names_none_merges_none() {
        var stays = make("{\"name\":\"Nurul\"}");
        var deleter = rest.token(company.ravi, "all", "pipeline.contact.read", "pipeline.contact.delete");

        assertThat(rest.call(deleter, "POST", "contacts/" + stays + "/merge", "{\"goes\":\"" + stays + "\"}").json()
                .path("permission").asText()).isEqualTo("pipeline.contact.write");
        assertThat(rest.call(token, "POST", "contacts/" + stays + "/merge", "{}").json().path("field").asText())
                .isEqualTo("goes");
        assertThat(rest.call(token, "POST", "contacts/" + stays + "/merge", "{\"goes\":\"" + stays + "\"}").status())
                .isEqualTo(422);
        assertThat(rest.call(token, "POST", "contacts/" + stays + "/merge",
                "{\"goes\":\"" + company.account + "\"}").status()).isEqualTo(404);
    }
}
