package io.saluran.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/// The page of results: a section is replaced when it is measured anew, the others stay.
final class Results {

    private static final String HEADING = "## ";
    private static final String INTRODUCTION = """
            # Measured

            Written by `bench/run`; each section says when, at which commit and on which machine. Figures of different
            machines are not to be compared; two commits are compared by running both on one.

            """;

    private final Path file;
    private final Map<String, String> sections = new LinkedHashMap<>();

    Results(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            for (var part : Files.readString(file).split("(?m)^" + HEADING)) {
                var end = part.indexOf('\n');
                if (!part.startsWith("# ") && end > 0) {
                    sections.put(part.substring(0, end), part.substring(end + 1).strip());
                }
            }
        }
    }

    void put(String title, String text) throws IOException {
        sections.put(title, text.strip() + "\n\n" + LocalDate.now(ZoneOffset.UTC) + ", commit " + commit() + ", "
                + machine() + '.');
        var page = new StringBuilder(INTRODUCTION);
        sections.forEach((name, section) -> page.append(HEADING).append(name).append('\n').append(section)
                .append("\n\n"));
        Files.writeString(file, page.toString().stripTrailing() + '\n');
    }

    private static String commit() throws IOException {
        var git = new ProcessBuilder("git", "describe", "--always", "--dirty").redirectErrorStream(true).start();
        return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static String machine() throws IOException {
        var runtime = Runtime.getRuntime();
        var model = Files.isReadable(Path.of("/proc/cpuinfo"))
                ? Files.readAllLines(Path.of("/proc/cpuinfo")).stream().filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceFirst(".*: ", "")).findFirst().orElse("unknown processor")
                : System.getProperty("os.arch");
        var memory = Files.isReadable(Path.of("/proc/meminfo"))
                ? Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "") + " kB of memory"
                : "";
        return runtime.availableProcessors() + " cores of " + model + ", " + memory + ", Java "
                + Runtime.version().feature();
    }
}
