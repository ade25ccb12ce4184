package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.dist.ApiSignatures.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The packages that bundles may use have the versions that their changes ask for, and are written down in `config/api`.
@Tag("X4")
class ApiVersionsTest {

    private static final Path TEXTS = Path.of("..", "config", "api");

    /// The text's name, and the module whose packages it has.
    private static final Map<String, String> EXPORTING = new TreeMap<>(Map.of("db", "db", "platform-core",
            "platform-core", "ui", "ui", "module-pipeline-api", "module-pipeline/api"));

    private static final String HEAD = """
            # The signatures of what bundles may use, written by ApiVersionsTest; do not edit.
            # A line: kind, what it means for the version when it is added, when it is removed, name.
            """;

    private static final String COMMAND = "mvn -o -pl dist -am test -Dtest=ApiVersionsTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dapi.accept";

    static List<String> names() {
        return List.copyOf(EXPORTING.keySet());
    }

    private static Path classes(String module) {
        return Path.of("..").resolve(module).resolve("target/classes");
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_change_of_what_bundles_may_use_is_in_its_version_and_written_down(String name) throws Exception {
        var module = EXPORTING.getOrDefault(name, name);
        var now = ApiSignatures.of(classes(module));
        var file = TEXTS.resolve(name + ".txt");
        var written = Files.exists(file) ? Files.readString(file) : "";
        var findings = now.since(ApiSignatures.read(written));
        var raise = findings.stream().filter(Finding::raise).map(finding -> sayRaise(module, finding)).toList();
        assertThat(raise).as("Raise the @Version of these packages").isEmpty();
        if (System.getProperty("api.accept") != null) {
            Files.createDirectories(TEXTS);
            Files.writeString(file, HEAD + now.text());
        } else {
            assertThat(findings).as("What bundles may use has changed, and the versions say so. Write it down by: "
                    + COMMAND).isEmpty();
            assertThat(written).as("Written by hand? Write it anew by: " + COMMAND).isEqualTo(HEAD + now.text());
        }
    }

    private static String sayRaise(String module, Finding finding) {
        return finding.name() + " to " + finding.needed() + " in " + module + "/src/main/java/"
                + finding.name().replace('.', '/') + "/package-info.java, and then write it down by: " + COMMAND
                + "\n  since: " + String.join("\n         ", finding.changes());
    }

    @Test
    void every_module_that_exports_packages_is_looked_at() throws Exception {
        for (var module : List.of("module-pipeline", "module-training", "module-content")) {
            assertThat(ApiSignatures.of(classes(module)).text()).as(module).isEmpty();
        }
        for (var module : EXPORTING.values()) {
            assertThat(ApiSignatures.of(classes(module)).text()).as(module).isNotEmpty().doesNotContain(".internal.");
        }
    }
}
