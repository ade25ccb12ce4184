package io.saluran.platform.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.rest.RestServer;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.Receiver;
import io.saluran.platform.webhook.WebhookEvent;
import io.saluran.platform.webhook.WebhookSource;
import java.net.http.HttpRequest;
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
    private final Receiver receiver = new Receiver();
    private CompanySettings settings;
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
        settings = new CompanySettings(db, server.audit, events);
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
        receiver.close();
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

    private String made() throws Exception {
        return json(make("Tea room", "https://tea.example/hook", "\"tea.poured\"")).path("id").asText();
    }

    private HttpResponse<String> change(String who, String id, String body) {
        return server.send(server.request(who, PATH + "/" + id).header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void a_webhook_is_changed_and_is_then_of_who_changed_it() throws Exception {
        var id = made();
        var other = server.token(BuiltInRole.ADMINISTRATOR);
        var maker = json(server.get(token, PATH + "/" + id)).path("maker").asText();

        var changed = change(other, id, "{\"address\":\"https://kopi.example/hook\"}");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).path("address").asText()).isEqualTo("https://kopi.example/hook");
        assertThat(json(changed).path("name").asText()).isEqualTo("Tea room");
        assertThat(json(changed).path("kinds").path(0).asText()).isEqualTo("tea.poured");
        assertThat(json(changed).path("maker").asText()).isNotEqualTo(maker);
        assertThat(changed.body()).doesNotContain("whsec_");
    }

    @Test
    void a_pause_is_set_and_lifted_and_leaves_the_webhook_with_its_maker() throws Exception {
        var id = made();
        var other = server.token(BuiltInRole.ADMINISTRATOR);
        var maker = json(server.get(token, PATH + "/" + id)).path("maker").asText();

        var paused = json(change(other, id, "{\"paused\":true}"));
        assertThat(paused.path("state").asText()).isEqualTo("paused");
        assertThat(paused.path("maker").asText()).isEqualTo(maker);
        assertThat(json(change(other, id, "{\"paused\":false}")).path("state").asText()).isEqualTo("on");
    }

    @Test
    void a_wrong_change_is_refused_with_the_field_and_changes_nothing() throws Exception {
        var id = made();
        assertThat(json(change(token, id, "{\"address\":\"http://tea.example\"}")).path("field").asText())
                .isEqualTo("address");
        assertThat(json(change(token, id, "{\"kinds\":[]}")).path("field").asText()).isEqualTo("kinds");
        assertThat(json(change(token, id, "{\"kinds\":[\"tea.drunk\"],\"paused\":true}")).path("field").asText())
                .isEqualTo("kinds");
        assertThat(json(change(token, id, "{\"name\":\" \"}")).path("field").asText()).isEqualTo("name");
        assertThat(change(token, id, "{}").statusCode()).isEqualTo(422);
        assertThat(change(token, id, "{\"paused\":\"perhaps\"}").statusCode()).isBetween(400, 422);
        assertThat(change(token, UUID.randomUUID().toString(), "{\"paused\":true}").statusCode()).isEqualTo(404);

        var still = json(server.get(token, PATH + "/" + id));
        assertThat(still.path("address").asText()).isEqualTo("https://tea.example/hook");
        assertThat(still.path("state").asText()).isEqualTo("on");
    }

    @Test
    void a_test_is_sent_and_what_came_back_answered_and_it_is_sent_again() throws Exception {
        settings.set(Viewer.system(), WebhookSettings.PRIVATE.key(), "true");
        var id = json(make("Tea room", receiver.address("/tea"), "\"tea.poured\"")).path("id").asText();
        receiver.answer(418, "short and stout", Map.of());

        var tested = server.post(token, PATH + "/" + id + "/test", "");
        assertThat(tested.statusCode()).as(tested.body()).isEqualTo(200);
        assertThat(json(tested).path("taken").asBoolean()).isFalse();
        assertThat(json(tested).path("status").asInt()).isEqualTo(418);
        assertThat(json(tested).path("answer").asText()).isEqualTo("short and stout");

        var delivery = json(server.get(token, PATH + "/" + id + "/deliveries")).path("items").path(0);
        assertThat(delivery.path("kind").asText()).isEqualTo("webhook.test");
        var again = PATH + "/" + id + "/deliveries/" + delivery.path("id").asText() + "/again";
        assertThat(server.post(token, again, "").statusCode()).isEqualTo(202);
        assertThat(server.post(token, PATH + "/" + id + "/deliveries/" + UUID.randomUUID() + "/again", "")
                .statusCode()).isEqualTo(404);
        change(token, id, "{\"paused\":true}");
        assertThat(server.post(token, again, "").statusCode()).isEqualTo(409);
        assertThat(server.post(token, PATH + "/" + UUID.randomUUID() + "/test", "").statusCode()).isEqualTo(404);
    }

    @Test
    void who_may_not_have_webhooks_changes_and_tests_none() throws Exception {
        var id = made();
        var manager = server.token(BuiltInRole.MANAGER);
        assertThat(change(manager, id, "{\"paused\":true}").statusCode()).isEqualTo(403);
        assertThat(server.post(manager, PATH + "/" + id + "/test", "").statusCode()).isEqualTo(403);
        assertThat(server.post(manager, PATH + "/" + id + "/deliveries/" + id + "/again", "").statusCode())
                .isEqualTo(403);
    }
}
