package io.saluran.dist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// What a person does on the first day, with the real sales history, in a real browser.
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
class JourneyIT {

    private static final Path FILES = Path.of("src/test/resources/crm").toAbsolutePath();
    private static final int PATIENCE_MILLIS = 30_000;

    @TempDir
    Path home;

    @Test
    @Tag("P1")
    @Tag("P7")
    void sign_in_import_drag_a_deal_on_two_boards_and_close_it_with_a_reason() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        try (var saluran = RunningSaluran.in(home);
                var playwright = Playwright.create(new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv("SALURAN_BROWSER")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                                "--disable-background-networking", "--disable-component-update", "--disable-sync")))) {
            importByCommand("people", "sales_teams.csv");
            importByCommand("products", "products.csv");
            importByCommand("accounts", "accounts.csv");
            var page = signIn(browser, saluran.address());
            importDeals(page, saluran.address());

            var board = openBoard(page, saluran.address());
            var second = openBoard(signIn(browser, saluran.address()), saluran.address());
            var card = cards(board, 0).first();
            var id = card.getAttribute("data-id");
            press(second, cardIn(second, 0, id));
            press(board, card);
            drop(board, column(board, 1));

            assertThat(cardIn(board, 1, id)).isVisible();
            assertThat(cardIn(second, 1, id)).isVisible();

            drop(second, column(second, 0));
            assertThat(cardIn(second, 0, id)).isVisible();
            assertThat(cardIn(board, 0, id)).isVisible();

            press(board, cardIn(board, 0, id));
            drop(board, board.locator("[data-id=won]"));
            board.getByLabel("Best price").click();
            button(board, Pattern.compile("^Mark as won")).click();

            assertThat(cardIn(board, 0, id)).hasCount(0);
            assertThat(cardIn(second, 0, id)).hasCount(0);
        }
    }

    private static Locator column(Page page, int column) {
        return page.locator("section.col").nth(column);
    }

    private static Locator cards(Page page, int column) {
        return column(page, column).locator("li.deal");
    }

    private static Locator cardIn(Page page, int column, String id) {
        return column(page, column).locator("li.deal[data-id='" + id + "']");
    }

    private static void press(Page page, Locator card) {
        card.hover(new Locator.HoverOptions().setPosition(60, 12));
        page.mouse().down();
    }

    private static void drop(Page page, Locator target) {
        var to = target.boundingBox();
        page.mouse().move(to.x + to.width / 2, to.y + 140);
        page.mouse().move(to.x + to.width / 2, to.y + 160, new Mouse.MoveOptions().setSteps(8));
        page.mouse().up();
    }

    private void importByCommand(String target, String file) throws Exception {
        var ended = RunningSaluran.run("import", FILES.resolve(file).toString(), "--as", target, "--home",
                home.toString(), "--json");
        Assertions.assertThat(ended.code()).as(ended.output()).isZero();
        Assertions.assertThat(ended.errors()).as("what it says when it ends").doesNotContain("Exception", "ERROR");
    }

    private static Page signIn(Browser browser, String address) {
        var page = browser.newContext(new Browser.NewContextOptions().setLocale("en")).newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(address + "/sign-in");
        page.getByLabel("Email").fill(RunningSaluran.EMAIL);
        page.locator("input[type=password]").fill(RunningSaluran.PASSWORD);
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-app-layout")).isVisible();
        return page;
    }

    private static void importDeals(Page page, String address) {
        page.navigate(address + "/import/deals");
        page.locator("input[type=file]").setInputFiles(FILES.resolve("sales_pipeline.csv"));
        button(page, Pattern.compile("^Continue")).click();
        button(page, Pattern.compile("^Same")).first().click();
        button(page, Pattern.compile("^Import .*8,800")).click();
        assertThat(button(page, Pattern.compile("^Undo this import"))).isVisible();
        assertThat(page.locator("body")).containsText("8,800");
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Page openBoard(Page page, String address) {
        page.navigate(address + "/deals");
        page.locator("vaadin-select").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("sales_pipeline")).click();
        assertThat(page.locator("section.col").first()).containsText("Prospecting");
        assertThat(cards(page, 0).first()).isVisible();
        return page;
    }
}
