package io.saluran.platform.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.rest.RestServer;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.webhook.WebhookEvent;
import io.saluran.platform.webhook.WebhookSource;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X6")
class WebhooksResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PATH = "/api/v1/webhooks";

    private final RestServer server = new RestServer();
    private final MemoryEvents events = new MemoryEvents();
    private Courier courier;
    private String token;

    private record Tea() implements WebhookSource {
        @Override
        public List<String> kinds() {
            return List.of("tea.poured");
        }

        @Override
        public Map<UUID, Object> bodies(Viewer viewer, List<WebhookEvent> happened) {
            return Map.of();
        }
    }

    @BeforeEach
    void serve() {
        var db = server.database.db();
        var settings = new CompanySettings(db, server.audit, events);
        courier = new Courier(settings, server.clock);
        var round = new WebhookRound(db, (transaction, people, notification) -> {}, server.clock);
        server.host.add("saluran", List.of(new WebhooksResource(new Subscriptions(new Subscriptions.Services(db,
                server.audit, settings, new WebhookKinds(() -> List.of(new Tea())), server.clock)),
                new Deliveries(new Deliveries.Services(db, events, courier, round, server.clock)))));
        token = server.token(BuiltInRole.ADMINISTRATOR);
    }

    @AfterEach
    void close() {
        courier.close();
        server.close();
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> make(String name, String address, String kinds) {
        return server.post(token, PATH, "{\"name\":\"" + name + "\",\"address\":\"" + address + "\",\"kinds\":[" + kinds
                + "]}");
    }

    @Test
    void a_webhook_is_made_listed_and_deleted_and_its_secret_answered_once() throws Exception {
        var made = make("Tea room", "https://tea.example/hook", "\"tea.poured\"");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(made).path("secret").asText()).startsWith("whsec_");
        var id = json(made).path("id").asText();

        assertThat(json(server.get(token, PATH)).path("items").findValuesAsText("name")).containsExactly("Tea room");
        assertThat(server.get(token, PATH + "/" + id).body()).contains("\"state\":\"on\"").doesNotContain("whsec_");
        assertThat(json(server.get(token, PATH + "/" + id + "/deliveries")).path("items")).isEmpty();
        assertThat(server.send(server.request(token, PATH + "/" + id).DELETE()).statusCode()).isEqualTo(204);
        assertThat(server.get(token, PATH + "/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void what_cannot_be_a_webhook_is_refused_with_the_field() throws Exception {
        assertThat(json(make("", "https://tea.example", "\"tea.poured\"")).path("field").asText()).isEqualTo("name");
        assertThat(json(make("Tea", "http://tea.example", "\"tea.poured\"")).path("field").asText()).isEqualTo(
                "address");
        assertThat(json(make("Tea", "https://169.254.169.254/x", "\"tea.poured\"")).path("field").asText()).isEqualTo(
                "address");
        var strange = json(make("Tea", "https://tea.example", "\"tea.drunk\""));
        assertThat(strange.path("field").asText()).isEqualTo("kinds");
        assertThat(strange.path("known").path(0).asText()).isEqualTo("tea.poured");
    }

    @Test
    void pages_go_on_where_the_one_before_ended() throws Exception {
        for (var name : List.of("One", "Two", "Three")) {
            make(name, "https://tea.example/" + name, "\"tea.poured\"");
        }
        var first = json(server.get(token, PATH + "?limit=2"));
        assertThat(first.path("items").findValuesAsText("name")).containsExactly("Three", "Two");
        var rest = json(server.get(token, PATH + "?limit=2&after=" + first.path("next").asText()));
        assertThat(rest.path("items").findValuesAsText("name")).containsExactly("One");
    }

    @Test
    void who_may_not_have_webhooks_is_refused() {
        assertThat(server.get(server.token(BuiltInRole.MANAGER), PATH).statusCode()).isEqualTo(403);
    }
}
