package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.saluran.dist.Chromium.Look;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.internal.host.Contributions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every page of the registry of routes, in a browser: closed to who is not signed in or lacks the permission, and silent
/// about records that the person does not see, in what it shows, what is sent, and what events bring. Everything that people
/// name has markup in it, which would run, and which no page makes an element of.
@Tag("X5")
@ExtendWith(LivePlatform.Shared.class)
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
class PagesIT {

    private static final String SECRET = "zzhidden";
    private static final String MARKUP = "<img src=x onerror=xss=1>";
    /// How many elements were made of it, shadow trees included, and whether one ran.
    private static final String MADE = """
            () => {
                const made = root => [...root.querySelectorAll("*")].reduce((sum, each) => sum
                    + (each.matches("img[src=x]") ? 1 : 0) + (each.shadowRoot ? made(each.shadowRoot) : 0), 0);
                return window.xss ? "it ran" : made(document);
            }""";

    /// A home page and what libraries keep for the next page of each kind; a board alone has ten thousand.
    private static final int KEPT = 15_000;

    /// What people name that some page shows to who sees everything.
    private static final List<String> SHOWN = List.of("content.asset.title", "pipeline.account.name",
            "pipeline.contact.name", "pipeline.deal.name", "pipeline.note.text", "pipeline.pipeline.name",
            "pipeline.product.name", "pipeline.reason.name", "pipeline.stage.name",
            "platform.import.file_name", "platform.notification.about", "platform.office.name", "platform.person.name",
            "platform.role.name", "platform.saved_view.name", "platform.team.name",
            "platform.webhook.address", "platform.webhook.name", "training.page.title");

    private static LivePlatform live;
    private static Chromium chromium;
    private static Map<String, UUID> hidden;

    @BeforeAll
    static void open(LivePlatform given) {
        live = given;
        chromium = new Chromium();
        var colleague = live.asker("Hidden colleague", "own", live.permissions());
        hidden = live.platform().db().write(sql -> MarkedRecords.make(sql, SECRET + MARKUP, colleague.id()));
        live.platform().db().write(sql -> sql.execute(
                "insert into pipeline.product (id, name, series) values (platform.uuid7(), ?, ?)",
                "zzeverybodys" + MARKUP,
                MARKUP));
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /// All that a page receives.
    private static final class Traffic {

        private final List<Response> responses = new CopyOnWriteArrayList<>();
        private final StringBuilder frames = new StringBuilder();

        Traffic(Page page) {
            // What the page before is still sent cannot be read any more once it is left.
            Chromium.settle(page);
            page.onResponse(response -> {
                if (response.url().contains("v-r=") || response.url().contains("/export/")) {
                    responses.add(response);
                }
            });
            page.onWebSocket(socket -> socket.onFrameReceived(frame -> frames.append(frame.text())));
        }

        /// What came since the last question, and what stands on the page.
        String take(Page page) {
            var all = new StringBuilder(page.content()).append(frames);
            for (var response : responses) {
                all.append(response.text());
            }
            frames.setLength(0);
            responses.clear();
            return all.toString();
        }
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_door() {
        var page = chromium.context(Look.usual()).newPage();
        for (var route : Routes.behindTheDoor(live)) {
            page.navigate(live.address() + "/" + Routes.address(route, hidden));
            page.waitForSelector(".s-door");
            assertThat(page.url()).as(route).contains("/sign-in");
        }
    }

    @Test
    void who_has_no_permission_gets_the_page_that_says_so() {
        var page = chromium.signIn(live, live.nobody(), Look.usual());
        var title = live.platform().texts().text(java.util.Locale.ENGLISH, "shell.not-allowed");
        var open = new ArrayList<String>();
        for (var route : Routes.behindTheDoor(live)) {
            Chromium.go(page, Routes.address(route, hidden));
            if (!page.content().contains(title)) {
                open.add(route);
            }
        }
        assertThat(open).containsExactlyInAnyOrderElementsOf(Routes.FOR_EVERYBODY.keySet());
        assertThat(page.locator("vaadin-side-nav-item")).extracting(each -> each.count())
                .as("home and notifications").isEqualTo(2);
    }

    @Test
    void who_has_every_permission_gets_every_page_and_every_name_on_it_as_a_text() {
        var records = new TreeMap<>(Routes.records(live));
        records.putAll(hidden);
        try (var names = new MarkedNames(live, MARKUP)) {
            var page = chromium.signIn(chromium.unguarded(Look.usual()).newPage(), live, live.chief());
            var shown = new TreeSet<String>();
            var titles = new StringBuilder();
            var texts = new StringBuilder();
            for (var route : Routes.behindTheDoor(live)) {
                Chromium.go(page, Routes.address(route, records));
                assertThat(page.locator(".s-empty.page, .s-error").count()).as(route + " " + page.url()).isZero();
                assertThat(page.evaluate(MADE)).as("elements made of a text on " + route).isEqualTo(0);
                assertThat(page.content()).as(route).doesNotContain(LivePlatform.PASSWORD, "$argon2id");
                shown.addAll(names.shown(page.content()));
                titles.append(page.title());
                texts.append(page.locator("body").innerText());
            }
            Chromium.go(page, "");
            assertThat(Chromium.nodesKept(page)).as("what is left of all the pages that were shown").isLessThan(KEPT);
            assertThat(shown).containsAll(SHOWN);
            assertThat(titles.toString()).contains(MARKUP);
            assertThat(texts.toString()).contains(MARKUP + "-deal-comment-text", MARKUP + "-deal-file-name",
                    "Field" + MARKUP);
            page.keyboard().press("Control+k");
            page.locator(".s-search-dialog input, vaadin-dialog input").first().fill(SECRET);
            page.getByText(SECRET + MARKUP).first().waitFor();
            assertThat(page.evaluate(MADE)).as("elements made of a text in the search box").isEqualTo(0);
            over(page, "settings/webhooks", "Pause", "is paused");
            over(page, "deals/" + hidden.get("pipeline.deal"), "Lost", "Why was it lost?");
            page.evaluate("text => document.body.insertAdjacentHTML('beforeend', text)", MARKUP);
            page.waitForFunction("window.xss");
            assertThat(page.evaluate(MADE)).as("if one were made").isEqualTo("it ran");
        }
    }

    /// What lies over a page after a click: a notice, a dialog.
    private static void over(Page page, String path, String click, String said) {
        Chromium.open(page, live, path);
        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(click)).first().click();
        page.locator("vaadin-notification-card, vaadin-dialog").getByText(said).first().waitFor();
        assertThat(page.evaluate(MADE)).as("elements made of a text after " + click + " on " + path).isEqualTo(0);
    }

    @Test
    void no_page_is_sent_a_record_that_the_person_does_not_see() {
        var page = chromium.signIn(live, live.loner(), Look.usual());
        var traffic = new Traffic(page);
        for (var route : Routes.behindTheDoor(live)) {
            Chromium.go(page, Routes.address(route, hidden));
            assertThat(traffic.take(page).contains(SECRET)).as(route + " tells of somebody else's records").isFalse();
        }
        Chromium.open(page, live, "");
        page.keyboard().press("Control+k");
        page.locator(".s-search-dialog input, vaadin-dialog input").first().fill(SECRET);
        page.waitForTimeout(1_500);
        assertThat(traffic.take(page).replace("value=\"" + SECRET, "")
                .contains(SECRET + "-")).as("search").isFalse();
    }

    @Test
    void who_sees_everything_is_sent_them() {
        var page = chromium.signIn(live, live.chief(), Look.usual());
        var traffic = new Traffic(page);
        Chromium.open(page, live, "deals/" + hidden.get("pipeline.deal"));
        assertThat(traffic.take(page)).contains(SECRET);
    }

    @Test
    void an_event_about_a_hidden_deal_brings_nothing_to_an_open_board() {
        var page = chromium.signIn(live, live.loner(), Look.usual());
        var watching = chromium.signIn(live, live.chief(), Look.usual());
        var traffic = new Traffic(page);
        var seen = new Traffic(watching);
        var board = "deals?pipeline=" + live.platform().db().read(sql -> sql.fetchValue(
                "select pipeline_id from pipeline.deal where id = ?", hidden.get("pipeline.deal")));
        Chromium.open(page, live, board);
        Chromium.open(watching, live, board);
        traffic.take(page);
        seen.take(watching);
        try (var rest = new Rest(live.address())) {
            var moves = rest.operations().stream().filter(each -> each.toString().equals("PATCH /deals/{id}"))
                    .findFirst()
                    .orElseThrow();
            var answer = rest.patch(moves.at((name, before) -> String.valueOf(hidden.get("pipeline.deal"))),
                    "{\"name\":\"" + SECRET + "-changed\",\"value\":888888888}", live.chief().token());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
        watching.waitForTimeout(2_500);
        assertThat(seen.take(watching)).contains(SECRET + "-changed");
        assertThat(traffic.take(page)).doesNotContain(SECRET);
    }

    @Test
    void exports_are_written_for_those_who_may() {
        try (var sources = Contributions.of(live.platform().framework().context(), ExportSource.class)) {
            for (var who : List.of(live.nobody(), live.loner())) {
                var page = chromium.signIn(live, who, Look.usual());
                for (var source : sources.services()) {
                    var answer = page.request().get(live.address() + "/export/" + source.name() + ".csv");
                    assertThat(answer.text()).as(source.name() + " for " + who.name()).doesNotContain(SECRET);
                    if (who.equals(live.nobody())) {
                        assertThat(answer.headers().getOrDefault("content-type", "")).as(source.name())
                                .doesNotContain("csv");
                    }
                }
            }
            var anonymous = chromium.context(Look.usual());
            for (var source : sources.services()) {
                var answer = anonymous.request().get(live.address() + "/export/" + source.name() + ".csv");
                assertThat(answer.headers().getOrDefault("content-type", "")).as(source.name()).doesNotContain("csv");
            }
        }
    }
}
