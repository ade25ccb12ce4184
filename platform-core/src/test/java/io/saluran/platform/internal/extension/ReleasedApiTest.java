package io.saluran.platform.internal.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.internal.extension.ReleasedApi.Taken;
import io.saluran.platform.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

/// A bundle against a release that this host is ahead of.
@Tag("X4")
class ReleasedApiTest {

    // Settings without what a company is called, and no texts at all.
    private static final ReleasedApi RELEASED = ReleasedApi.of(List.of("""
            # A release.
            PACKAGE MINOR MAJOR io.saluran.platform.setting
              INTERFACE MINOR MAJOR io.saluran.platform.setting.Settings
                ACCESS MAJOR MINOR abstract
                METHOD MINOR MAJOR get(java.lang.String)
                  RETURN MINOR MAJOR java.util.Optional
              VERSION IGNORED IGNORED 1.0.0
            """));

    @TempDir
    Path folder;

    private Verification.Verdict verdict(String imports, String statements) throws Exception {
        var jar = TestBundle.of("example.map", "1.0.0").uses(io.saluran.platform.setting.Settings.class)
                .onStart(statements).header("Import-Package", "org.osgi.framework," + imports).in(folder);
        return new Verification(JarLimits.ofMegabytes(2), Files.createDirectories(folder.resolve("none")), RELEASED)
                .of(jar);
    }

    private static String settings(String call) {
        return "var found = context.getServiceReference(io.saluran.platform.setting.Settings.class);"
                + " if (found != null) { System.out.println(context.getService(found)." + call + "); }";
    }

    @Test
    void what_was_released_is_fine_and_the_version_that_would_break_it_is_told() throws Exception {
        var verdict = verdict("io.saluran.platform.setting;version=\"[1.0,2)\"", settings("get(\"a\")"));

        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.taken()).containsExactly(new Taken("io.saluran.platform.setting", new Version(1, 0, 0),
                new Version(2, 0, 0), true));
    }

    @Test
    void a_member_and_a_type_that_only_this_host_has_are_named() throws Exception {
        var verdict = verdict("io.saluran.platform.setting,io.saluran.platform.text", settings("company()")
                + " System.out.println(io.saluran.platform.text.Texts.class);");

        assertThat(verdict.problems()).extracting(Verification.Problem::kind).containsOnly("released");
        assertThat(verdict.problems()).extracting(each -> each.words().arguments().getLast())
                .containsExactlyInAnyOrder("io.saluran.platform.setting.Settings.company()",
                        "io.saluran.platform.text.Texts");
    }

    @Test
    void a_range_that_the_released_version_is_not_in_is_told() throws Exception {
        var verdict = verdict("io.saluran.platform.setting;version=\"[1.0.1,2)\"", settings("get(\"a\")"));

        assertThat(verdict.problems()).extracting(each -> each.words().key()).contains("extension.verify.range");
        assertThat(verdict.taken()).extracting(Taken::fits).containsExactly(false);
    }
}
