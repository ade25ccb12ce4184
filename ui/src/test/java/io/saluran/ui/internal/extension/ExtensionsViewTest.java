package io.saluran.ui.internal.extension;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import io.saluran.ui.component.Badge;
import io.saluran.ui.testing.ShellCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

@Tag("X2")
class ExtensionsViewTest extends ShellCase {

    @BeforeEach
    void install() throws IOException {
        var jars = Files.createDirectories(folder.resolve("bundles"));
        jar(jars, "example.map", "Territory map", "Service-Component", "OSGI-INF/none.xml");
        jar(jars, "example.library", "Library", "Bundle-Vendor", "Example");
        jar(jars, "example.broken", "Broken", "Import-Package", "example.nowhere");
        framework.start(jars);
    }

    private static void jar(Path folder, String symbolicName, String name, String header, String value)
            throws IOException {
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", symbolicName);
        main.putValue("Bundle-Version", "1.2.3");
        main.putValue("Bundle-Name", name);
        main.putValue(header, value);
        if (symbolicName.endsWith("broken")) {
            main.putValue("Service-Component", "OSGI-INF/none.xml");
        }
        try (var out = new JarOutputStream(Files.newOutputStream(folder.resolve(symbolicName + ".jar")), manifest)) {
            out.flush();
        }
    }

    private static void press(String label) {
        _click(_get(Button.class, spec -> spec.withPredicate(button -> button.getAriaLabel().filter(label::equals)
                .isPresent())));
        MockVaadin.clientRoundtrip(true);
    }

    @Test
    void bundles_that_bring_something_are_listed_with_version_and_state_and_libraries_are_not() {
        var view = show(new ExtensionsView(host));

        assertThat(view.getElement().getTextRecursively()).contains("Territory map", "1.2.3", "Broken")
                .doesNotContain("Library");
        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Failed", "Running");
    }

    @Test
    void one_that_failed_says_why() {
        var view = show(new ExtensionsView(host));

        assertThat(view.getElement().getTextRecursively()).contains("example.nowhere");
    }

    @Test
    void a_bundle_is_stopped_and_started_again_from_here() {
        show(new ExtensionsView(host));

        press("Stop Territory map");
        assertThat(framework.find("example.map").orElseThrow().getState()).isEqualTo(Bundle.RESOLVED);
        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Failed", "Stopped");
        assertThat(_find(Notification.class)).hasSize(1);

        press("Start Territory map");
        assertThat(framework.find("example.map").orElseThrow().getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void one_that_does_not_start_says_so_and_the_page_stays() {
        show(new ExtensionsView(host));

        press("Start Broken");

        assertThat(_find(Notification.class)).hasSize(1);
        assertThat(_find(Badge.class)).extracting(Badge::getText).containsExactly("Failed", "Running");
    }
}
