package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.right.Permission;
import io.saluran.ui.view.ViewContribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/// Each bundle of the distribution in the real framework: it runs on its own schema; what it contributes goes with it and
/// comes back with it, and its data stays.
@Tag("X1")
@Tag("X4")
@ExtendWith(LivePlatform.Shared.class)
class BundlesIT {

    private static LivePlatform live;

    @BeforeAll
    static void open(LivePlatform given) {
        live = given;
    }

    static Stream<String> withSchema() {
        return live.platform().framework().bundles().stream()
                .filter(bundle -> bundle.getHeaders().get(BundleFramework.SCHEMA_HEADER) != null)
                .map(Bundle::getSymbolicName);
    }

    static Stream<String> withComponents() {
        return withSchema().filter(name -> bundle(name).getHeaders().get("Service-Component") != null);
    }

    private static Bundle bundle(String name) {
        return live.platform().framework().find(name).orElseThrow();
    }

    @Test
    void all_bundles_of_the_distribution_run() {
        assertThat(withSchema()).contains("io.saluran.module-pipeline", "io.saluran.module-training",
                "io.saluran.module-content");
        assertThat(live.platform().framework().bundles())
                .allSatisfy(bundle -> assertThat(live.platform().framework().failure(bundle)).as(bundle.toString())
                        .isEmpty())
                .allSatisfy(bundle -> assertThat(bundle.getState()).as(bundle.toString()).isEqualTo(Bundle.ACTIVE));
    }

    @ParameterizedTest
    @MethodSource("withSchema")
    void a_bundle_has_the_schema_that_its_header_names_with_its_tables_in_it(String name) {
        var schema = bundle(name).getHeaders().get(BundleFramework.SCHEMA_HEADER);

        assertThat(tables(schema)).isNotEmpty();
    }

    private static List<String> tables(String schema) {
        return live.platform().db().read(sql -> sql.fetch("""
                SELECT table_name FROM information_schema.tables
                 WHERE table_schema = ? AND table_name NOT LIKE 'databasechangelog%' ORDER BY 1""", schema)
                .getValues(0, String.class));
    }

    /// All that the bundle brought, in one set of words.
    private static Set<String> brought(Bundle bundle) {
        var brought = new TreeSet<String>();
        var services = bundle.getRegisteredServices();
        if (services != null) {
            for (var reference : services) {
                Arrays.stream((String[]) reference.getProperty(Constants.OBJECTCLASS)).forEach(type -> brought.add(
                        "service " + type + " " + reference.getProperty("component.name")));
            }
        }
        var loader = bundle.getSymbolicName().replaceFirst(".*module-", "io.saluran.");
        live.server().routes().getRegisteredRoutes().stream()
                .filter(route -> route.getNavigationTarget().getName().startsWith(loader + "."))
                .forEach(route -> brought.add("route " + route.getTemplate()));
        live.platform().permissions().known().stream().map(Permission::key)
                .filter(key -> key.startsWith(bundle.getSymbolicName().replaceFirst(".*module-", "") + "."))
                .forEach(key -> brought.add("permission " + key));
        texts(bundle).filter(live.platform().texts()::knows).forEach(key -> brought.add("text " + key));
        return brought;
    }

    private static Stream<String> texts(Bundle bundle) {
        var keys = new TreeSet<String>();
        var files = bundle.findEntries("texts", "*.properties", false);
        for (var file : files == null ? List.<java.net.URL>of() : Collections.list(files)) {
            var properties = new Properties();
            try (var in = file.openStream()) {
                properties.load(in);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
            properties.keySet().forEach(key -> keys.add((String) key));
        }
        return keys.stream();
    }

    private static Set<String> paths(String resource) {
        try (var rest = new Rest(live.address())) {
            var paths = new TreeSet<String>();
            rest.operations().forEach(each -> paths.add(each.toString()));
            paths.removeIf(path -> !path.contains(" /" + resource));
            return paths;
        }
    }

    @ParameterizedTest
    @MethodSource("withComponents")
    void what_a_bundle_brings_goes_when_it_stops_and_is_all_back_when_it_starts(String name) {
        var bundle = bundle(name);
        var before = brought(bundle);
        var tables = tables(bundle.getHeaders().get(BundleFramework.SCHEMA_HEADER));
        assertThat(before).anyMatch(each -> each.startsWith("service " + ViewContribution.class.getName()))
                .anyMatch(each -> each.startsWith("route ")).anyMatch(each -> each.startsWith("permission "))
                .anyMatch(each -> each.startsWith("text "));

        live.command("bundle", "stop", name);
        try {
            assertThat(brought(bundle)).isEmpty();
            assertThat(tables(bundle.getHeaders().get(BundleFramework.SCHEMA_HEADER))).isEqualTo(tables);
        } finally {
            live.command("bundle", "start", name);
        }

        assertThat(brought(bundle)).isEqualTo(before);
    }

    @Test
    void the_description_of_the_interface_loses_and_regains_what_a_bundle_serves() {
        var before = paths("deals");
        assertThat(before).isNotEmpty();

        live.command("bundle", "stop", "io.saluran.module-pipeline");
        try {
            assertThat(paths("deals")).isEmpty();
        } finally {
            live.command("bundle", "start", "io.saluran.module-pipeline");
        }

        assertThat(paths("deals")).isEqualTo(before);
    }
}
