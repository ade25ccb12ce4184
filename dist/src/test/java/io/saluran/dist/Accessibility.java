package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.saluran.dist.Chromium.Look;
import io.saluran.dist.LivePlatform.Asker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// No page has a serious finding of axe, and none but the board is wider than a phone: light and dark, in English and
/// Malay, at 1440 and 390 pixels, so that each pair of these meets once. Each width is a class, for these run side by side.
/// Doors, dialogs and an import's steps are looked at in two of the four.
@Tag("X11")
@ExtendWith(LivePlatform.Shared.class)
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
@TestInstance(Lifecycle.PER_CLASS)
abstract class Accessibility {

    private static final Path HISTORY = Path.of("src/test/resources/crm/sales_pipeline.csv").toAbsolutePath();

    /// Pages that may scroll sideways, and why.
    private static final Map<String, String> WIDE = Map.of("deals", "the board's columns stand side by side");

    /// Findings that are Vaadin's own, and why nothing here can mend them.
    private static final Map<String, String> VAADINS = Map.of("aria-required-children <vaadin-tabs",
            "the tabs' own scroller carries a tabindex while it overflows");

    /// Asks for violations alone and has no frames to gather, which saves a page of its own for each question.
    private static AxeBuilder axe(Page page) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options);
    }

    private final List<Look> looks;
    private final List<String> findings = new ArrayList<>();
    private LivePlatform live;
    private Chromium chromium;
    private Map<String, UUID> records;

    Accessibility(Look... looks) {
        this.looks = List.of(looks);
    }

    List<Look> looks() {
        return looks;
    }

    /// For what is made of the same components as the pages: once on a desk in the dark, and once on a phone in the light.
    List<Look> oneLook() {
        return looks.stream().filter(look -> "ms".equals(look.language())).toList();
    }

    @BeforeEach
    void forget() {
        findings.clear();
    }

    @BeforeAll
    void open(LivePlatform given) {
        live = given;
        chromium = new Chromium();
        records = new TreeMap<>(Routes.records(live));
        // A deal that has everything: notes, people, products.
        var mark = getClass().getSimpleName().toLowerCase(Locale.ROOT);
        records.putAll(live.platform().db().write(sql -> MarkedRecords.make(sql, mark, live.chief().id())));
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private Asker speaker(String language) {
        var asker = live.asker("Speaker of " + language, "all", live.permissions());
        live.platform().db().write(sql -> sql.execute("update platform.person set language = ? where id = ?", language,
                asker.id()));
        return asker;
    }

    private void look(Page page, String name, Look look) {
        Chromium.settle(page);
        // Colours are measured at rest: what fades in is half transparent until it stands.
        page.waitForFunction("() => document.getAnimations().every(each => each.playState !== 'running'"
                + " || each.effect.getComputedTiming().iterations === Infinity)");
        for (var rule : axe(page).analyze().getViolations()) {
            if (List.of("serious", "critical").contains(String.valueOf(rule.getImpact()).toLowerCase(Locale.ROOT))
                    && !isVaadins(rule)) {
                findings.add(name + ": " + words(rule));
            }
        }
        var language = String.valueOf(page.evaluate("document.documentElement.lang"));
        if (!language.startsWith(look.language())) {
            findings.add(name + ": says that it speaks " + language);
        }
        var over = ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
        if (look.width() == Chromium.PHONE && over > 0 && !WIDE.containsKey(name)) {
            findings.add(name + ": " + over + " px wider than the phone, by " + page.evaluate(
                    """
                            [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                                .slice(0, 5).map(e => e.localName + '.' + e.className).join(', ')"""));
        }
    }

    private static boolean isVaadins(Rule rule) {
        return rule.getNodes().stream().allMatch(node -> VAADINS.keySet().stream()
                .anyMatch(known -> (rule.getId() + ' ' + node.getHtml()).startsWith(known)));
    }

    private static String words(Rule rule) {
        var nodes = rule.getNodes().stream().limit(4).map(node -> node.getHtml().replaceAll("\\s+", " ") + " ["
                + String.valueOf(node.getFailureSummary()).replaceAll("\\s+", " ") + "]").toList();
        return rule.getId() + " (" + rule.getNodes().size() + ") " + String.join("\n      ", nodes);
    }

    /// Waits for a dialog; the element itself has no size.
    private static void dialog(Page page) {
        page.locator("vaadin-dialog").first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private Locator button(Page page, Look look, String key) {
        var name = live.platform().texts().text(Locale.of(look.language()), key);
        return page.locator("vaadin-button, button").filter(new Locator.FilterOptions().setHasText(name)).first();
    }

    @ParameterizedTest
    @MethodSource("looks")
    void no_page_has_a_serious_finding(Look look) {
        var page = chromium.signIn(live, speaker(look.language()), look);
        for (var route : Routes.behindTheDoor(live)) {
            Chromium.go(page, Routes.address(route, records));
            look(page, route, look);
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oneLook")
    void no_door_has_a_serious_finding(Look look) {
        var page = chromium.context(look).newPage();
        for (var route : Routes.PUBLIC.keySet()) {
            Chromium.open(page, live, Routes.address(route, records));
            look(page, route, look);
        }
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oneLook")
    void no_dialog_has_a_serious_finding(Look look) {
        var page = chromium.signIn(live, speaker(look.language()), look);
        Chromium.settle(page);
        page.keyboard().press("Control+k");
        dialog(page);
        look(page, "search", look);
        page.locator("vaadin-dialog input").first().fill("a");
        page.locator("vaadin-dialog input").first().fill("kan");
        page.waitForSelector(".s-hit, .s-results .s-empty");
        look(page, "search with hits", look);
        page.keyboard().press("Escape");

        Chromium.go(page, "deals");
        button(page, look, "deal.new").click();
        dialog(page);
        look(page, "new deal", look);

        Chromium.go(page, "deals/" + records.get("pipeline.deal"));
        button(page, look, "deal.won").click();
        dialog(page);
        look(page, "close deal", look);
        assertThat(findings).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("oneLook")
    void no_step_of_an_import_has_a_serious_finding(Look look, @TempDir Path folder) throws IOException {
        var few = Files.write(folder.resolve("few.csv"), Files.readAllLines(HISTORY).subList(0, 200));
        var page = chromium.signIn(live, speaker(look.language()), look);
        Chromium.go(page, "import/deals");
        look(page, "import: file", look);
        page.locator("input[type=file]").setInputFiles(few);
        button(page, look, "importing.continue").waitFor();
        look(page, "import: match", look);
        button(page, look, "importing.continue").click();
        button(page, look, "importing.continue").waitFor(new Locator.WaitForOptions()
                .setState(WaitForSelectorState.HIDDEN));
        look(page, "import: check", look);
        Chromium.go(page, "imports");
        look(page, "past imports", look);
        assertThat(findings).isEmpty();
    }
}
