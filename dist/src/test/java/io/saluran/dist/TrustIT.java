package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.platform.internal.trust.CodeScan;
import io.saluran.platform.internal.trust.Declaration;
import io.saluran.platform.internal.trust.Use;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.testing.TestBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;

/// What bundles are granted, with the real bundles, components and database.
@Tag("X3")
@ExtendWith(LivePlatform.Shared.class)
class TrustIT {

    private static final long ENOUGH = 1L << 30;

    private static LivePlatform live;

    @TempDir
    Path files;

    @BeforeAll
    static void open(LivePlatform given) {
        live = given;
    }

    @AfterEach
    void remove() {
        if (live.platform().framework().find("example.motto").isPresent()) {
            live.command("bundle", "remove", "example.motto", "--drop-data");
        }
    }

    static List<Path> ours() throws IOException {
        try (Stream<Path> jars = Files.list(Path.of("target", "saluran", "bundles"))) {
            return jars.filter(jar -> String.valueOf(jar.getFileName()).startsWith("module-")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("ours")
    void each_of_our_bundles_says_what_its_code_does(Path file) throws IOException {
        try (var jar = new JarFile(file.toFile())) {
            var says = Declaration.of(
                    jar.getManifest().getMainAttributes().getValue(Declaration.PERMISSIONS_HEADER), null).asks();

            assertThat(CodeScan.of(jar, ENOUGH)).extracting(Use::permission).isSubsetOf(says);
        }
    }

    @Test
    void our_bundles_ask_for_all_that_they_need() {
        var gate = live.platform().framework().gate();
        assertThat(live.platform().framework().bundles()).hasSizeGreaterThan(4)
                .allSatisfy(bundle -> assertThat(gate.withheld(bundle)).as(bundle.toString()).isEmpty())
                .allSatisfy(bundle -> assertThat(gate.grantable()).containsAll(gate.allowed(bundle)));
    }

    @Test
    @Tag("X4")
    void the_role_of_a_bundle_owns_its_schema_and_sees_no_other() {
        var schemas = live.platform().framework().bundles().stream()
                .map(bundle -> bundle.getHeaders().get(Declaration.SCHEMA_HEADER)).filter(Objects::nonNull).toList();
        assertThat(schemas).contains("pipeline", "training", "content");
        for (var role : schemas) {
            assertThat(live.platform().db().<List<String>>read(sql -> sql.fetch("""
                    select n.nspname::text from pg_namespace n
                     where n.nspname !~ '^(pg_|information_schema|public)'
                       and has_schema_privilege(current_database() || '/' || ?, n.oid, 'usage')""", role)
                    .getValues(0, String.class))).as(role).contains(role, "platform")
                    .isSubsetOf(role, "platform", "staging");
            assertThat(live.platform().db().<List<String>>read(sql -> sql.fetch("""
                    select distinct tableowner::text from pg_tables where schemaname = ?""", role)
                    .getValues(0, String.class))).hasSize(1).first().asString().endsWith("/" + role);
            assertThat(live.platform().db().<Boolean>read(sql -> sql.fetchSingle("select has_table_privilege("
                    + "current_database() || '/' || ?, 'platform.person', 'select')", role).get(0, Boolean.class)))
                    .as(role).isFalse();
        }
    }

    /// A component that needs the settings, and tries to change one.
    private TestBundle motto(String version, String asks) {
        return TestBundle.of("example.motto", version).header("Bundle-Name", "Motto")
                .header("Saluran-Permissions", asks)
                .header("Import-Package", "io.saluran.platform.setting,io.saluran.db")
                .uses(Settings.class, io.saluran.db.Db.class)
                .source("Motto", """
                        public final class Motto implements java.util.function.Supplier<String> {
                            private io.saluran.platform.setting.Settings settings;
                            public void set(io.saluran.platform.setting.Settings settings) { this.settings = settings; }
                            public String get() {
                                try {
                                    settings.set(io.saluran.db.Viewer.system(), "example.motto", "on");
                                    return settings.get("example.motto").orElse("off");
                                } catch (RuntimeException refused) {
                                    return refused.getMessage();
                                }
                            }
                        }""")
                .header("Service-Component", "OSGI-INF/motto.xml")
                .entry("OSGI-INF/motto.xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="example.motto">
                          <service><provide interface="java.util.function.Supplier"/></service>
                          <reference name="settings" interface="io.saluran.platform.setting.Settings" bind="set"/>
                          <implementation class="example.motto.Motto"/>
                        </scr:component>""");
    }

    private Bundle installed() {
        return live.platform().framework().find("example.motto").orElseThrow();
    }

    private String says() {
        var context = live.platform().framework().context();
        var services = installed().getRegisteredServices();
        return services == null
                ? "unsatisfied"
                : Arrays.stream(services).map(context::getService)
                        .map(each -> String.valueOf(((Supplier<?>) each).get()))
                        .findFirst().orElseThrow();
    }

    @Test
    void a_component_without_the_grant_stays_unsatisfied_and_with_it_runs() throws Exception {
        live.command("bundle", "install", motto("1.0.0", "").in(files).toString());
        assertThat(says()).isEqualTo("unsatisfied");
        assertThat(live.platform().framework().gate().withheld(installed())).containsExactly("settings.read");

        live.command("bundle", "install", motto("1.1.0", "settings.read").in(files).toString(), "--grant");
        assertThat(says()).contains("example.motto was not granted settings.write");
        live.command("bundle", "install", motto("1.2.0", "settings.write").in(files).toString(), "--grant");
        assertThat(says()).isEqualTo("on");
    }

    @Test
    void the_command_line_shows_what_is_asked_and_found_and_wants_to_be_told_to_grant_more() throws Exception {
        var first = motto("1.0.0", "settings.read").source("Ends", "class Ends { void run() { System.exit(0); } }")
                .in(files).toString();
        assertThat(live.command("bundle", "plan", first)).containsPattern("Asks for +settings.read: Read the company’s")
                .containsPattern("Undeclared +.*exit: java.lang.System.exit in example.motto.Ends");
        assertThat(live.command("bundle", "plan", first, "--json"))
                .contains("\"undeclared\":[{\"permission\":\"exit\"");
        live.command("bundle", "install", first);

        var more = motto("1.1.0", "settings.read, network").in(files).toString();
        assertThat(live.command("bundle", "plan", more)).containsPattern("Asks newly +network");
        assertThatThrownBy(() -> live.command("bundle", "install", more)).hasMessageContaining("--grant");
        assertThat(installed().getVersion()).hasToString("1.0.0");
        live.command("bundle", "install", more, "--grant");
        assertThat(installed().getVersion()).hasToString("1.1.0");
    }

    /// Says which of the pipeline's services it is handed.
    private static TestBundle reader(String version, String asks) {
        return TestBundle.of("example.motto", version).header("Bundle-Name", "Reader")
                .header("Saluran-Permissions", asks)
                .header("Import-Package", "org.osgi.framework,io.saluran.pipeline.api")
                .onStart("""
                        var found = context.getServiceReference("io.saluran.pipeline.api.DealLookup");
                        var changes = context.getServiceReference("io.saluran.pipeline.api.DealChanges");
                        var answer = (found == null ? "no deals" : context.getService(found) == null ? "none" : "deals")
                                + (changes == null ? ", no changes" : ", changes");
                        context.registerService(java.util.function.Supplier.class, () -> answer, null);""");
    }

    @Test
    void deals_are_read_and_changed_only_by_a_bundle_that_was_granted_that() throws Exception {
        live.command("bundle", "install", reader("1.0.0", "").in(files).toString());
        assertThat(says()).isEqualTo("no deals, no changes");
        assertThat(live.platform().framework().gate().withheld(installed())).containsExactly("deals.read",
                "deals.write");

        live.command("bundle", "install", reader("1.1.0", "deals.read").in(files).toString(), "--grant");
        assertThat(says()).isEqualTo("deals, no changes");
        live.command("bundle", "install", reader("1.2.0", "deals.read, deals.write").in(files).toString(), "--grant");
        assertThat(says()).isEqualTo("deals, changes");
    }
}
