package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.saluran.platform.internal.extension.Adds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// `docs/extension-points.md` against the code: what the host tracks stands there, with all that an author asks, and those
/// who are said to use a point do.
@Tag("X4")
class ExtensionPointsTest {

    private static final List<String> MODULES = List.of("db", "platform-core", "ui", "module-pipeline/api",
            "module-pipeline", "module-training", "module-content", "dist");
    private static final JavaClasses CLASSES = new ClassFileImporter().importPaths(MODULES.stream()
            .map(module -> Path.of("..").resolve(module).resolve("target/classes")).toList());
    private static final Pattern TRACKED = Pattern.compile("Contributions\\.of\\([^;]*?(\\w+)\\.class", Pattern.DOTALL);
    private static final List<String> ASKED = List.of("**Called**", "**Thread**", "**Time**", "**Throws**",
            "**Used by**");

    private static Map<String, String> sections() throws IOException {
        var sections = new TreeMap<String, String>();
        for (var section : Files.readString(Path.of("..", "docs", "extension-points.md")).split("(?m)^## ")) {
            var end = section.indexOf('\n');
            sections.put(section.substring(0, end).strip(), section.substring(end));
        }
        return sections;
    }

    /// The interfaces whose services the host takes from bundles.
    private static Set<String> tracked() {
        var tracked = new TreeSet<String>();
        for (var module : MODULES) {
            try (var files = Files.walk(Path.of("..").resolve(module).resolve("src/main/java"))) {
                for (var file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    var call = TRACKED.matcher(Files.readString(file));
                    while (call.find()) {
                        tracked.add(call.group(1));
                    }
                }
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return tracked;
    }

    @Test
    void every_interface_that_the_host_tracks_stands_on_the_page_and_is_for_consumers() throws IOException {
        assertThat(tracked()).contains("Job", "EventHandler", "Command", "SettingsSection", "RecordPanel");
        assertThat(sections().keySet()).containsAll(tracked());
        for (var name : tracked()) {
            assertThat(CLASSES.stream().filter(type -> type.getSimpleName().equals(name)
                    && type.isAnnotatedWith("org.osgi.annotation.versioning.ConsumerType"))).as(name).hasSize(1);
        }
    }

    @Test
    void every_interface_for_consumers_is_tracked_by_the_host() {
        var consumed = CLASSES.stream()
                .filter(type -> type.isAnnotatedWith("org.osgi.annotation.versioning.ConsumerType"))
                .map(JavaClass::getSimpleName).toList();
        assertThat(tracked()).containsAll(consumed);
    }

    @Test
    void every_point_answers_what_an_author_asks_and_shows_how() throws IOException {
        var points = sections();
        points.keySet().removeIf(name -> name.startsWith("# ") || name.startsWith("What is API"));
        assertThat(points).hasSizeGreaterThan(15);
        points.forEach((name, text) -> {
            assertThat(text).as(name).contains("```");
            var list = text.replace("**Thread**, **Time**", "**Thread** **Time**");
            ASKED.forEach(question -> assertThat(list).as(name).contains(question));
        });
    }

    @Test
    void those_who_are_said_to_use_a_point_do() throws IOException {
        for (var point : tracked()) {
            var section = sections().getOrDefault(point, "");
            var users = section.replaceFirst("(?s).*\\*\\*Used by\\*\\*:([^\n]*).*", "$1");
            var names = Pattern.compile("`(\\w+)`").matcher(users).results().map(found -> found.group(1)).toList();
            assertThat(names).as(point).hasSizeGreaterThanOrEqualTo(point.equals("AmountHolder") ? 1 : 2);
            assertThat(names).as(point).allSatisfy(name -> assertThat(CLASSES.stream()
                    .filter(type -> type.getSimpleName().equals(name) && implementsIt(type, point))).hasSize(1));
        }
    }

    private static boolean implementsIt(JavaClass type, String point) {
        return type.getAllRawInterfaces().stream().anyMatch(each -> each.getSimpleName().equals(point));
    }

    @Test
    void what_a_bundle_contributes_has_words_in_its_plan() {
        assertThat(Adds.types()).containsAll(CLASSES.stream()
                .filter(type -> type.isAnnotatedWith("org.osgi.annotation.versioning.ConsumerType"))
                .map(JavaClass::getName).toList());
    }
}
