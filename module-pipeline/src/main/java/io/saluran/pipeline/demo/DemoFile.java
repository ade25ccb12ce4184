package io.saluran.pipeline.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Lines of words that belong to the demo: cells between bars, remarks after a hash.
final class DemoFile {

    private DemoFile() {}

    static List<List<String>> read(String name) {
        try (var in = Objects.requireNonNull(DemoFile.class.getResourceAsStream("/demo/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Second cells of the lines that begin with this word.
    static List<String> words(List<List<String>> lines, String first) {
        return lines.stream().filter(line -> line.getFirst().equals(first)).flatMap(line -> line.stream().skip(1))
                .toList();
    }
}
