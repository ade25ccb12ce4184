package io.saluran.dist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// The example of an extension, installed on a running server, used in a browser, updated and removed.
@Tag("X4")
class ExampleIT {

    private static final Path EXAMPLE = Path.of("..", "examples", "competitors").toAbsolutePath().normalize();
    private static final Path JAR = EXAMPLE.resolve("target/competitors-1.0.0.jar");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path home;

    @TempDir
    Path work;

    private String done(String... arguments) throws Exception {
        var ended = RunningSaluran.run(arguments);
        Assertions.assertThat(ended.code()).as(ended.output()).isZero();
        return ended.out();
    }

    private String bundle(String command, String... arguments) throws Exception {
        var all = new java.util.ArrayList<>(List.of("bundle", command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        return done(all.toArray(String[]::new));
    }

    private static JsonNode post(RunningSaluran saluran, String token, String path, String body) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(HttpRequest.newBuilder(URI.create(saluran.address() + "/api/v1/" + path))
                    .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
            Assertions.assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JSON.readTree(answer.body());
        }
    }

    private static String reason(RunningSaluran saluran) throws Exception {
        try (var connection = saluran.database();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from pipeline.reason where outcome = 'won' limit 1")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /// The folder once more, as its author would have it for the next version.
    private Path next() throws IOException {
        var folder = work.resolve("competitors");
        try (var files = Files.walk(EXAMPLE)) {
            for (var file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(EXAMPLE.resolve("target"))).toList()) {
                var to = folder.resolve(EXAMPLE.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.writeString(to, Files.readString(file)
                        .replace("<version>1.0.0</version>", "<version>1.1.0</version>")
                        .replace("competitors.title=Competitors", "competitors.title=Rivals"));
            }
        }
        return folder;
    }

    @Test
    void it_names_nothing_that_is_not_published() throws Exception {
        Assertions.assertThat(done("bundle", "verify", JAR.toString())).contains("Competitors 1.0.0 works");
        var answer = JSON.readTree(done("bundle", "verify", "--json", JAR.toString()));
        Assertions.assertThat(answer.get("works").booleanValue()).isTrue();
        Assertions.assertThat(answer.get("problems")).isEmpty();
        Assertions.assertThat(answer.get("uses").toString()).contains("io.saluran.platform.right", "\"breaksAt\":");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
    void it_is_installed_used_updated_and_removed_while_somebody_works() throws Exception {
        try (var saluran = RunningSaluran.in(home); var browser = BrowserPage.signedIn(saluran.address())) {
            var token = saluran.token();
            var deal = post(saluran, token, "deals", "{\"name\":\"Ten cold rooms\"}").get("id").asText();
            var page = browser.open("deals/" + deal);
            bundle("install", JAR.toString());
            post(saluran, token, "competitors",
                    "{\"name\":\"Sejuk Jaya\",\"howToBeat\":\"Show the warranty\"}");

            panel(page, deal, browser);
            post(saluran, token, "deals/" + deal + "/close",
                    "{\"outcome\":\"won\",\"reason\":\"" + reason(saluran) + "\"}");
            everywhere(browser);

            done("bundle", "build", next().toString(), "--to", work.resolve("next.jar").toString());
            browser.open("competitors");
            bundle("install", work.resolve("next.jar").toString());
            assertThat(page.locator("h1").getByText("Rivals")).isVisible();
            assertThat(page.locator("table")).containsText("Won 1 of 1");

            bundle("remove", "example.rimba.competitors", "--drop-data");
            assertThat(page.locator(".s-empty")).containsText("Competitors");
            assertThat(browser.open("deals/" + deal).locator(".s-panels")).not().containsText("Sejuk Jaya");
        }
    }

    /// Notes a competitor on the deal's page, removes it, and takes that back.
    private static void panel(Page page, String deal, BrowserPage browser) {
        assertThat(page.locator(".s-panels")).containsText("No competitor has been met");
        browser.open("deals/" + deal);
        var chooser = page.locator("vaadin-combo-box[placeholder='Add a competitor'] input");
        chooser.fill("Sejuk");
        page.locator("vaadin-combo-box-item").getByText("Sejuk Jaya").click();
        assertThat(page.locator(".s-panels")).containsText("Show the warranty");

        page.locator("[aria-label='Remove Sejuk Jaya from this deal']").click();
        assertThat(page.locator(".s-panels")).containsText("No competitor has been met");
        page.locator("vaadin-notification-card").getByText("Undo").click();
        assertThat(page.locator(".s-panels")).containsText("Show the warranty");
    }

    /// The page with the win rate and the own element, the tile, and the search box.
    private static void everywhere(BrowserPage browser) {
        var page = browser.open("competitors");
        assertThat(page.locator("table")).containsText("Won 1 of 1");
        page.waitForFunction("() => customElements.get('rimba-win-rate-v1')"
                + " && document.querySelector('rimba-win-rate-v1')?.shadowRoot?.querySelector('div')"
                + ".style.width === '100%'");
        page = browser.open("");
        assertThat(page.locator("rimba-win-rate-v1")).isVisible();
        page.keyboard().press("Control+k");
        page.locator(".s-search-dialog input, vaadin-dialog input").first().fill("sejuk");
        assertThat(page.locator(".s-hit").getByText("Sejuk Jaya")).isVisible();
        page.keyboard().press("Escape");
        browser.open("settings/options");
        assertThat(page.locator("vaadin-app-layout")).containsText("Keep what was deleted for");
        browser.open("settings/jobs");
        assertThat(page.locator("vaadin-app-layout")).containsText("Remove deleted competitors");
    }
}
