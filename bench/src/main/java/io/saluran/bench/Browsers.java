package io.saluran.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Real browsers, each signed in.
final class Browsers implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of(System.getenv("SALURAN_BROWSER")))
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync")));

    /// A browser of its own, at which somebody has signed in.
    Page signIn(Server server, String email, String password) {
        var page = browser.newContext().newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate(server.address() + "/sign-in");
        page.locator("vaadin-email-field input").fill(email);
        page.locator("input[type=password]").fill(password);
        page.keyboard().press("Enter");
        page.waitForSelector("vaadin-app-layout");
        return page;
    }

    /// The cookies by which the server knows the session of this browser.
    static String cookies(Page page) {
        return page.context().cookies().stream().map(cookie -> cookie.name + '=' + cookie.value)
                .collect(Collectors.joining("; "));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
