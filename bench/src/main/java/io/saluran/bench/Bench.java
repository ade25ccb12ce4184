package io.saluran.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes measures and writes them down.
@Command(name = "bench/run", mixinStandardHelpOptions = true,
        description = "Measures and writes bench/RESULTS.md; without names, all.")
final class Bench implements Callable<Integer> {

    private static final List<Measure> ALL = List.of(new Starting(), new SessionHeap(), new HotInstall(),
            new GuardCost(), new DealSpeed(), new ImportSpeed(), new ImportMillion(), new ManyPeople());

    @Parameters(paramLabel = "NAME", description = "start, heap, install, guard, deals, import, million, people")
    private final List<String> names = new ArrayList<>();

    @Option(names = "--quick", description = "Only sees that each works; writes nothing")
    private boolean quick;

    private Bench() {}

    /// @param arguments names of measures
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        var results = new Results(Path.of("bench", "RESULTS.md"));
        for (var measure : ALL) {
            if (names.isEmpty() || names.contains(measure.name())) {
                System.out.println(measure.title() + " …");
                var work = Files.createTempDirectory("saluran-bench");
                try {
                    var text = measure.take(work, quick);
                    System.out.println(text);
                    if (!quick) {
                        results.put(measure.title(), text);
                    }
                } finally {
                    delete(work);
                }
            }
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
