package io.saluran.extension.test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// A bundle leaves nothing behind: it is installed, visited by signed-in people in a real browser with push, updated and
/// removed, fifty times, and then there are as many class loaders of bundles, threads, database connections, pages and
/// metrics as before. When not, the failure says what there is more of, and what holds the class loaders.
///
/// Extend it in a class whose name ends in `IT`, say where the jars are and what people see. It needs a distribution (see
/// [TestedSaluran]) and Chromium, named by the environment's `SALURAN_BROWSER`; without that it is skipped.
@TestInstance(Lifecycle.PER_CLASS)
public abstract class CleanUnloading {

    private static final int ROUNDS = 50;
    private static final int SETTLING_MILLIS = 8_000;
    private static final String EMPTY = "saluran.extension.test.empty";

    private @Nullable Path folder;
    private @Nullable TestedSaluran saluran;
    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    /// The jar of the bundle.
    protected abstract Path first() throws IOException;

    /// The jar of a later version of it.
    protected abstract Path second() throws IOException;

    /// What people have open, each in a browser session of their own: a page of the bundle, a record with its panel, the
    /// home page with its tile. Called once; records that are needed can be made by [TestedSaluran#post].
    protected abstract List<Visit> visits(TestedSaluran saluran) throws IOException, InterruptedException;

    /// Done once each round while the first version runs, for what no page reaches: its REST resource, an import, a job.
    protected void use(TestedSaluran saluran) throws IOException, InterruptedException {}

    @BeforeAll
    final void open(@TempDir Path given) throws IOException, InterruptedException {
        var path = System.getenv("SALURAN_BROWSER");
        Assumptions.assumeTrue(path != null && !path.isBlank(), "SALURAN_BROWSER names no Chromium");
        folder = given;
        saluran = new TestedSaluran(Files.createDirectories(given.resolve("home")));
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of(path))
                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync")));
    }

    @AfterAll
    final void close() throws InterruptedException {
        if (playwright != null) {
            playwright.close();
        }
        if (saluran != null) {
            saluran.close();
        }
    }

    @Test
    void fifty_rounds_of_install_visit_update_and_removal_leave_nothing_behind() throws Exception {
        leavesNothing(ROUNDS, first(), second());
    }

    /// Does the rounds and counts.
    ///
    /// @throws AssertionError if there is more of anything than before
    protected final void leavesNothing(int rounds, Path first, Path second) throws IOException, InterruptedException {
        if (saluran == null || browser == null || folder == null) {
            throw new IllegalStateException("Not open");
        }
        var people = new ArrayList<Visitor>();
        try {
            for (var visit : visits(saluran)) {
                people.add(new Visitor(browser, saluran, visit));
            }
            warmUp(saluran, folder.resolve("empty.jar"));
            var before = Footprint.of(saluran);
            for (int round = 0; round < rounds; round++) {
                round(saluran, people, first, second);
            }
            compare(saluran, before, rounds);
        } finally {
            people.forEach(Visitor::leave);
        }
    }

    private void round(TestedSaluran saluran, List<Visitor> people, Path first, Path second)
            throws IOException, InterruptedException {
        saluran.done("bundle", "install", first.toString(), "--older");
        people.forEach(Visitor::meets);
        use(saluran);
        saluran.done("bundle", "install", second.toString());
        people.forEach(Visitor::meetsTheUpdate);
        saluran.done("bundle", "remove", symbolicName(first), "--drop-data");
        people.forEach(Visitor::misses);
    }

    /// What the host makes once, at the first change of any bundle, belongs to the state before.
    private static void warmUp(TestedSaluran saluran, Path jar) throws IOException, InterruptedException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", EMPTY);
        manifest.getMainAttributes().putValue("Bundle-Version", "1.0.0");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        }
        saluran.done("bundle", "install", jar.toString(), "--older");
        saluran.done("bundle", "remove", EMPTY, "--drop-data");
        saluran.get("/api/v1/people");
    }

    private static String symbolicName(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue("Bundle-SymbolicName").replaceFirst(";.*", "");
        }
    }

    /// Pages that moved on tell the server so in their own time; until then it is not late.
    private static void compare(TestedSaluran saluran, Footprint before, int rounds)
            throws IOException, InterruptedException {
        var until = System.currentTimeMillis() + SETTLING_MILLIS;
        var more = Footprint.of(saluran).moreThan(before);
        while (!more.isEmpty() && System.currentTimeMillis() < until) {
            Thread.sleep(500);
            more = Footprint.of(saluran).moreThan(before);
        }
        if (!more.isEmpty()) {
            throw new AssertionError("After " + rounds + " rounds there is more than before:\n  "
                    + String.join("\n  ", more) + "\n" + saluran.command("bundle", "held", "--why").text());
        }
    }
}
