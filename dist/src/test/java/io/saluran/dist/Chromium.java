package io.saluran.dist;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.saluran.dist.LivePlatform.Asker;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The browser of the tests.
final class Chromium implements AutoCloseable {

    static final int PATIENCE_MILLIS = 60_000;
    static final int WIDE = 1440;
    static final int PHONE = 390;

    private static final int HEIGHT = 900;
    private static final String SETTLED = """
            () => {
                const app = document.querySelector('vaadin-app-layout, .s-door');
                return app && !document.querySelector('.s-skeleton, [aria-busy=true]')
                    && !(window.Vaadin?.Flow?.clients && Object.values(window.Vaadin.Flow.clients)
                        .some(client => client.isActive?.()));
            }""";

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
            .setExecutablePath(Path.of(System.getenv("SALURAN_BROWSER")))
            .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync")));

    /// How somebody looks at a page.
    record Look(int width, ColorScheme scheme, String language) {

        static Look usual() {
            return new Look(WIDE, ColorScheme.LIGHT, "en");
        }
    }

    /// A browser of its own, at which nobody is signed in.
    BrowserContext context(Look look) {
        return context(look, false);
    }

    /// The same, whose browser keeps to no policy of a page: what was slipped in runs.
    BrowserContext unguarded(Look look) {
        return context(look, true);
    }

    private BrowserContext context(Look look, boolean unguarded) {
        var context = browser.newContext(new Browser.NewContextOptions().setLocale(look.language())
                .setColorScheme(look.scheme()).setViewportSize(look.width(), HEIGHT).setBypassCSP(unguarded)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    /// A browser of its own, at which somebody is signed in.
    Page signIn(LivePlatform live, Asker who, Look look) {
        return signIn(context(look).newPage(), live, who);
    }

    /// Signs in on a page on which nobody is.
    Page signIn(Page page, LivePlatform live, Asker who) {
        page.navigate(live.address() + "/sign-in");
        page.locator("vaadin-email-field input").fill(who.email());
        page.locator("input[type=password]").fill(LivePlatform.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("vaadin-app-layout");
        return page;
    }

    /// Opens a path and waits until everything on the page has been read.
    static void open(Page page, LivePlatform live, String path) {
        page.navigate(live.address() + "/" + path);
        settle(page);
    }

    /// Goes to a path as by a link on the page, without loading the shell anew.
    static void go(Page page, String path) {
        page.waitForResponse(response -> response.url().contains("v-r=uidl"), () -> page.evaluate("""
                path => {
                    const link = document.createElement('a');
                    link.href = path;
                    document.body.append(link);
                    link.click();
                    link.remove();
                }""", "/" + path));
        settle(page);
        if (!URI.create(page.url()).getPath().equals("/" + path)) {
            throw new AssertionError("Asked for /" + path + ", led to " + page.url());
        }
    }

    static void settle(Page page) {
        page.waitForFunction(SETTLED);
        // One more turn, for what is pushed when reading is over.
        page.waitForTimeout(150);
        page.waitForFunction(SETTLED);
    }

    /// How many elements, texts and the like the browser keeps for a page, those that are no longer shown among them.
    static int nodesKept(Page page) {
        var session = page.context().newCDPSession(page);
        session.send("HeapProfiler.collectGarbage");
        var counters = session.send("Memory.getDOMCounters");
        session.detach();
        return counters.get("nodes").getAsInt();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
