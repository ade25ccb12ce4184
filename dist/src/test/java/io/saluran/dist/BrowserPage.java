package io.saluran.dist;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The administrator's browser at a server that runs in a process of its own.
final class BrowserPage implements AutoCloseable {

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Page page;
    private final String address;

    private BrowserPage(String address) {
        this.address = address;
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        page = browser().newPage();
        page.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    }

    private Browser browser() {
        return playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv("SALURAN_BROWSER")))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    }

    static BrowserPage signedIn(String address) {
        var browser = new BrowserPage(address);
        browser.page.navigate(address);
        typeEmail(browser.page);
        enter(browser.page);
        return browser;
    }

    /// The door in a browser session of its own, where somebody has typed an address and not yet a password.
    Page halfWayIn() {
        var other = page.context().browser().newPage();
        other.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        other.navigate(address + "/sign-in");
        typeEmail(other);
        return other;
    }

    private static void typeEmail(Page page) {
        page.locator("vaadin-email-field input").fill(RunningSaluran.EMAIL);
    }

    /// Goes on from the address.
    static void enter(Page page) {
        page.locator("input[type=password]").fill(RunningSaluran.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("vaadin-app-layout");
    }

    Page page() {
        return page;
    }

    Page open(String path) {
        page.navigate(address + '/' + path);
        page.waitForSelector("vaadin-app-layout");
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
