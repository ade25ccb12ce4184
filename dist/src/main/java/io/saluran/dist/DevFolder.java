package io.saluran.dist;

import io.saluran.db.Viewer;
import io.saluran.platform.internal.extension.JarAnswer;
import io.saluran.platform.internal.extension.JarRefusal;
import io.saluran.platform.internal.extension.Outcome;
import io.saluran.ui.internal.shell.DevNotice;
import io.saluran.ui.internal.shell.OpenPages;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches an author's folder: what is saved is compiled, wrapped and put in the place of what runs, by the same plan as an
/// administrator's update. What does not compile, or does not start, is said at the console and on every open page, and
/// what ran before goes on.
final class DevFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DevFolder.class);
    // Short beside a compilation, long beside a look at a few hundred files.
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Platform platform;
    private final OpenPages pages;
    private final PrintStream out;
    private final AuthorTools tools;
    private final Thread thread;
    private volatile boolean ended;
    private DevNotice notice = DevNotice.none();

    private DevFolder(Path folder, Platform platform, OpenPages pages, PrintStream out) throws IOException {
        this.folder = folder;
        this.platform = platform;
        this.pages = pages;
        this.out = out;
        tools = AuthorTools.open();
        thread = Thread.ofPlatform().daemon().name("saluran-dev").unstarted(this::watch);
    }

    /// Begins to watch, with what is there.
    static DevFolder watch(Path folder, Platform platform, Server server, PrintStream out) throws IOException {
        var absolute = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new StartProblem("There is no folder " + absolute + ".");
        }
        var dev = new DevFolder(absolute, platform, server.pages(), out);
        dev.thread.start();
        return dev;
    }

    private void watch() {
        try {
            platform.extensions().awaitStarted();
            var built = "";
            while (!ended) {
                var now = looks().orElse(built);
                if (now.equals(built)) {
                    notice.showOn(pages);
                } else {
                    built = now;
                    renew();
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    /// Names, times and sizes of all that a bundle is made of; empty while something is being put away.
    private Optional<String> looks() {
        var looks = new StringBuilder();
        for (var part : List.of("src/main", "lib", "bnd.bnd", "pom.xml")) {
            var path = folder.resolve(part);
            if (Files.exists(path)) {
                try (Stream<Path> files = Files.walk(path)) {
                    files.sorted().forEach(file -> looks.append(file).append(' ').append(stamp(file)).append('\n'));
                } catch (IOException | UncheckedIOException moving) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(looks.toString());
    }

    /// A file that an editor has just put away counts as another look, not as a failure.
    private static String stamp(Path file) {
        try {
            return Files.isDirectory(file) ? "" : Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException gone) {
            return "gone";
        }
    }

    private void renew() {
        var began = System.nanoTime();
        var jar = folder.resolve("target/saluran-dev.jar");
        var problems = tools.bundle(folder, jar, "dev" + MOMENT.format(platform.clock().instant()));
        var made = System.nanoTime();
        if (problems.isEmpty()) {
            problems = tryInstall(jar);
        }
        notice.clear(pages);
        if (problems.isEmpty()) {
            notice = DevNotice.none();
            out.printf(Locale.ROOT, "In place after %d ms (made in %d, put in place in %d)%n", millis(began),
                    (made - began) / 1_000_000, millis(made));
            pages.reload();
        } else {
            problems.forEach(out::println);
            notice = DevNotice.of(problems);
            notice.showOn(pages);
        }
    }

    private static long millis(long since) {
        return (System.nanoTime() - since) / 1_000_000;
    }

    /// Whatever goes wrong, the next save is looked at all the same.
    private List<String> tryInstall(Path jar) {
        try {
            return install(jar);
        } catch (IOException | RuntimeException problem) {
            LOG.error("What was made of {} cannot be put in place", folder, problem);
            return List.of("It cannot be put in place: " + problem);
        }
    }

    private List<String> install(Path jar) throws IOException {
        var print = new PlanPrint(platform, out);
        try (var content = Files.newInputStream(jar)) {
            return switch (platform.extensions().receive(content, true)) {
                case JarAnswer.Accepted accepted -> {
                    var plan = platform.extensions().plan(accepted.facts());
                    // Whoever watches a folder of their own has said yes to what it asks for.
                    yield plan.works()
                            ? outcome(platform.extensions().execute(plan.consented(), Viewer.system(), step -> {}),
                                    print)
                            : List.of(print.why(plan));
                }
                case JarAnswer.Refused refused -> refused.reason() == JarRefusal.SAME
                        ? List.of()
                        : List.of(print.say(refused.words()));
            };
        }
    }

    private static List<String> outcome(Outcome outcome, PlanPrint print) {
        return switch (outcome) {
            case Outcome.Done done -> List.of();
            case Outcome.Failed failed -> List.of(print.step(failed.step()) + ": " + failed.why());
            case Outcome.Busy busy -> List.of("Another bundle is being changed; save again.");
            case Outcome.Overtaken overtaken -> List.of("The bundle was changed meanwhile; save again.");
            case Outcome.WaitsForConsent waits -> List.of("It asks for more than it was granted: "
                    + String.join(", ", waits.plan().asks().fresh()));
            case Outcome.Impossible impossible -> List.of(print.why(impossible.plan()));
        };
    }

    @Override
    public void close() throws Exception {
        ended = true;
        thread.interrupt();
        thread.join(Duration.ofSeconds(10));
        tools.close();
    }
}
