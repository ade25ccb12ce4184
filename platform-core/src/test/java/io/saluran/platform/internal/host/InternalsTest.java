package io.saluran.platform.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.platform.testing.TestBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/// What is not API cannot be reached from a bundle.
@Tag("X4")
class InternalsTest {

    private static final String INTERNAL = "io.saluran.platform.internal.people.Directory";

    @TempDir
    Path folder;

    private BundleFramework framework;

    @BeforeEach
    void open() throws Exception {
        framework = BundleFramework.open(folder.resolve("framework"), (bundle, schema) -> {});
        framework.start(Files.createDirectories(folder.resolve("bundles")));
    }

    @AfterEach
    void close() {
        framework.close();
    }

    private Bundle install(TestBundle bundle) throws Exception {
        return framework.context().installBundle(bundle.in(folder).toUri().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"io.saluran.platform.internal.people", "io.saluran.platform.internal.host",
            "io.saluran.db.internal", "io.saluran.db.migration"})
    void a_bundle_that_imports_what_is_not_api_does_not_start_and_is_told_what_it_lacks(String what) throws Exception {
        var bundle = install(TestBundle.of("example.curious", "1.0.0").header("Import-Package", what));

        assertThatThrownBy(bundle::start).isInstanceOf(BundleException.class).hasMessageContaining(what);
        assertThat(framework.revisions().missing(bundle)).extracting(Missing::name).containsExactly(what);
    }

    @Test
    void a_bundle_finds_no_class_of_the_host_that_is_not_api_however_it_asks() throws Exception {
        assertThat(Class.forName(INTERNAL)).as("it is there").isNotNull();
        var asks = """
                String found = "";
                for (ClassLoader loader : new ClassLoader[] {Activator.class.getClassLoader(),
                        Thread.currentThread().getContextClassLoader(), context.getClass().getClassLoader() == null
                                ? ClassLoader.getPlatformClassLoader() : Activator.class.getClassLoader().getParent()}) {
                    try {
                        Class.forName("%s", true, loader);
                        found += loader + " ";
                    } catch (ClassNotFoundException | NullPointerException none) {
                    }
                }
                if (!found.isEmpty()) throw new Exception("Found by " + found);"""
                .formatted(INTERNAL);
        var before = Thread.currentThread().getContextClassLoader();
        try {
            // As the host calls into bundles: with the bundle's own loader, or none of the host's.
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
            install(TestBundle.of("example.curious", "1.0.0").header("DynamicImport-Package", "*").onStart(asks))
                    .start();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void the_host_offers_its_api_and_nothing_internal() {
        var offered = SystemPackages.parse(SystemPackages.ofClassPath(getClass().getClassLoader())).keySet();

        assertThat(offered).contains("io.saluran.db", "io.saluran.platform.job", "io.saluran.platform.event");
        assertThat(offered).filteredOn(name -> name.startsWith("io.saluran."))
                .noneMatch(name -> List.of(name.split("\\.")).contains("internal"));
    }
}
