package io.saluran.dist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.saluran.platform.testing.TestBundle;
import io.saluran.ui.view.ViewContribution;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// A third party's bundle on a running server, by the administrator's commands, while somebody looks at its page.
@Tag("X2")
class ExtensionsIT {

    @TempDir
    Path home;

    @TempDir
    Path files;

    private static TestBundle bundle(String version) {
        return TestBundle.of("example.map", version).header("Bundle-Name", "Territory map")
                .header("Bundle-Vendor", "Peta Digital").header("Import-Package",
                        "com.vaadin.flow.component,com.vaadin.flow.component.html,com.vaadin.flow.router,io.saluran.ui.view")
                .uses(ViewContribution.class, Component.class, Div.class)
                .source("MapView", """
                        @com.vaadin.flow.router.Route("example-map")
                        public final class MapView extends com.vaadin.flow.component.html.Div {
                            public MapView() { setText("Territories %s"); setId("map"); }
                        }""".formatted(version))
                .source("MapPage", """
                        public final class MapPage implements io.saluran.ui.view.ViewContribution {
                            public Class<? extends com.vaadin.flow.component.Component> view() { return MapView.class; }
                            public String permission() { return "platform.people.read"; }
                        }""")
                .component("MapPage", ViewContribution.class);
    }

    private RunningSaluran.Ended run(String... arguments) throws Exception {
        var all = new java.util.ArrayList<>(List.of("bundle"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        var ended = RunningSaluran.run(all.toArray(String[]::new));
        return ended;
    }

    private String done(String... arguments) throws Exception {
        var ended = run(arguments);
        Assertions.assertThat(ended.code()).as(ended.output()).isZero();
        return ended.out();
    }

    @Test
    void a_bundle_is_planned_installed_kept_over_a_restart_and_removed_by_commands() throws Exception {
        var jar = bundle("1.0.0").in(files).toString();
        try (var saluran = RunningSaluran.in(home)) {
            Assertions.assertThat(done("plan", jar)).contains("Install Territory map 1.0.0", "Peta Digital", "1 page");
            Assertions.assertThat(done("list")).doesNotContain("example.map");
            Assertions.assertThat(done("install", jar)).contains("Done: Install Territory map 1.0.0");
            Assertions.assertThat(run("install", jar).errors()).contains("installed already");
            Assertions.assertThat(run("remove", "io.saluran.module-training").errors()).contains("part of Saluran");
            Assertions.assertThat(done("install", bundle("1.1.0").in(files).toString())).contains("Update");
            Assertions.assertThat(done("rollback", "example.map")).contains("Go back to Territory map 1.0.0");
        }
        try (var saluran = RunningSaluran.in(home, "--safe-mode")) {
            Assertions.assertThat(done("list")).containsPattern("example.map +1.0.0 +(unresolved|stopped)");
        }
        Assertions.assertThat(done("list")).containsPattern("example.map +1.0.0 +running");
        done("remove", "example.map", "--drop-data");
        Assertions.assertThat(done("list")).doesNotContain("example.map");
        Assertions.assertThat(done("history")).contains("install", "update", "roll-back", "remove");
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
    void an_open_page_shows_the_new_code_after_an_update_and_a_kind_word_after_the_removal() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        try (var saluran = RunningSaluran.in(home);
                var playwright = Playwright.create(new Playwright.CreateOptions()
                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                var browser = playwright.chromium().launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv("SALURAN_BROWSER")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                                "--disable-background-networking", "--disable-component-update", "--disable-sync")))) {
            var page = signIn(browser, saluran.address());
            done("install", bundle("1.0.0").in(files).toString());
            page.navigate(saluran.address() + "/example-map");
            assertThat(page.locator("#map")).hasText("Territories 1.0.0");

            done("install", bundle("2.0.0").in(files).toString());
            assertThat(page.locator("#map")).hasText("Territories 2.0.0");

            done("remove", "example.map");
            assertThat(page.locator(".s-empty h1")).isVisible();
            assertThat(page.locator(".s-empty")).containsText("Territory map");
            assertThat(page.locator("vaadin-app-layout")).isVisible();
        }
    }

    private static Page signIn(Browser browser, String address) {
        var page = browser.newPage();
        page.navigate(address);
        page.locator("vaadin-email-field input").fill(RunningSaluran.EMAIL);
        page.locator("input[type=password]").fill(RunningSaluran.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("vaadin-app-layout");
        return page;
    }
}
