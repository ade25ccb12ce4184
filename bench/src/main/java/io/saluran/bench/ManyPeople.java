package io.saluran.bench;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// A company of a million deals: its board in a browser, and many people at once.
final class ManyPeople implements Measure {

    private static final int DEALS = 1_000_000;
    private static final int QUICK_DEALS = 20_000;
    private static final int OPENINGS = 15;
    private static final int SESSIONS = 20;
    private static final List<Integer> PEOPLE = List.of(20, 200);
    private static final Duration SPAN = Duration.ofSeconds(60);
    private static final Duration WARM = Duration.ofSeconds(10);
    private static final int THINK_MILLIS = 1_000;
    private static final List<String> WAY = List.of("deals", "deals/table", "", "deals", "accounts", "contacts");

    @Override
    public String name() {
        return "people";
    }

    @Override
    public String title() {
        return "A million deals: the board in a browser, many people at once";
    }

    @Override
    public String take(Path work, boolean quick) throws Exception {
        var home = work.resolve("home");
        LargeCompany.in(home, quick ? QUICK_DEALS : DEALS);
        try (var server = Server.start(home)) {
            var text = new StringBuilder();
            var cookies = new ArrayList<String>();
            try (var browsers = new Browsers()) {
                text.append(openings(browsers.signIn(server, Server.EMAIL, Server.PASSWORD), server, quick
                        ? 3
                        : OPENINGS));
                for (int i = 0; i < SESSIONS; i++) {
                    cookies.add(Browsers.cookies(browsers.signIn(server, Server.EMAIL, Server.PASSWORD)));
                }
            }
            text.append(String.format(Locale.ROOT,
                    """

                            People who see everybody's deals go from board to table, home, accounts and contacts, one click a second
                            each, over HTTP as Flow's client does it. They share %d sessions, so that ten windows of one session wait
                            for each other where there are 200 people. An error would end the measure.

                            | people | clicks | a second | median | p95 | longest |
                            |---|---|---|---|---|---|
                            """,
                    SESSIONS));
            crowd(server, cookies, SESSIONS, quick ? Duration.ofSeconds(2) : WARM);
            for (int people : PEOPLE) {
                var span = quick ? Duration.ofSeconds(3) : SPAN;
                var clicks = crowd(server, cookies, people, span);
                text.append(String.format(Locale.ROOT, "| %d | %d | %.0f | %s | %s | %s |\n", people, clicks.count(),
                        clicks.count() / (double) span.toSeconds(), clicks.median(), clicks.p95(), clicks.most()));
            }
            return text.toString();
        }
    }

    /// From the click on the navigation to the cards.
    private static String openings(Page page, Server server, int times) {
        var took = new ArrayList<Double>();
        page.setViewportSize(1440, 900);
        page.navigate(server.address() + "/");
        var link = page.locator("vaadin-side-nav-item[path='deals']");
        var card = page.locator("li.deal").first();
        for (int i = 0; i <= times; i++) {
            page.locator("vaadin-side-nav-item[path='']").first().click();
            card.waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            page.waitForTimeout(300);
            var begin = System.nanoTime();
            link.click();
            card.waitFor();
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            if (i > 0) {
                took.add((System.nanoTime() - begin) / 1e6);
            }
        }
        var samples = new Samples(took);
        return "In Chromium, from the click on *Deals* to a painted board: median %s, **longest of %d %s** (aim: 1000 ms).\n"
                .formatted(samples.median(), samples.count(), samples.most());
    }

    private static Samples crowd(Server server, List<String> cookies, int people, Duration span) throws Exception {
        var clicks = new ConcurrentLinkedQueue<Double>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor(); var client = HttpClient.newHttpClient()) {
            var all = new ArrayList<Person>();
            for (int i = 0; i < people; i++) {
                all.add(new Person(client, server.address(), cookies.get(i % cookies.size())));
            }
            var end = System.nanoTime() + span.toNanos();
            var walks = all.stream().<Callable<Integer>>map(person -> () -> walk(person, end, clicks)).toList();
            for (var walk : threads.invokeAll(walks)) {
                walk.get();
            }
        }
        return new Samples(List.copyOf(clicks));
    }

    /// @return how many clicks
    private static int walk(Person person, long end, Queue<Double> clicks) throws IOException, InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(THINK_MILLIS));
        var count = 0;
        for (; System.nanoTime() < end; count++) {
            clicks.add(person.go(WAY.get(count % WAY.size())));
            Thread.sleep(THINK_MILLIS);
        }
        return count;
    }
}
