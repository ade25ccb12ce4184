package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The oldest PostgreSQL that Saluran lives on, 16, with the real sales history: all change logs, the imports, lists,
/// search, the board. The build brings its programs for this system alone; elsewhere this is left out.
@Tag("X9")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OldestServerIT {

    private static final Path FILES = Path.of("src/test/resources/crm").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private OldestServer server;
    private RunningSaluran saluran;
    private String token;

    @BeforeAll
    void start() throws Exception {
        server = OldestServer.in(folder.resolve("server"));
        saluran = RunningSaluran.in(folder.resolve("home"), "--database-url", server.address());
        token = saluran.token();
    }

    @AfterAll
    void stop() throws Exception {
        saluran.close();
        server.close();
    }

    @Test
    @Order(1)
    void all_bundles_start_on_it() throws Exception {
        assertThat(server.one("show server_version_num")).startsWith("16");
        assertThat(command("bundle", "list").out().lines().filter(line -> line.contains("module-")))
                .isNotEmpty().allSatisfy(line -> assertThat(line).endsWith("running"));
    }

    @Test
    @Order(2)
    void the_real_history_is_imported_and_counted() throws Exception {
        command("import", FILES.resolve("sales_teams.csv").toString(), "--as", "people");
        command("import", FILES.resolve("products.csv").toString(), "--as", "products");
        command("import", FILES.resolve("accounts.csv").toString(), "--as", "accounts");
        var deals = JSON.readTree(command("import", FILES.resolve("sales_pipeline.csv").toString(), "--as", "deals",
                "--accept-matches", "--json").out());

        assertThat(deals.path("created").asInt()).isEqualTo(8_800);
        assertThat(get("/api/v1/deals?count=true&limit=1").path("total").asInt()).isEqualTo(8_800);
        // Ids made in SQL are of version 7 here too, where PostgreSQL has no function for that.
        assertThat(server.one("select count(*) from pipeline.deal where substr(id::text, 15, 1) <> '7'"))
                .isEqualTo("0");
    }

    @Test
    @Order(3)
    void lists_are_sorted_and_searched() throws Exception {
        var dearest = get("/api/v1/deals?sort=-value&limit=2").path("items");
        assertThat(dearest.get(0).path("value").asDouble()).isEqualTo(Double.parseDouble(
                server.one("select max(value) from pipeline.deal where deleted_at is null")));
        assertThat(
                get("/api/v1/accounts?q=" + URLEncoder.encode("betasol", StandardCharsets.UTF_8)).path("items").get(0)
                        .path("name").asText())
                .isEqualTo("Betasoloin");
        assertThat(get("/api/v1/deals?q=isdom&count=true&limit=1").path("total").asInt()).isEqualTo(Integer.parseInt(
                server.one("select count(*) from pipeline.deal join pipeline.account on account.id = deal.account_id"
                        + " where account.name = 'Isdom'")));
    }

    @Test
    @Order(4)
    void the_board_and_the_pages_of_all_bundles_open() throws Exception {
        if (System.getenv("SALURAN_BROWSER") == null) {
            return;
        }
        try (var browser = BrowserPage.signedIn(saluran.address())) {
            for (var page : new String[] {"deals", "accounts", "handbook", "library"}) {
                browser.open(page);
                Chromium.settle(browser.page());
                assertThat(browser.page().locator(".s-error").count()).as(page).isZero();
            }
        }
        assertThat(Files.readAllLines(saluran.home().resolve("log/saluran.log")))
                .noneMatch(line -> line.contains("\"level\":\"ERROR\""));
    }

    private RunningSaluran.Ended command(String... arguments) throws IOException, InterruptedException {
        var all = new java.util.ArrayList<>(java.util.List.of(arguments));
        all.addAll(java.util.List.of("--home", saluran.home().toString()));
        var ended = RunningSaluran.run(all.toArray(String[]::new));
        assertThat(ended.code()).as(ended.output()).isZero();
        return ended;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var answer = saluran.get(path, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
