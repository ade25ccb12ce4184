package io.saluran.dist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.saluran.dist.Chromium.Look;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.host.Contributions.Contribution;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.panel.RecordPanel;
import io.saluran.ui.view.ViewContribution;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A bundle is stopped and started while people have its pages, panels and tiles open: what is its own goes and comes
/// back, the rest goes on, and nobody has to sign in again.
@Tag("X1")
@ExtendWith(LivePlatform.Shared.class)
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
class LifecycleIT {

    private static LivePlatform live;
    private static Chromium chromium;
    private static Map<String, UUID> records;

    @BeforeAll
    static void open(LivePlatform given) {
        live = given;
        chromium = new Chromium();
        records = live.platform().db().write(sql -> MarkedRecords.make(sql, "stays", live.chief().id()));
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    /// The bundles beside the pipeline that show something on a deal.
    static Stream<String> bundles() {
        return contributed(RecordPanel.class).stream().map(each -> each.bundle().getSymbolicName())
                .filter(name -> !name.endsWith("pipeline")).distinct();
    }

    private static <T> List<Contribution<T>> contributed(Class<T> type) {
        try (var contributions = Contributions.of(live.platform().framework().context(), type)) {
            return contributions.all();
        }
    }

    private static <T> T of(String bundle, Class<T> type) {
        return contributed(type).stream().filter(each -> each.bundle().getSymbolicName().equals(bundle))
                .map(Contribution::service).findFirst().orElseThrow();
    }

    private static String text(String key) {
        return live.platform().texts().text(Locale.ENGLISH, key);
    }

    private static Locator heading(Page page, String title) {
        return page.locator("h2").filter(new Locator.FilterOptions().setHasText(title));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void what_a_bundle_brought_goes_and_comes_back_on_open_pages(String bundle) {
        var panel = text(of(bundle, RecordPanel.class).title());
        var tile = text(of(bundle, HomeTile.class).title());
        var entry = contributed(ViewContribution.class).stream()
                .filter(each -> each.bundle().getSymbolicName().equals(bundle))
                .filter(each -> each.service().navigation().isPresent()).map(Contribution::service).findFirst()
                .orElseThrow();
        var path = entry.view().getAnnotation(com.vaadin.flow.router.Route.class).value();
        var deal = chromium.signIn(live, live.chief(), Look.usual());
        var home = deal.context().newPage();
        var own = deal.context().newPage();
        Chromium.open(deal, live, "deals/" + records.get("pipeline.deal"));
        Chromium.open(home, live, "");
        Chromium.open(own, live, path);
        assertThat(heading(deal, panel)).hasCount(1);
        assertThat(heading(home, tile)).hasCount(1);
        var link = deal.locator("vaadin-side-nav-item[path='" + path + "']");
        assertThat(link).hasCount(1);

        live.command("bundle", "stop", bundle);
        try {
            assertThat(heading(deal, panel)).hasCount(0);
            assertThat(heading(home, tile)).hasCount(0);
            assertThat(link).hasCount(0);
            assertThat(own.locator("h1")).hasText(text("shell.removed"));
            own.locator(".s-empty.page a").click();
            own.waitForSelector(".s-home");
            assertThat(home.locator(".s-home")).isVisible();
            searchFinds(home);
            workGoesOn(deal);
        } finally {
            live.command("bundle", "start", bundle);
        }

        assertThat(heading(deal, panel)).hasCount(1);
        assertThat(heading(home, tile)).hasCount(1);
        assertThat(link).hasCount(1);
        Chromium.open(own, live, path);
        Assertions.assertThat(own.url()).endsWith("/" + path);
        assertThat(own.locator(".s-empty.page")).hasCount(0);
    }

    /// The search box finds what the other bundles have.
    private static void searchFinds(Page page) {
        page.keyboard().press("Control+k");
        page.locator("vaadin-dialog input").first().fill("stays");
        assertThat(page.locator(".s-hit").first()).containsText("stays-");
        page.keyboard().press("Escape");
    }

    /// The deal takes a note and shows it.
    private static void workGoesOn(Page deal) {
        var note = "Written while " + System.nanoTime();
        deal.locator(".s-composer textarea").fill(note);
        deal.locator(".s-composer vaadin-button").last().click();
        assertThat(deal.locator("vaadin-app-layout")).containsText(note);
    }
}
