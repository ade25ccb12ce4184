package io.saluran.platform.internal.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.platform.internal.rest.RestServer;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.testing.MemoryEvents;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("X6")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RestServer server;
    private Invitations invitations;
    private String admin;

    @BeforeAll
    void start() {
        server = new RestServer();
        var db = server.database.db();
        var events = new MemoryEvents();
        invitations = new Invitations(db, server.audit, events, server.clock);
        server.host.add("io.saluran.host", List.of(new PeopleResource(db,
                new Staff(db, server.audit, events, server.clock), invitations)));
        admin = server.token(BuiltInRole.ADMINISTRATOR);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void somebody_is_added_invited_and_can_choose_a_password() {
        var created = post(admin, "",
                "{\"name\":\" Siti binti Hassan \",\"email\":\"Siti@Kedai.example\",\"roles\":[\"rep\"]}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var siti = json(created);
        assertThat(siti.path("name").asText()).isEqualTo("Siti binti Hassan");
        assertThat(siti.path("email").asText()).isEqualTo("siti@kedai.example");
        assertThat(siti.path("roles")).extracting(JsonNode::asText).containsExactly("rep");
        assertThat(siti.path("signsIn").asBoolean()).isFalse();

        var invited = post(admin, "/" + siti.path("id").asText() + "/invitation", "");
        assertThat(invited.statusCode()).as(invited.body()).isEqualTo(201);
        var secret = json(invited).path("link").asText().replaceFirst("/invitation/", "");
        assertThat(invitations.accept(secret, "kopi o kosong")).isTrue();
        assertThat(json(get(admin, "/" + siti.path("id").asText())).path("signsIn").asBoolean()).isTrue();
    }

    @Test
    void an_invitation_is_not_kept_for_repeats() {
        var id = add("Invited Twice", "twice@kedai.example");
        var first = post(admin, "/" + id + "/invitation", "", "Idempotency-Key", "i1");
        var second = post(admin, "/" + id + "/invitation", "", "Idempotency-Key", "i1");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).isEmpty();
        assertThat(second.body()).isNotEqualTo(first.body());
        assertThat((int) server.database.db()
                .read(sql -> sql.fetch("select body from platform.idempotent_request where key = 'i1'"
                        + " and body is not null").size()))
                .isZero();
    }

    @Test
    void a_change_touches_what_is_given_and_refuses_what_was_overtaken() {
        var id = add("Ali Baba", "ali@kedai.example");
        var read = get(admin, "/" + id);
        var tag = read.headers().firstValue("ETag").orElseThrow();
        var changed = patch("/" + id, "{\"name\":\"Ali bin Baba\",\"roles\":[\"manager\",\"trainer\"]}", "If-Match",
                tag);

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).path("name").asText()).isEqualTo("Ali bin Baba");
        assertThat(json(changed).path("email").asText()).isEqualTo("ali@kedai.example");
        assertThat(json(changed).path("roles")).extracting(JsonNode::asText).containsExactlyInAnyOrder("manager",
                "trainer");
        assertThat(patch("/" + id, "{\"name\":\"Too late\"}", "If-Match", tag).statusCode()).isEqualTo(412);
        assertThat(json(patch("/" + id, "{\"email\":null}")).path("email").isNull()).isTrue();
        assertThat(json(get(admin, "/" + id)).path("roles")).hasSize(2);
    }

    @Test
    void what_cannot_be_is_named() {
        var id = add("Taken", "taken@kedai.example");
        assertThat(post(admin, "", "{\"name\":\"  \"}").statusCode()).isEqualTo(422);
        assertThat(post(admin, "", "{\"name\":\"X\",\"email\":\"nothing\"}").body()).contains("not an email address");
        assertThat(post(admin, "", "{\"name\":\"X\",\"email\":\"TAKEN@kedai.example\"}").statusCode()).isEqualTo(409);
        assertThat(post(admin, "", "{\"name\":\"X\",\"roles\":[\"king\"]}").body()).contains("There is no role");
        assertThat(post(admin, "", "{\"name\":\"X\",\"team\":\"" + UUID.randomUUID() + "\"}").body())
                .contains("There is no team");
        assertThat(patch("/" + id, "{\"salary\":1}").body()).contains("known");
        assertThat(patch("/" + id, "{\"roles\":\"rep\"}").statusCode()).isEqualTo(422);
        assertThat(get(admin, "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(post(admin, "/" + add("No address", null) + "/invitation", "").statusCode()).isEqualTo(409);
    }

    @Test
    void a_person_who_left_stays_in_the_list_without_rights_and_can_come_back() {
        var id = add("Gone Soon", "gone@kedai.example");
        assertThat(json(post(admin, "/" + id + "/deactivate", "")).path("active").asBoolean()).isFalse();
        assertThat(json(get(admin, "?active=true&limit=200")).toString()).doesNotContain("Gone Soon");
        assertThat(json(get(admin, "?active=false&limit=200")).toString()).contains("Gone Soon");
        assertThat(post(admin, "/" + id + "/invitation", "").statusCode()).isEqualTo(409);
        assertThat(json(post(admin, "/" + id + "/reactivate", "")).path("active").asBoolean()).isTrue();
    }

    @Test
    void the_token_of_a_person_who_left_lets_nobody_in() {
        var id = server.person("Leaver", BuiltInRole.REP);
        var token = server.tokens.create(io.saluran.db.Viewer.system(), id, "t",
                io.saluran.platform.internal.rest.Tokens.Scope.READ, null).secret();
        assertThat(get(token, "").statusCode()).isEqualTo(200);
        post(admin, "/" + id + "/deactivate", "");
        assertThat(get(token, "").statusCode()).isEqualTo(401);
    }

    @Test
    void lists_are_searched_filtered_and_paged_by_name() {
        for (var name : List.of("Zz Ahmad", "Zz Bala", "Zz Chong")) {
            post(admin, "", "{\"name\":\"" + name + "\",\"roles\":[\"marketer\"]}");
        }
        var first = json(get(admin, "?q=zz&limit=2&count=true&role=marketer"));
        assertThat(first.path("items")).extracting(each -> each.path("name").asText()).containsExactly("Zz Ahmad",
                "Zz Bala");
        assertThat(first.path("total").asInt()).isEqualTo(3);
        var second = json(get(admin, "?q=zz&limit=2&role=marketer&after=" + first.path("next").asText()));
        assertThat(second.path("items")).extracting(each -> each.path("name").asText()).containsExactly("Zz Chong");
        assertThat(json(get(admin, "?q=zz&role=trainer")).path("items")).isEmpty();
        assertThat(get(admin, "?salary=1").statusCode()).isEqualTo(400);
    }

    @Test
    void others_look_people_up_and_change_nobody() {
        var rep = server.token(BuiltInRole.REP);
        var id = add("Untouched", "untouched@kedai.example");
        assertThat(get(rep, "/" + id).statusCode()).isEqualTo(200);
        assertThat(post(rep, "", "{\"name\":\"X\"}").statusCode()).isEqualTo(403);
        assertThat(post(rep, "/" + id + "/deactivate", "").statusCode()).isEqualTo(403);
        assertThat(json(get(rep, "/" + id)).path("active").asBoolean()).isTrue();
    }

    @Test
    void who_keeps_people_but_is_no_administrator_changes_none_and_makes_none() {
        var keeper = server.token(BuiltInRole.MANAGER);
        server.database.db().write(sql -> sql.execute("""
                insert into platform.role_permission (role_id, permission, granted)
                select id, permission, true from platform.role,
                    unnest(array['platform.people.write', 'platform.roles.write']) permission
                where built_in = 'MANAGER'"""));
        try {
            var boss = server.person("Boss", BuiltInRole.ADMINISTRATOR);
            assertThat(post(keeper, "/" + boss + "/deactivate", "").statusCode()).isEqualTo(403);
            assertThat(post(keeper, "", "{\"name\":\"X\",\"roles\":[\"administrator\"]}").statusCode()).isEqualTo(403);
            assertThat(post(keeper, "", "{\"name\":\"Y\",\"roles\":[\"rep\"]}").statusCode()).isEqualTo(201);
        } finally {
            server.database.db().write(sql -> sql.execute("delete from platform.role_permission"));
        }
    }

    private String add(String name, @org.jspecify.annotations.Nullable String email) {
        return json(post(admin, "", email == null
                ? "{\"name\":\"" + name + "\"}"
                : "{\"name\":\"" + name + "\",\"email\":\"" + email + "\"}")).path("id").asText();
    }

    private HttpResponse<String> get(String token, String path) {
        return server.get(token, "/api/v1/people" + path);
    }

    private HttpResponse<String> post(String token, String path, String body, String... headers) {
        return server.post(token, "/api/v1/people" + path, body, headers);
    }

    private HttpResponse<String> patch(String path, String body, String... headers) {
        var request = server.request(admin, "/api/v1/people" + path).header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body));
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException problem) {
            throw new AssertionError(response.body(), problem);
        }
    }
}
