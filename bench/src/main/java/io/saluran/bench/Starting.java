package io.saluran.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// From the command to the first page, and until the last bundle runs, on a home that is there already.
final class Starting implements Measure {

    private static final List<Integer> BUNDLES = List.of(3, 20, 50);
    private static final int ROUNDS = 5;
    private static final int OURS = 3;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String title() {
        return "Start with many bundles";
    }

    @Override
    public String take(Path work, boolean quick) throws Exception {
        var home = work.resolve("home");
        var text = new StringBuilder(
                """
                        Second and later starts of a kept home, without building. Ours are 3; the others have a page, a table and
                        a change log each.

                        | bundles | first page | last bundle runs | processor time |
                        |---|---|---|---|
                        """);
        var installed = 0;
        for (int count : quick ? List.of(3, 5) : BUNDLES) {
            try (var server = Server.start(home)) {
                for (; installed < count - OURS; installed++) {
                    server.command("bundle", "install", SmallBundle.of(installed).in(work).toString());
                }
            }
            text.append(row(home, count, quick ? 1 : ROUNDS));
        }
        return text.toString();
    }

    private static String row(Path home, int count, int rounds) throws Exception {
        var pages = new ArrayList<Double>();
        var running = new ArrayList<Double>();
        var processor = new ArrayList<Double>();
        for (int round = 0; round < rounds; round++) {
            var begin = System.nanoTime();
            try (var server = Server.start(home)) {
                pages.add(server.untilReady().toNanos() / 1e6);
                for (int i = 0; i < count - OURS; i++) {
                    while (server.get(SmallBundle.of(i).asset()) != 200) {
                        Thread.sleep(5);
                    }
                }
                running.add((System.nanoTime() - begin) / 1e6);
                processor.add(server.processorTime().toMillis() * 1.0);
            }
        }
        return "| " + count + " | " + new Samples(pages).median() + " | " + new Samples(running).median() + " | "
                + new Samples(processor).median() + " |\n";
    }
}
