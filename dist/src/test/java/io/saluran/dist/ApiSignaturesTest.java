package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.testing.TestBundle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.framework.Version;

/// The rule for versions, tried on changes of a small package.
@Tag("X4")
class ApiSignaturesTest {

    private static final String BEFORE = "public interface Door { void open(); String name(); }";

    @TempDir
    Path folder;

    private ApiSignatures api(String version, String... types) throws Exception {
        var bundle = TestBundle.of("example.api", version).uses(ProviderType.class)
                .header("Export-Package", "example.api;version=\"" + version + '"');
        for (var type : types) {
            bundle.source(type.replaceFirst("(?s).*?(?:interface|record|class) (\\w+).*", "$1"), type);
        }
        return ApiSignatures
                .of(bundle.in(folder.resolve(version + '-' + Integer.toHexString(List.of(types).hashCode()))));
    }

    private List<ApiSignatures.Finding> findings(String version, String... types) throws Exception {
        var before = ApiSignatures.read(api("1.2.0", BEFORE).text());
        return api(version, types).since(before);
    }

    private void asksFor(String needed, String version, String... types) throws Exception {
        assertThat(findings(version, types)).singleElement().satisfies(finding -> {
            assertThat(finding.raise()).isTrue();
            assertThat(finding.needed()).isEqualTo(Version.parseVersion(needed));
            assertThat(finding.changes()).isNotEmpty();
        });
    }

    @Test
    void what_is_the_same_needs_nothing() throws Exception {
        assertThat(findings("1.2.0", BEFORE)).isEmpty();
    }

    @Test
    void what_is_added_needs_the_next_minor_version() throws Exception {
        asksFor("1.3.0", "1.2.0", BEFORE, "public record Key(String of) {}");
        assertThat(findings("1.3.0", BEFORE, "public record Key(String of) {}")).singleElement()
                .satisfies(finding -> assertThat(finding.raise()).as("only the text is old").isFalse());
    }

    @Test
    void what_is_removed_or_changed_needs_the_next_major_version() throws Exception {
        asksFor("2.0.0", "1.2.0", "public interface Door { void open(); }");
        asksFor("2.0.0", "1.9.0", "public interface Door { boolean open(); String name(); }");
        assertThat(findings("2.0.0", "public interface Door { void open(); }")).singleElement()
                .satisfies(finding -> assertThat(finding.raise()).isFalse());
    }

    @Test
    void a_method_more_is_a_change_to_those_who_implement_the_interface_and_an_addition_to_those_who_call_it()
            throws Exception {
        asksFor("2.0.0", "1.2.0", "public interface Door { void open(); String name(); void close(); }");

        var annotated = "@org.osgi.annotation.versioning.ProviderType public interface Door { void open(); %s }";
        var before = api("1.2.0", annotated.formatted(""));
        assertThat(api("1.2.0", annotated.formatted("void close();")).since(before)).singleElement()
                .satisfies(finding -> assertThat(finding.needed()).isEqualTo(new Version(1, 3, 0)));
    }

    @Test
    void a_version_raised_without_a_change_is_only_written_down() throws Exception {
        assertThat(findings("1.3.0", BEFORE)).singleElement()
                .satisfies(finding -> assertThat(finding.raise()).isFalse());
    }

    @Test
    void a_text_that_was_read_is_written_as_it_was() throws Exception {
        var text = api("1.2.0", BEFORE, "public record Key(String of) {}").text();

        assertThat(text).contains("PACKAGE", "METHOD", "example.api.Door");
        assertThat(ApiSignatures.read(text).text()).isEqualTo(text);
    }
}
