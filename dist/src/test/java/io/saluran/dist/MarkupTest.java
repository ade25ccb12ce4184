package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Texts reach the browser as texts: no source of ours makes markup or code of one, but those that are named here.
@Tag("X5")
class MarkupTest {

    /// What makes markup or code of a text, in Java and in scripts.
    private static final Pattern MAKES_MARKUP = Pattern
            .compile("innerHTML|outerHTML|insertAdjacentHTML|document\\.write"
                    + "|createContextualFragment|setHTMLUnsafe|parseFromString|srcdoc|new Html\\(|\\.setHtml\\(|\\beval\\("
                    + "|new Function\\(|window\\.Function|javascript:");
    /// A text in quotes, a block of text, or a constant.
    private static final String WRITTEN = "(?:\"{3}[\\s\\S]*?\"{3}|\"(?:[^\"\\\\]|\\\\.)*\""
            + "|(?:[A-Z]\\w+\\.)?[A-Z][A-Z_]*\\b)";
    /// A script for a page that is, or is put together with, something else.
    private static final Pattern JOINED_SCRIPT = Pattern.compile("executeJs\\(\\s*(?:" + WRITTEN + "\\s*\\+\\s*)*+(?!"
            + WRITTEN + ")");

    private static final Map<String, String> ALLOWED = Map.of(
            "PageReading.java", "a page of the handbook, through the sanitizer of Markdown",
            "PageEditor.java", "the preview of one, through the same",
            "Markdown.java", "the sanitizer itself",
            "strict.js", "makes functions of what Vaadin's client sends (decision 15)",
            "Board.java", "joins a script of its own with the words that wait for the element");

    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (var module : List.of("db", "platform-core", "ui", "module-pipeline", "module-training", "module-content",
                "dist", "examples/competitors")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
                files.filter(
                        file -> file.toString().matches(".*\\.(java|js|ts)") && !file.toString().contains("frontend"))
                        .forEach(sources::add);
            }
        }
        return sources;
    }

    private static List<String> finds(Pattern pattern) throws IOException {
        var found = new ArrayList<String>();
        for (var source : sources()) {
            var match = pattern.matcher(Files.readString(source));
            if (match.find() && !ALLOWED.containsKey(source.getFileName().toString())) {
                found.add(source.getFileName() + ": " + match.group());
            }
        }
        return found;
    }

    @Test
    void nothing_makes_markup_or_code_of_a_text() throws IOException {
        assertThat(sources()).hasSizeGreaterThan(500);
        assertThat(finds(MAKES_MARKUP)).isEmpty();
    }

    @Test
    void scripts_for_pages_are_written_out_and_take_values_as_arguments() throws IOException {
        assertThat(finds(JOINED_SCRIPT)).isEmpty();
    }

    @Test
    void what_makes_markup_would_be_found() {
        assertThat("box.innerHTML = name").containsPattern(MAKES_MARKUP);
        assertThat("new Html(\"<div>\" + name)").containsPattern(MAKES_MARKUP);
        assertThat("executeJs(\"show('\" + name + \"')\")").containsPattern(JOINED_SCRIPT);
        assertThat("executeJs(\"show($0)\", a + b)").doesNotContainPattern(JOINED_SCRIPT);
    }
}
