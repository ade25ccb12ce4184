package io.saluran.bench;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// The clicks of twenty people before a bundle is installed, updated and removed again and again, and meanwhile.
final class HotInstall implements Measure {

    private static final String BUNDLE = "bench.small0";
    private static final int PEOPLE = 20;
    private static final Duration SPAN = Duration.ofSeconds(30);
    private static final int THINK_MILLIS = 1_000;
    private static final List<String> WAY = List.of("deals", "deals/table", "accounts", "contacts", "", "content");

    private final Queue<Double> clicks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean going = new AtomicBoolean(true);

    @Override
    public String name() {
        return "install";
    }

    @Override
    public String title() {
        return "Installing while people work";
    }

    @Override
    public String take(Path work, boolean quick) throws Exception {
        var span = quick ? Duration.ofSeconds(5) : SPAN;
        try (var server = Server.start(work.resolve("home"), "--demo");
                var people = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newHttpClient()) {
            var lost = new AtomicReference<Exception>();
            for (var cookies : cookies(server, PEOPLE)) {
                var person = new Person(client, server.address(), cookies);
                people.submit(() -> walk(person, lost));
            }
            during(span, () -> {}); // the code warms up
            var before = during(span, () -> {});
            var jars = List.of(new SmallBundle(BUNDLE, "1.0.0").in(work), new SmallBundle(BUNDLE, "1.1.0").in(work));
            var installs = new ArrayList<Double>();
            var removals = new ArrayList<Double>();
            var meanwhile = during(span, () -> {
                var jar = jars.get(installs.size() % 2).toString();
                installs.add(timed(() -> server.command("bundle", "install", jar)));
                if (installs.size() % 2 == 0) {
                    removals.add(timed(() -> server.command("bundle", "remove", BUNDLE, "--drop-data")));
                }
            });
            going.set(false);
            if (lost.get() != null) {
                throw lost.get();
            }
            return """
                    %d people at the demo's company, one click a second each (boards, lists, home), over HTTP as Flow's
                    client does it; no session ended. An install or update with a page, a table and a change log.

                    | | clicks | median | p95 | longest |
                    |---|---|---|---|---|
                    | before | %d | %s | %s | %s |
                    | while bundles come and go | %d | %s | %s | %s |

                    | | times | median | longest |
                    |---|---|---|---|
                    | install or update, whole | %d | %s | %s |
                    | removal with data | %d | %s | %s |
                    """.formatted(PEOPLE, before.count(), before.median(), before.p95(), before.most(),
                    meanwhile.count(), meanwhile.median(), meanwhile.p95(), meanwhile.most(), installs.size(),
                    new Samples(installs).median(), new Samples(installs).most(), removals.size(),
                    new Samples(removals).median(), new Samples(removals).most());
        }
    }

    @FunctionalInterface
    private interface Act {
        void run() throws IOException;
    }

    private static List<String> cookies(Server server, int people) {
        var all = new ArrayList<String>();
        try (var browsers = new Browsers()) {
            for (int i = 0; i < people; i++) {
                all.add(Browsers.cookies(browsers.signIn(server, "aisyah@aliran.example", "saluran-demo")));
            }
        }
        return all;
    }

    private static double timed(Act act) throws IOException {
        var begin = System.nanoTime();
        act.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private Samples during(Duration span, Act act) throws Exception {
        clicks.clear();
        var end = Instant.now().plus(span);
        while (Instant.now().isBefore(end)) {
            act.run();
            Thread.sleep(500);
        }
        return new Samples(List.copyOf(clicks));
    }

    private void walk(Person person, AtomicReference<Exception> lost) {
        try {
            Thread.sleep((long) (Math.random() * THINK_MILLIS));
            for (int i = 0; going.get(); i++) {
                clicks.add(person.go(WAY.get(i % WAY.size())));
                Thread.sleep(THINK_MILLIS);
            }
        } catch (IOException problem) {
            lost.set(problem);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
