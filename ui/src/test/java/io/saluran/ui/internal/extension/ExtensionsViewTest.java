package io.saluran.ui.internal.extension;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.extension.Extensions;
import io.saluran.platform.internal.extension.JarLimits;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.guard.Calls;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.node.Nodes;
import io.saluran.platform.internal.node.Nodes.Node;
import io.saluran.platform.job.Job;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.TestBundle;
import io.saluran.ui.command.Command;
import io.saluran.ui.component.Badge;
import io.saluran.ui.testing.ShellCase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

@Tag("X2")
class ExtensionsViewTest extends ShellCase {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Node SELF = new Node("kuala:/srv/saluran", "0.1.0", UUID.randomUUID());

    private Extensions extensions;
    private Nodes nodes;

    @BeforeEach
    void install() throws IOException {
        var jars = folder.resolve("bundles");
        TestBundle.of("example.map", "1.2.3").header("Bundle-Name", "Territory map")
                .header("Service-Component", "OSGI-INF/none.xml").in(jars);
        TestBundle.of("example.library", "1.2.3").header("Bundle-Name", "Library").in(jars);
        TestBundle.of("example.broken", "1.2.3").header("Bundle-Name", "Broken")
                .header("Service-Component", "OSGI-INF/none.xml").header("Import-Package", "example.nowhere").in(jars);
        framework.start(jars);
        // The events of the other nodes play no part here.
        extensions = new Extensions(new Extensions.Services(db, framework, audit, new MemoryEvents(), clock, atNever(),
                database::open),
                new Extensions.Options(folder.resolve("incoming"), JarLimits.ofMegabytes(2),
                        Duration.ofSeconds(5), false));
    }

    @BeforeEach
    void join() {
        nodes = new Nodes(db, SELF);
        nodes.join(() -> {});
    }

    @AfterEach
    void leave() {
        nodes.close();
    }

    /// One that lets all work fall.
    private static ExecutorService atNever() {
        var never = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
                new ThreadPoolExecutor.DiscardPolicy());
        never.shutdown();
        return never;
    }

    private ExtensionsView open() {
        return show(new ExtensionsView(Viewer.system(), host, extensions, nodes,
                new CldrFormats(host.settings(), host.texts(), clock)));
    }

    private void upload(ExtensionsView view, TestBundle bundle) throws IOException {
        upload(view, bundle.bytes());
    }

    private static void upload(ExtensionsView view, byte[] content) throws IOException {
        view.take(UI.getCurrent(), "some.jar", new ByteArrayInputStream(content));
        MockVaadin.clientRoundtrip(true);
    }

    private static TestBundle holidays(String version) {
        return TestBundle.of("example.holidays", version).header("Bundle-Name", "Holidays")
                .header("Bundle-Vendor", "Community").header("Bundle-License", "MIT").saysItsVersion();
    }

    private static void press(String label) {
        _click(_get(Button.class, spec -> spec.withPredicate(
                button -> label.equals(button.getAriaLabel().orElseGet(button::getText)))));
        MockVaadin.clientRoundtrip(true);
    }

    @Test
    void bundles_that_bring_something_are_listed_with_version_and_state_and_libraries_are_not() {
        var view = open();

        assertThat(view.getElement().getTextRecursively()).contains("Territory map", "1.2.3", "Broken")
                .doesNotContain("Library");
        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Failed", "Running");
    }

    @Test
    void one_that_failed_says_why() {
        assertThat(open().getElement().getTextRecursively()).contains("example.nowhere");
    }

    @Test
    void a_bundle_of_the_distribution_is_stopped_and_started_again_but_not_removed() {
        open();
        assertThat(_find(Button.class)).extracting(Button::getText).doesNotContain("Remove");

        press("Stop Territory map");
        assertThat(framework.find("example.map").orElseThrow().getState()).isEqualTo(Bundle.RESOLVED);
        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Failed", "Stopped");

        press("Start Territory map");
        assertThat(framework.find("example.map").orElseThrow().getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void one_that_does_not_start_says_so_and_the_page_stays() {
        open();

        press("Start Broken");

        assertThat(_find(Notification.class)).hasSize(1);
        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Failed", "Running");
    }

    @Test
    void a_jar_is_uploaded_its_plan_shown_and_done_and_it_can_go_back() throws IOException {
        var view = open();
        upload(view, holidays("1.0.0"));
        var dialog = _get(PlanDialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Install Holidays 1.0.0");
        assertThat(dialog.getElement().getTextRecursively()).contains("Community", "MIT", "Start it");
        assertThat(framework.find("example.holidays")).isEmpty();

        press("Install");
        _assertNone(PlanDialog.class);
        assertThat(view.getElement().getTextRecursively()).contains("Holidays", "1.0.0 · Community · MIT");
        upload(view, holidays("1.1.0"));
        press("Update");
        assertThat(view.getElement().getTextRecursively()).contains("1.1.0 · Community · MIT");

        press("Go back to the version before of Holidays");
        press("Go back");
        assertThat(view.getElement().getTextRecursively()).contains("1.0.0 · Community · MIT");
        _get(Tabs.class).setSelectedIndex(1);
        MockVaadin.clientRoundtrip(true);
        assertThat(view.getElement().getTextRecursively()).contains("Update Holidays to 1.1.0",
                "Go back to Holidays 1.0.0");
    }

    @Test
    void what_is_no_bundle_is_refused_in_words_of_the_reader() throws IOException {
        speak(Locale.of("ms"));
        var view = open();

        upload(view, "text".getBytes(StandardCharsets.UTF_8));

        _assertNone(PlanDialog.class);
        assertThat(view.getElement().getTextRecursively()).contains("some.jar: Fail ini bukan jar.");
    }

    @Test
    void a_plan_that_cannot_work_has_a_reason_and_no_button() throws IOException {
        upload(open(), TestBundle.of("example.needy", "1.0.0").header("Import-Package", "example.nowhere"));

        assertThat(_get(PlanDialog.class).getElement().getTextRecursively()).contains("example.nowhere");
        assertThat(_find(Button.class)).extracting(Button::getText).doesNotContain("Install");
    }

    @Test
    void a_step_that_fails_is_named_and_what_ran_before_runs_again() throws IOException {
        var view = open();
        upload(view, holidays("1.0.0"));
        press("Install");

        upload(view, holidays("2.0.0").onStart("throw new IllegalStateException(\"no licence\");"));
        press("Update");

        assertThat(_get(PlanDialog.class).getElement().getTextRecursively())
                .contains("Failed at “Start it”: IllegalStateException: no licence", "What ran before runs again");
        press("Close");
        assertThat(view.getElement().getTextRecursively()).contains("1.0.0 · Community");
    }

    @Test
    @Tag("X3")
    @SuppressWarnings("rawtypes") // the framework knows services by their plain type
    void what_fails_again_and_again_is_shown_as_switched_off_with_its_reason_and_switched_on_again()
            throws IOException {
        upload(open(), holidays("1.0.0").onStart("""
                context.registerService(java.util.function.Supplier.class, () -> {
                    throw new IllegalStateException("no paper");
                }, null);"""));
        press("Install");
        try (var suppliers = Contributions.of(framework.context(), Supplier.class)) {
            var broken = suppliers.all().getFirst().service();
            for (int i = 0; i < Calls.MOST_IN_A_ROW; i++) {
                assertThatThrownBy(broken::get).hasMessage("no paper");
            }
            assertThat(suppliers.all()).isEmpty();

            open();
            assertThat(_get(HealthRows.class).getElement().getTextRecursively()).contains("5 calls since it started",
                    "5 errors", "1 switched off", "IllegalStateException: no paper", "at example.holidays.Activator");
            press("Switch Activator on again");

            assertThat(suppliers.all()).hasSize(1);
            assertThat(_get(HealthRows.class).getElement().getTextRecursively()).contains("5 errors", "no paper")
                    .doesNotContain("switched off", "Switch on again");
        }
    }

    @Test
    @Tag("X3")
    void a_thread_that_runs_on_after_its_bundle_is_named_at_the_bundle_and_in_the_history() throws Exception {
        var view = open();
        upload(view, holidays("1.0.0").onStart("""
                Thread.ofPlatform().daemon().name("holiday-pump").start(() -> {
                    while (!Boolean.getBoolean("saluran.test.holiday.ends")) {
                        try { Thread.sleep(50); } catch (InterruptedException deaf) { continue; }
                    }
                });"""));
        press("Install");
        press("Stop Holidays");
        press("Stop");
        try {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (extensions.leftThreads("example.holidays").isEmpty() && System.nanoTime() < end) {
                Thread.sleep(50);
            }
            for (var tab : List.of(1, 0)) {
                _get(Tabs.class).setSelectedIndex(tab);
                MockVaadin.clientRoundtrip(true);
                assertThat(view.getElement().getTextRecursively())
                        .containsOnlyOnce("It has stopped, but still runs: thread holiday-pump");
            }
        } finally {
            System.setProperty("saluran.test.holiday.ends", "true");
        }
    }

    @Test
    void removing_with_data_asks_for_the_name() throws IOException {
        var view = open();
        upload(view, holidays("1.0.0"));
        press("Install");

        press("Remove Holidays with its data");
        var remove = _get(Button.class, spec -> spec.withText("Remove").withPredicate(
                button -> button.getAriaLabel().isEmpty()));
        assertThat(remove.isEnabled()).isFalse();
        _setValue(_get(TextField.class), "Holidays");
        assertThat(remove.isEnabled()).isTrue();
        _click(remove);
        MockVaadin.clientRoundtrip(true);

        assertThat(view.getElement().getTextRecursively()).doesNotContain("Holidays");
        assertThat(framework.find("example.holidays")).isEmpty();
    }

    @Test
    @Tag("X3")
    void what_an_update_asks_for_beyond_the_version_before_waits_for_a_tick() throws IOException {
        var view = open();
        upload(view, holidays("1.0.0").header("Saluran-Permissions", "events"));
        assertThat(_get(PlanDialog.class).getElement().getTextRecursively()).contains("What it may do",
                "Hear and tell what happens in Saluran");
        _assertNone(Checkbox.class);
        press("Install");

        upload(view, holidays("1.1.0").header("Saluran-Permissions", "events, network"));
        assertThat(_get(AskedFor.class).getElement().getTextRecursively())
                .containsSubsequence("Reach other computers", "New", "Hear and tell what happens in Saluran");
        var update = _get(Button.class, spec -> spec.withText("Update"));
        assertThat(update.isEnabled()).isFalse();
        _setValue(_get(Checkbox.class), true);
        assertThat(update.isEnabled()).isTrue();
        press("Update");

        _assertNone(PlanDialog.class);
        assertThat(view.getElement().getTextRecursively()).contains("1.1.0 · Community · MIT");
    }

    @Test
    @Tag("X3")
    void what_its_code_does_without_asking_is_shown_before_it_is_installed() throws IOException {
        upload(open(), holidays("1.0.0").source("Ends", "class Ends { void run() { System.exit(0); } }"));

        assertThat(_get(AskedFor.class).getElement().getTextRecursively()).contains("Does without asking",
                "java.lang.System.exit in example.holidays.Ends");
    }

    @Test
    @Tag("X3")
    void what_a_bundle_looks_for_and_was_not_granted_is_named() throws IOException {
        var view = open();
        framework.context().registerService(io.saluran.platform.event.Events.class, new MemoryEvents(), null);
        upload(view, holidays("1.0.0").onStart("context.getServiceReference(\"io.saluran.platform.event.Events\");"));
        press("Install");

        assertThat(view.getElement().getTextRecursively())
                .contains("It looks for what it was not granted: Hear and tell what happens in Saluran (events)");
    }

    @Test
    void the_plan_and_the_page_name_everything_that_a_bundle_brings() throws IOException {
        var view = open();
        upload(view, holidays("1.0.0").component("Row", Command.class).component("Feed", Job.class)
                .entry("texts/holidays.properties", "holiday=Holiday\n")
                .entry("texts/holidays_id.properties", "holiday=Libur\n").entry("static/moon-v1.js", "export {}")
                .header("Export-Package", "example.holidays;version=\"1.4.0\""));

        assertThat(_get(PlanDialog.class).getElement().getTextRecursively()).contains("Adds 1 command, 1 job",
                "English, Indonesian", "1 file for browsers", "example.holidays 1.4.0");
        press("Install");
        var brings = _get(BringsRows.class, spec -> spec.withPredicate(
                each -> each.getElement().getTextRecursively().contains("1 job")));
        assertThat(brings.getElement().getTextRecursively()).contains("English, Indonesian", "1 file for browsers",
                "example.holidays 1.4.0");
    }

    private static void selectServer() {
        _get(Tabs.class).setSelectedIndex(2);
        MockVaadin.clientRoundtrip(true);
    }

    @Test
    void a_server_alone_says_that_nothing_is_left_in_memory_and_lists_no_servers() {
        open();
        selectServer();

        assertThat(_get(ServerPart.class).getElement().getTextRecursively())
                .contains("No removed or replaced extension is in memory.").doesNotContain("Servers on this database");
    }

    @Test
    @Tag("X9")
    void the_servers_on_a_database_stand_there_with_version_and_sign_of_life() {
        try (var other = new Nodes(db, new Node("ipoh:/srv/saluran", "0.1.1", UUID.randomUUID()))) {
            other.join(() -> {});
            open();
            selectServer();

            assertThat(_get(ServerPart.class).getElement().getTextRecursively()).contains("Servers on this database",
                    "Last sign of life", "kuala:/srv/saluran", "This one", "ipoh:/srv/saluran", "0.1.1");
            assertThat(_find(NativeTableRow.class)).hasSize(3);
        }
    }

    @Test
    void what_holds_a_removed_bundle_in_memory_is_found_from_the_page() throws IOException {
        upload(open(), holidays("1.0.0").onStart("""
                var thread = new Thread("holiday-watch") {
                    @Override public void run() {
                        try { sleep(60_000); } catch (InterruptedException ended) { return; }
                    }
                };
                thread.setDaemon(true);
                thread.start();"""));
        press("Install");
        press("Remove Holidays and keep its data");
        press("Remove");
        try {
            selectServer();
            assertThat(_get(ServerPart.class).getElement().getTextRecursively()).contains("example.holidays 1.0.0",
                    "class loader").doesNotContain("holiday-watch");

            press("Find out what holds it");
            assertThat(_get(HeldPart.class).getElement().getTextRecursively()).contains("1 class loader",
                    "\"holiday-watch\"", "What holds it stands below");
            _assertNone(ProgressBar.class);
        } finally {
            Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().equals("holiday-watch"))
                    .forEach(Thread::interrupt);
        }
    }
}
