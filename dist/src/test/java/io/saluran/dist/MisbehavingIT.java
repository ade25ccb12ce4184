package io.saluran.dist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.saluran.db.Viewer;
import io.saluran.dist.Chromium.Look;
import io.saluran.platform.testing.TestBundle;
import io.saluran.ui.panel.RecordPanel;
import io.saluran.ui.view.ViewContribution;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// A third party's bundle whose view, click and panel misbehave: the rest of the page and of the product goes on, and the
/// manager names the bundle. A handler that blocks is the matter of `EventHandlersTest`, and a start that throws or hangs
/// that of `InstallerTest`.
@Tag("X3")
@ExtendWith(LivePlatform.Shared.class)
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
class MisbehavingIT {

    private static final String NAME = "example.naughty";
    // As Calls.MOST_IN_A_ROW.
    private static final int MOST = 5;
    private static final LocatorAssertions.HasCountOptions IN_TIME = new LocatorAssertions.HasCountOptions()
            .setTimeout(6_000);

    @TempDir
    static Path files;

    private static LivePlatform live;
    private static Chromium chromium;
    private static Map<String, UUID> records;

    @BeforeAll
    static void install(LivePlatform given) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        live = given;
        chromium = new Chromium();
        records = live.platform().db().write(sql -> MarkedRecords.make(sql, "naughty", live.chief().id()));
        live.command("bundle", "install", naughty().in(files).toString());
    }

    @AfterAll
    static void remove() {
        live.command("bundle", "remove", NAME);
        chromium.close();
    }

    private static TestBundle naughty() {
        return TestBundle.of(NAME, "1.0.0").header("Bundle-Name", "Naughty").header("Import-Package",
                "com.vaadin.flow.component,com.vaadin.flow.component.html,com.vaadin.flow.router,io.saluran.db,"
                        + "io.saluran.ui.panel,io.saluran.ui.view")
                .uses(ViewContribution.class, Component.class, Div.class, Viewer.class)
                .source("BrokenView", """
                        @com.vaadin.flow.router.Route("naughty-broken")
                        public final class BrokenView extends com.vaadin.flow.component.html.Div {
                            public BrokenView() { throw new IllegalStateException("no paper"); }
                        }""")
                .source("BrokenPage", page("BrokenPage", "BrokenView"))
                .component("BrokenPage", ViewContribution.class)
                .source("ClickView", """
                        @com.vaadin.flow.router.Route("naughty-click")
                        public final class ClickView extends com.vaadin.flow.component.html.Div {
                            public ClickView() {
                                var throwing = new com.vaadin.flow.component.html.NativeButton("Throw", click -> {
                                    throw new IllegalStateException("no ink");
                                });
                                throwing.setId("throw");
                                var holding = new com.vaadin.flow.component.html.NativeButton("Hold", click -> hold());
                                holding.setId("hold");
                                add(throwing, holding);
                            }
                            private void hold() {
                                try { Thread.sleep(2_000); } catch (InterruptedException end) { return; }
                                add(new com.vaadin.flow.component.html.Span("held"));
                            }
                        }""")
                .source("ClickPage", page("ClickPage", "ClickView"))
                .component("ClickPage", ViewContribution.class)
                .source("SlowPanel", """
                        public final class SlowPanel implements io.saluran.ui.panel.RecordPanel {
                            public String recordType() { return "deal"; }
                            public String title() { return "extensions.health"; }
                            public int order() { return 1; }
                            public String permission() { return "platform.people.read"; }
                            public java.util.function.Supplier<com.vaadin.flow.component.Component> prepare(
                                    io.saluran.ui.panel.RecordPanel.RecordRef record, io.saluran.db.Viewer viewer) {
                                try { Thread.sleep(11_000); } catch (InterruptedException end) {
                                    throw new IllegalStateException("not even half", end);
                                }
                                return com.vaadin.flow.component.html.Div::new;
                            }
                        }""")
                .component("SlowPanel", RecordPanel.class);
    }

    private static String page(String name, String view) {
        return """
                public final class %s implements io.saluran.ui.view.ViewContribution {
                    public Class<? extends com.vaadin.flow.component.Component> view() { return %s.class; }
                    public String permission() { return "platform.people.read"; }
                }""".formatted(name, view);
    }

    private static String text(String key) {
        return live.platform().texts().text(Locale.ENGLISH, key);
    }

    private static Page signIn() {
        return chromium.signIn(live, live.chief(), Look.usual());
    }

    /// What the manager says of the bundle with such a contribution.
    private static Locator health(Page page, String called) {
        Chromium.open(page, live, "settings/extensions");
        return page.locator(".s-health").filter(new Locator.FilterOptions()
                .setHas(page.locator("td", new Page.LocatorOptions().setHasText(called))));
    }

    @Test
    void a_view_that_throws_is_switched_off_after_five_openings_and_on_again_in_the_manager() {
        var page = signIn();
        for (int i = 0; i < MOST; i++) {
            Chromium.open(page, live, "naughty-broken");
            assertThat(page.locator(".s-error.page h1")).hasText(text("shell.failed"));
        }
        Chromium.open(page, live, "naughty-broken");
        assertThat(page.locator(".s-error")).hasCount(0);
        Chromium.open(page, live, "naughty-click");
        assertThat(page.locator("#throw")).isVisible();

        var health = health(page, "BrokenPage");
        assertThat(health).containsText("IllegalStateException: no paper");
        assertThat(health).containsText("at example.naughty.BrokenView");
        health.locator("vaadin-button").filter(new Locator.FilterOptions()
                .setHasText(text("extensions.health.switch-on"))).click();
        assertThat(page.locator(".s-health vaadin-button")).hasCount(0);

        Chromium.open(page, live, "naughty-broken");
        assertThat(page.locator(".s-error.page h1")).hasText(text("shell.failed"));
    }

    @Test
    void a_click_that_throws_leaves_the_page_and_is_laid_to_its_bundle() {
        var page = signIn();
        Chromium.open(page, live, "naughty-click");
        page.locator("#throw").click();
        assertThat(page.locator("vaadin-notification-card")).isVisible();
        assertThat(page.locator("#throw")).isVisible();

        var health = health(page, "ClickView");
        assertThat(health).containsText("PageEvent");
        assertThat(health).containsText("IllegalStateException: no ink");
    }

    @Test
    void a_click_that_holds_the_sessions_lock_is_laid_to_its_bundle() {
        var page = signIn();
        Chromium.open(page, live, "naughty-click");
        page.locator("#hold").click();
        assertThat(page.getByText("held")).isVisible();

        var health = health(page, "ClickView");
        assertThat(health).containsText("SessionLock");
        assertThat(health).containsText("at example.naughty.ClickView.hold");
    }

    @Test
    void a_thread_that_runs_on_after_its_bundle_is_named_while_it_does() throws Exception {
        var leaky = TestBundle.of("example.leaky", "1.0.0").header("Bundle-Name", "Leaky").onStart("""
                Thread.ofPlatform().daemon().name("leaky-pump").start(() -> {
                    while (!Boolean.getBoolean("saluran.test.leaky.ends")) {
                        try { Thread.sleep(50); } catch (InterruptedException deaf) { continue; }
                    }
                });""");
        live.command("bundle", "install", leaky.in(files).toString());
        live.command("bundle", "remove", "example.leaky");
        try {
            var end = System.nanoTime() + Chromium.PATIENCE_MILLIS * 1_000_000L;
            while (live.platform().extensions().leftThreads("example.leaky").isEmpty() && System.nanoTime() < end) {
                Thread.sleep(100);
            }
            var page = signIn();
            Chromium.open(page, live, "settings/extensions");
            page.locator("vaadin-tab").filter(new Locator.FilterOptions().setHasText(text("extensions.history")))
                    .click();
            var row = page.locator("tr").filter(new Locator.FilterOptions().setHasText("Leaky")).first();
            assertThat(row).containsText("leaky-pump");
        } finally {
            System.setProperty("saluran.test.leaky.ends", "true");
        }
    }

    @Test
    void a_panel_that_takes_ten_seconds_keeps_no_other_waiting() {
        var page = signIn();
        page.navigate(live.address() + "/deals/" + records.get("pipeline.deal"));
        var panels = page.locator(".s-panels > .s-panel");
        var slow = panels.filter(new Locator.FilterOptions().setHas(page.locator("h2",
                new Page.LocatorOptions().setHasText(text("extensions.health")))));
        assertThat(slow).hasCount(1);
        assertThat(page.locator(".s-panels > .s-panel:has(.s-skeleton)")).hasCount(1, IN_TIME);
        assertThat(slow.locator(".s-skeleton").first()).isVisible();

        assertThat(slow).containsText(text("ui.panel.slow"));
        assertThat(health(page, "SlowPanel")).containsText("RecordPanel");
    }
}
