package io.saluran.dist;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The deals board alone in a browser, with its own files and policy, and no server behind it: what it is given comes from
/// the test, and what it tells is kept.
final class BoardElement implements AutoCloseable {

    private static final String ADDRESS = "http://board.test/";
    private static final String HTML = """
            <!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width, initial-scale=1">
            <link rel="stylesheet" href="tokens.css"><link rel="stylesheet" href="page.css">
            <script type="module" src="board-v1.js"></script></head>
            <body><saluran-board-v1></saluran-board-v1></body></html>""";
    private static final String CSS = "html, body { height: 100%; margin: 0; } body { display: flex; overflow: hidden; }";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'";

    /// A phone's window, and that of a desk.
    enum Screen {
        PHONE(390, 844), DESK(1440, 900);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    /// What a card of the test tells.
    record Card(String id, String name) {

        Map<String, Object> told() {
            return Map.of("id", id, "name", name, "account", "Kedai " + id, "value", "RM 1,000", "href", "deals/" + id,
                    "facts", List.of(), "version", 1);
        }
    }

    private final Playwright playwright = Playwright.create(new Playwright.CreateOptions()
            .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Page page;
    private final CDPSession tools;
    private final List<String> complaints = new ArrayList<>();

    private BoardElement(Screen screen) {
        var browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv("SALURAN_BROWSER")))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync")));
        page = browser.newContext(new Browser.NewContextOptions().setViewportSize(screen.width, screen.height)
                .setHasTouch(screen == Screen.PHONE).setIsMobile(screen == Screen.PHONE)).newPage();
        tools = page.context().newCDPSession(page);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.route(ADDRESS + "**", BoardElement::answer);
        page.navigate(ADDRESS);
        page.waitForFunction("() => customElements.get('saluran-board-v1')");
        page.evaluate(
                """
                        () => {
                            window.board = document.querySelector('saluran-board-v1');
                            window.told = [];
                            for (const type of ['card-open', 'card-move', 'cards-move', 'rail-drop', 'card-menu'])
                                board.addEventListener(type, event => told.push(type + ' ' + (event.detail.card ?? `${event.detail.from} ${event.detail.to}`)));
                        }""");
    }

    static BoardElement on(Screen screen) {
        return new BoardElement(screen);
    }

    private static void answer(Route route) {
        var path = route.request().url().substring(ADDRESS.length());
        if (path.isEmpty() || path.equals("page.css")) {
            route.fulfill(new Route.FulfillOptions().setBody(path.isEmpty() ? HTML : CSS)
                    .setContentType(path.isEmpty() ? "text/html" : "text/css")
                    .setHeaders(Map.of("Content-Security-Policy", POLICY)));
            return;
        }
        if (path.startsWith("icons/")) {
            // mapped by the host
            route.fulfill(new Route.FulfillOptions().setBody("<svg xmlns='http://www.w3.org/2000/svg'/>")
                    .setContentType("image/svg+xml"));
            return;
        }
        try (var file = BoardElement.class.getResourceAsStream("/META-INF/resources/saluran/" + path)) {
            if (file == null) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
                return;
            }
            route.fulfill(new Route.FulfillOptions().setBodyBytes(file.readAllBytes())
                    .setContentType(path.endsWith(".js") ? "text/javascript" : "text/css"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    Page page() {
        return page;
    }

    /// What the browser said was wrong.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Runs a script in which `board` is the board.
    Object run(String script, Object argument) {
        return page.evaluate(script, argument);
    }

    Object run(String script) {
        return page.evaluate(script);
    }

    /// What the board told, in words such as `card-open 3`.
    @SuppressWarnings("unchecked")
    List<String> told() {
        return (List<String>) page.evaluate("() => told");
    }

    static List<Card> cards(String stage, int count) {
        return IntStream.range(0, count).mapToObj(each -> new Card(stage + each, "Deal " + stage + each)).toList();
    }

    /// Shows stages called `a`, `b` and so on, with rails.
    void stages(List<String> stages) {
        run("board => window.board.setBoard(board)",
                Map.of("columns", stages.stream().map(BoardElement::stage).toList(),
                        "rails", rails(), "texts", texts()));
    }

    /// Shows lanes, with a cell in each for each stage, called by both: `x:a`.
    void lanes(List<String> lanes, List<String> stages) {
        var columns = new ArrayList<Map<String, Object>>(stages.stream().map(BoardElement::stage).toList());
        lanes.forEach(
                lane -> stages.forEach(stage -> columns.add(Map.of("id", lane + ":" + stage, "lane", lane, "stage",
                        stage, "name", stage, "funnel", "top", "count", "5", "more", false))));
        run("board => window.board.setBoard(board)", Map.of("columns", columns, "rails", rails(), "texts", texts(),
                "lanes", lanes.stream().map(lane -> Map.of("id", lane, "name", lane, "count", "9", "total", "RM 9"))
                        .toList()));
    }

    private static Map<String, Object> stage(String id) {
        return Map.of("id", id, "name", "Stage " + id, "funnel", "top", "funnelLabel", "Top", "count", "9", "total",
                "RM 9", "weighted", "RM 4", "share", 0.2, "more", false);
    }

    private static List<Map<String, String>> rails() {
        return List.of(Map.of("id", "won", "name", "Won", "summary", "3", "key", "W"),
                Map.of("id", "lost", "name", "Lost", "summary", "3", "key", "O"));
    }

    private static Map<String, String> texts() {
        return Map.of("more", "More", "empty", "No deals", "move", "Move to", "openMenu", "Menu of {name}", "open",
                "Open", "choose", "Choose {name}", "chooseOne", "Choose", "moved", "{name} moved to {column}",
                "movedBack", "{name} is back in {column}");
    }

    void cards(String column, List<Card> cards) {
        run("([column, cards]) => board.setCards(column, cards)",
                List.of(column, cards.stream().map(Card::told).toList()));
    }

    /// As for another person's change.
    void upsert(String column, Card card, int position) {
        run("([column, card, position]) => board.upsertCard(column, card, position, true)",
                List.of(column, card.told(), position));
    }

    /// Where a card's upper edge is seen.
    int topOf(String card) {
        return ((Number) run("id => Math.round(board.cardElement(id).getBoundingClientRect().top)", card)).intValue();
    }

    /// The focused card; empty for none.
    String focused() {
        return (String) run("() => board.shadowRoot.activeElement?.closest('.deal')?.dataset.id ?? ''");
    }

    /// The column in which a card stands.
    String columnOf(String card) {
        return (String) run("id => board.cardElement(id).closest('.col').dataset.id", card);
    }

    /// A finger on the screen, as the browser's own tools move it.
    void finger(String what, double x, double y) {
        var touch = new JsonObject();
        var points = new com.google.gson.JsonArray();
        if (!what.equals("touchEnd")) {
            var point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        touch.addProperty("type", what);
        touch.add("touchPoints", points);
        tools.send("Input.dispatchTouchEvent", touch);
    }

    /// Lets the browser lay out what was told.
    void settle() {
        page.waitForTimeout(150);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
