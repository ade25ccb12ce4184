package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What an operator asks a Saluran that runs.
@Tag("X9")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatingIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path home;

    private RunningSaluran saluran;
    private String token;

    @BeforeAll
    void start() throws Exception {
        saluran = RunningSaluran.in(home);
        token = saluran.token();
    }

    @AfterAll
    void stop() throws Exception {
        saluran.close();
    }

    @Test
    void postgresql_is_durable_on_loopback_only_and_asks_everybody_for_a_password() throws Exception {
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(ask("show " + setting)).as(setting).isEqualTo("on");
        }
        assertThat(ask("show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(ask("show unix_socket_directories")).isEmpty();
        assertThat(ask("show password_encryption")).isEqualTo("scram-sha-256");
        assertThat(ask("select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        assertThat(ask("select left(rolpassword, 13) from pg_authid where rolname = 'saluran'"))
                .isEqualTo("SCRAM-SHA-256");
    }

    @Test
    void secrets_in_the_home_are_for_its_owner_only() throws IOException {
        for (var file : List.of("postgres-password", "control")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)))).as(file)
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres"))))
                .isEqualTo("rwx------");
    }

    @Test
    void health_is_told_to_everybody() throws Exception {
        assertThat(saluran.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(saluran.get("/health/ready").body()).contains("\"up\"");
        assertThat(saluran.get("/health/other").statusCode()).isEqualTo(404);
    }

    @Test
    void metrics_have_the_process_the_pool_pages_and_rest() throws Exception {
        saluran.get("/sign-in");
        saluran.get("/api/v1/people", "Authorization", "Bearer " + token);

        assertThat(saluran.get("/metrics").body()).contains("jvm_memory_used_bytes", "hikaricp_connections_active",
                "saluran_http_requests_seconds_count{part=\"page\",status=\"2xx\"}",
                "saluran_rest_requests_seconds_count{method=\"GET\",resource=\"people\",status=\"2xx\"}",
                "jetty_threads_current");
    }

    @Test
    void metrics_are_not_for_those_whom_a_proxy_passes_on_but_for_an_administrators_token() throws Exception {
        assertThat(saluran.get("/metrics", "X-Forwarded-For", "203.0.113.9").statusCode()).isEqualTo(404);
        assertThat(saluran.get("/metrics", "X-Forwarded-For", "127.0.0.1").statusCode()).isEqualTo(404);
        assertThat(saluran.get("/metrics", "X-Forwarded-For", "203.0.113.9", "Authorization", "Bearer " + token)
                .statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("X6")
    void every_call_in_the_openapi_description_has_a_summary_answers_and_a_permission() throws Exception {
        var api = JSON.readTree(saluran.get("/api/openapi.json").body());
        var calls = calls(api);

        assertThat(api.path("openapi").asText()).startsWith("3.");
        assertThat(api.path("security").get(0).has("token")).isTrue();
        assertThat(api.path("components").path("securitySchemes").path("token").path("scheme").asText())
                .isEqualTo("bearer");
        assertThat(api.path("tags").findValuesAsText("name")).contains("people", "deals", "pipelines", "imports");
        assertThat(calls).hasSizeGreaterThan(20);
        calls.forEach((name, call) -> {
            assertThat(call.path("summary").asText()).as(name).isNotBlank();
            assertThat(call.path("operationId").asText()).as(name).isNotBlank();
            assertThat(call.path("x-permission").asText()).as(name).isNotBlank();
            assertThat(call.path("responses").has("default")).as(name).isTrue();
            assertThat(call.path("responses").size()).as(name).isGreaterThan(1);
        });
        assertThat(calls.values().stream().map(call -> call.path("operationId").asText())).doesNotHaveDuplicates();
    }

    @Test
    @Tag("X6")
    void every_reference_of_the_openapi_description_leads_somewhere() throws Exception {
        var api = JSON.readTree(saluran.get("/api/openapi.json").body());
        var references = new ArrayList<String>();
        collect(api, references);

        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(api.at(reference.substring(1))
                .isMissingNode()).as(reference).isFalse());
    }

    @Test
    @Tag("X10")
    void a_table_is_taken_out_by_token_and_not_without() throws Exception {
        var csv = saluran.get("/export/deals.csv", "Authorization", "Bearer " + token);

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                .matches("attachment; filename=\"deals-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
        assertThat(csv.body()).contains("Name,");
        assertThat(saluran.get("/export/deals.csv").statusCode()).isEqualTo(401);
        assertThat(saluran.get("/export/nothing.csv", "Authorization", "Bearer " + token).statusCode()).isEqualTo(404);
    }

    @Test
    void the_log_is_json_and_has_no_secrets() throws Exception {
        var log = Files.readAllLines(home.resolve("log/saluran.log"));

        assertThat(log).isNotEmpty().allSatisfy(line -> assertThat(JSON.readTree(line).has("message")).isTrue());
        assertThat(String.join("\n", log)).doesNotContain(RunningSaluran.PASSWORD, token,
                Files.readString(home.resolve("postgres-password")).strip(),
                Files.readAllLines(home.resolve("control")).getLast());
    }

    @Test
    void a_database_that_goes_away_makes_it_not_ready_until_it_is_back() throws Exception {
        var postgres = saluran.postgres();
        signal(postgres, "STOP");
        try {
            Thread.sleep(1_200);
            assertThat(saluran.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(saluran.get("/health/live").statusCode()).isEqualTo(200);
        } finally {
            signal(postgres, "CONT");
        }
        Thread.sleep(1_200);
        assertThat(saluran.get("/health/ready").statusCode()).isEqualTo(200);
    }

    private static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    }

    private static Map<String, JsonNode> calls(JsonNode api) {
        var calls = new java.util.TreeMap<String, JsonNode>();
        api.path("paths").properties().forEach(path -> path.getValue().properties().forEach(call -> {
            if (List.of("get", "put", "post", "patch", "delete").contains(call.getKey())) {
                calls.put(call.getKey() + ' ' + path.getKey(), call.getValue());
            }
        }));
        return calls;
    }

    private static void collect(JsonNode node, List<String> references) {
        if (node.isObject() && node.path("$ref").isTextual()) {
            references.add(node.path("$ref").asText());
        }
        node.forEach(child -> collect(child, references));
    }

    private String ask(String sql) throws IOException, SQLException {
        try (var database = saluran.database();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
