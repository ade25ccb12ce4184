package io.saluran.platform.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.platform.right.BuiltInRole;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("X6")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestHostTest {

    private static final String BUNDLE = "my.notes";
    private static final ObjectMapper JSON = new ObjectMapper();

    private RestServer server;
    private NotesResource notes;
    private String token;

    @BeforeAll
    void start() {
        server = new RestServer();
        token = server.token(BuiltInRole.MANAGER);
    }

    @BeforeEach
    void install() {
        notes = new NotesResource();
        server.host.add(BUNDLE, List.of(notes));
    }

    @AfterEach
    void uninstall() {
        server.host.remove(BUNDLE);
        server.host.remove("other");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException problem) {
            throw new AssertionError(response.body(), problem);
        }
    }

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        assertThat(problem.path("type").asText()).startsWith("urn:saluran:problem:");
        assertThat(problem.path("instance").asText()).startsWith("/api");
        return problem;
    }

    @Test
    void what_is_created_can_be_read_with_iso_dates_and_plain_amounts() {
        var created = server.post(token, "/api/v1/notes",
                "{\"text\":\"Telefon\",\"value\":10000000000000000000000.10,\"dueOn\":\"2026-12-01\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var read = server.get(token,
                java.net.URI.create(created.headers().firstValue("Location").orElseThrow()).getPath());
        assertThat(read.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(read.headers().firstValue("ETag")).hasValue("\"v1\"");
        assertThat(read.body()).contains("\"value\":10000000000000000000000.10", "\"dueOn\":\"2026-12-01\"",
                "\"createdAt\":\"2026-11-24T08:00:00Z\"");
    }

    @Test
    void nobody_calls_without_a_valid_token() {
        var none = server.send(HttpRequest.newBuilder(server.address("/api/v1/notes")));
        problem(none, 401);
        assertThat(none.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        problem(server.get("saluran_wrong", "/api/v1/notes"), 401);
        problem(server.get("wrong", "/api/v1/notes"), 401);
    }

    @Test
    void a_missing_permission_is_named() {
        var rep = server.token(BuiltInRole.REP);
        assertThat(server.get(rep, "/api/v1/notes").statusCode()).isEqualTo(200);
        assertThat(problem(server.post(rep, "/api/v1/notes", "{\"text\":\"x\"}"), 403).path("permission").asText())
                .isEqualTo("test.note.write");
        assertThat(notes.notes).isEmpty();
    }

    @Test
    void a_method_without_a_permission_is_refused_to_everybody() {
        server.host.add("other", List.of(new OpenResource()));
        problem(server.get(server.token(BuiltInRole.ADMINISTRATOR), "/api/v1/open"), 403);
    }

    @Test
    void a_token_that_reads_writes_nothing() {
        var person = server.person("Reader", BuiltInRole.MANAGER);
        var reader = server.tokens.create(io.saluran.db.Viewer.system(), person, "r", Tokens.Scope.READ, null).secret();
        assertThat(server.get(reader, "/api/v1/notes").statusCode()).isEqualTo(200);
        problem(server.post(reader, "/api/v1/notes", "{\"text\":\"x\"}"), 403);
        assertThat(notes.notes).isEmpty();
    }

    @Test
    void the_caller_and_the_language_reach_the_method() {
        assertThat(json(server.get(token, "/api/v1/notes/me")).path("name").asText()).isEqualTo("Aminah binti Ali");
        assertThat(json(server.get(token, "/api/v1/notes/me")).path("language").asText()).isEqualTo("en");
        var malay = server.send(server.request(token, "/api/v1/notes/me").header("Accept-Language", "ms-MY,en;q=0.5"));
        assertThat(json(malay).path("language").asText()).isEqualTo("ms");
    }

    @Test
    void an_unknown_field_is_named() {
        var problem = problem(server.post(token, "/api/v1/notes", "{\"text\":\"x\",\"colour\":\"red\"}"), 422);
        assertThat(problem.path("field").asText()).isEqualTo("colour");
        assertThat(problem.path("known")).extracting(JsonNode::asText).contains("text", "dueOn");
    }

    @Test
    void a_value_of_the_wrong_form_is_named() {
        var date = problem(server.post(token, "/api/v1/notes", "{\"text\":\"x\",\"dueOn\":\"tomorrow\"}"), 422);
        assertThat(date.path("field").asText()).isEqualTo("dueOn");
        assertThat(date.path("detail").asText()).contains("LocalDate").doesNotContain("io.saluran");
        var mood = problem(server.post(token, "/api/v1/notes", "{\"text\":\"x\",\"mood\":\"BLUE\"}"), 422);
        assertThat(mood.path("detail").asText()).contains("GLAD", "SAD");
    }

    @Test
    void malformed_json_is_told_with_line_and_column() {
        var problem = problem(server.post(token, "/api/v1/notes", "{\n  \"text\": oops\n}"), 400);
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("column").asInt()).isGreaterThan(8);
        problem(server.post(token, "/api/v1/notes", "{\"text\":\"a\",\"text\":\"b\"}"), 400);
        problem(server.post(token, "/api/v1/notes", "{\"text\":\"a\"} {}"), 400);
        problem(server.post(token, "/api/v1/notes", "[]"), 400);
    }

    @Test
    void a_missing_body_is_told() {
        problem(server.post(token, "/api/v1/notes", ""), 400);
        problem(server.post(token, "/api/v1/notes", "null"), 400);
        problem(server.send(server.request(token, "/api/v1/notes").POST(HttpRequest.BodyPublishers.noBody())), 400);
    }

    @Test
    void the_usual_refusals_are_problems() {
        problem(server.get(token, "/api/v1/nothing"), 404);
        problem(server.get(token, "/api/v1/notes/not-an-id"), 404);
        problem(server.get(token, "/api/v2/notes"), 404);
        assertThat(problem(server.send(server.request(token, "/api/v1/notes").DELETE()), 405).path("detail").asText())
                .contains("GET", "POST");
        problem(server.send(server.request(token, "/api/v1/notes").header("Accept", "text/csv")), 406);
        problem(server.send(server.request(token, "/api/v1/notes").header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x"))), 415);
        problem(server.post(token, "/api/v1/notes", "{\"text\":\"" + "x".repeat(6 << 20) + "\"}"), 413);
        problem(server.send(server.request(token, "/api/v1/notes").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                        ("{\"text\":\"" + "x".repeat(6 << 20) + "\"}")
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8))))),
                413);
    }

    @Test
    void the_next_request_on_the_connection_of_a_refused_body_is_answered() {
        // Each is refused before its body was read; the client keeps the connection unless it is told not to.
        var large = ("{\"text\":\"" + "x".repeat(6 << 20) + "\"}").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var larger = new byte[24 << 20];
        for (var body : List.of(large, larger)) {
            for (var path : List.of("/api/v1/notes", "/api/v1/nothing", "/api/v1/notes/me")) {
                for (var key : List.of("", "k")) {
                    var request = server.request(token, path).header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers
                                    .ofInputStream(() -> new java.io.ByteArrayInputStream(body)));
                    if (!key.isEmpty()) {
                        request.header("Idempotency-Key", "refused");
                    }
                    try {
                        assertThat(server.send(request).statusCode()).isBetween(400, 499);
                    } catch (java.io.UncheckedIOException cutOff) {
                        // More than anybody should send is not read to its end.
                        assertThat(body).isSameAs(larger);
                    }
                    assertThat(server.post(token, "/api/v1/notes", "{\"text\":\"next\"}").statusCode()).isEqualTo(201);
                }
            }
        }
    }

    @Test
    void a_fault_of_ours_has_a_number_and_no_details() {
        var response = server.get(token, "/api/v1/notes/broken");
        assertThat(problem(response, 500).path("number").asText()).matches("[0-9a-f]{8}");
        assertThat(response.body()).doesNotContain("secret", "Exception");
    }

    @Test
    void a_list_is_cut_by_cursor_and_counted_when_asked() {
        for (var text : List.of("c", "a", "e", "b", "d")) {
            server.post(token, "/api/v1/notes", "{\"text\":\"" + text + "\"}");
        }
        var first = json(server.get(token, "/api/v1/notes?limit=2&count=true"));
        assertThat(first.path("items")).extracting(note -> note.path("text").asText()).containsExactly("a", "b");
        assertThat(first.path("total").asLong()).isEqualTo(5);
        var second = json(server.get(token, "/api/v1/notes?limit=2&after=" + first.path("next").asText()));
        assertThat(second.path("items")).extracting(note -> note.path("text").asText()).containsExactly("c", "d");
        assertThat(second.has("total")).isFalse();
        var last = json(server.get(token, "/api/v1/notes?limit=2&after=" + second.path("next").asText()));
        assertThat(last.path("items")).hasSize(1);
        assertThat(last.has("next")).isFalse();
        problem(server.get(token, "/api/v1/notes?sort=createdAt&after=" + first.path("next").asText()), 400);
        problem(server.get(token, "/api/v1/notes?after=x" + first.path("next").asText()), 400);
    }

    @Test
    void parameters_that_a_list_does_not_have_are_named_with_those_it_has() {
        var filter = problem(server.get(token, "/api/v1/notes?colour=red"), 400);
        assertThat(filter.path("known")).extracting(JsonNode::asText)
                .containsExactly("limit", "after", "sort", "count", "q", "mood", "dueOn");
        assertThat(problem(server.get(token, "/api/v1/notes?sort=-colour"), 400).path("known"))
                .extracting(JsonNode::asText).containsExactly("text", "createdAt");
        for (var query : List.of("limit=0", "limit=201", "limit=x", "limit=-1", "count=yes", "limit=1&limit=2")) {
            problem(server.get(token, "/api/v1/notes?" + query), 400);
        }
    }

    @Test
    void an_update_from_an_old_version_is_refused() {
        var created = json(server.post(token, "/api/v1/notes", "{\"text\":\"one\"}"));
        var path = "/api/v1/notes/" + created.path("id").asText();
        assertThat(put(path, "\"v1\"").statusCode()).isEqualTo(200);
        problem(put(path, "\"v1\""), 412);
        assertThat(put(path, "\"v1\", \"v2\"").statusCode()).isEqualTo(200);
        problem(put(path, "nonsense"), 400);
        assertThat(put(path, "*").headers().firstValue("ETag")).hasValue("\"v4\"");
        var known = server.send(server.request(token, path).header("If-None-Match", "\"v4\""));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    private HttpResponse<String> put(String path, String ifMatch) {
        return server.send(server.request(token, path).header("If-Match", ifMatch)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"text\":\"x\"}")));
    }

    @Test
    void the_same_request_under_one_key_is_done_once() {
        var first = server.post(token, "/api/v1/notes", "{\"text\":\"once\"}", "Idempotency-Key", "k1");
        var second = server.post(token, "/api/v1/notes", "{\"text\":\"once\"}", "Idempotency-Key", "k1");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(notes.notes).hasSize(1);
        problem(server.post(token, "/api/v1/notes", "{\"text\":\"other\"}", "Idempotency-Key", "k1"), 422);
        var stranger = server.token(BuiltInRole.MANAGER);
        assertThat(server.post(stranger, "/api/v1/notes", "{\"text\":\"other\"}", "Idempotency-Key", "k1").statusCode())
                .isEqualTo(201);
        server.clock.forward(java.time.Duration.ofHours(25));
        assertThat(server.post(token, "/api/v1/notes", "{\"text\":\"later\"}", "Idempotency-Key", "k1").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a_refused_request_does_not_use_its_key_up() {
        problem(server.post(token, "/api/v1/notes", "{}", "Idempotency-Key", "k2"), 422);
        assertThat(server.post(token, "/api/v1/notes", "{\"text\":\"x\"}", "Idempotency-Key", "k2").statusCode())
                .isEqualTo(201);
        problem(server.post(token, "/api/v1/notes", "{}", "Idempotency-Key", "x".repeat(256)), 400);
    }

    @Test
    void a_second_request_under_a_key_that_is_being_worked_on_is_told_to_wait() throws Exception {
        var first = CompletableFuture.supplyAsync(
                () -> server.post(token, "/api/v1/notes/slow", "{}", "Idempotency-Key", "k3"));
        assertThat(notes.entered.await(20, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        problem(server.post(token, "/api/v1/notes/slow", "{}", "Idempotency-Key", "k3"), 409);
        notes.slow.countDown();
        assertThat(first.get().statusCode()).isEqualTo(200);
        assertThat(server.post(token, "/api/v1/notes/slow", "{}", "Idempotency-Key", "k3").headers()
                .firstValue("Idempotency-Replayed")).hasValue("true");
    }

    @Test
    void a_stopped_bundle_says_so_and_comes_back() {
        server.host.remove(BUNDLE);
        assertThat(problem(server.get(token, "/api/v1/notes"), 404).path("extension").asText()).isEqualTo(BUNDLE);
        server.host.add(BUNDLE, List.of(new NotesResource()));
        assertThat(server.get(token, "/api/v1/notes").statusCode()).isEqualTo(200);
    }

    @Test
    void a_name_belongs_to_the_bundle_that_came_first() {
        server.host.add("other", List.of(new NotesResource()));
        assertThat(server.host.resources()).containsExactly(notes);
    }

    @Test
    void the_description_follows_the_bundles() throws Exception {
        server.host.add("other", List.of(new MemosResource()));
        var response = server.send(HttpRequest.newBuilder(server.address("/api/openapi.json")));
        assertThat(response.statusCode()).isEqualTo(200);
        var api = json(response);
        assertThat(api.at("/servers/0/url").asText()).isEqualTo("/api/v1");
        assertThat(new TreeSet<>(api.path("paths").propertyStream().map(java.util.Map.Entry::getKey).toList()))
                .contains("/notes", "/notes/{id}", "/memos");
        var list = api.at("/paths/~1notes/get");
        assertThat(list.path("operationId").asText()).isEqualTo("notes.list");
        assertThat(list.path("summary").asText()).isEqualTo("Lists notes");
        assertThat(list.path("x-permission").asText()).isEqualTo("test.note.read");
        assertThat(list.path("parameters")).extracting(parameter -> parameter.path("name").asText())
                .containsExactlyInAnyOrder("limit", "after", "sort", "count", "q", "mood", "dueOn");
        assertThat(list.has("requestBody")).isFalse();
        assertThat(list.at("/responses/200/content/application~1json/schema/$ref").asText()).contains("PageOfNote");
        assertThat(api.at("/paths/~1notes/post/requestBody/content/application~1json/schema/$ref").asText())
                .endsWith("/NewNote");
        assertThat(api.at("/components/schemas/Note/properties").has("dueOn") != api
                .at("/components/schemas/Note/properties").has("memo")).isTrue();
        assertThat(response.body()).contains("\"memo\"", "\"dueOn\"");
        var refs = java.util.regex.Pattern.compile("#/components/schemas/([\\w.]+)").matcher(response.body()).results()
                .map(match -> match.group(1)).distinct().toList();
        assertThat(refs)
                .allSatisfy(ref -> assertThat(api.path("components").path("schemas").has(ref)).as(ref).isTrue());
        server.host.remove(BUNDLE);
        assertThat(json(server.send(HttpRequest.newBuilder(server.address("/api/openapi.json")))).path("paths")
                .has("/notes"))
                .isFalse();
        assertThat(json(server.send(HttpRequest.newBuilder(server.address("/api")))).path("resources"))
                .extracting(JsonNode::asText).containsExactly("/api/v1/memos");
    }

    @Test
    void requests_are_timed_by_resource() {
        server.get(token, "/api/v1/notes");
        server.get(token, "/api/v1/whatever");
        assertThat(server.metrics.get("saluran.rest.requests").tag("resource", "notes").tag("status", "2xx").timer()
                .count()).isPositive();
        assertThat(server.metrics.find("saluran.rest.requests").tag("resource", "whatever").timer()).isNull();
    }
}
