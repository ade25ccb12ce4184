package io.saluran.ui.internal.search;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import io.saluran.db.Viewer;
import io.saluran.platform.setting.Setting;
import io.saluran.platform.testing.TestBundle;
import io.saluran.ui.command.Command;
import io.saluran.ui.internal.setting.OptionsView;
import io.saluran.ui.testing.ShellCase;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/// A command and a section of settings of a real bundle in a real framework come and go with it.
@Tag("X4")
class ContributedByBundlesTest extends ShellCase {

    private static final Setting KEEP = Setting.days("example.keep", 90, 30, 365);

    private Bundle install(TestBundle bundle) throws Exception {
        framework.start(Files.createDirectories(folder.resolve("bundles")));
        var installed = framework.context().installBundle(bundle.in(folder).toUri().toString());
        installed.start();
        return installed;
    }

    @Test
    void a_command_is_found_and_runs_while_its_bundle_does() throws Exception {
        var bundle = install(TestBundle.of("example.greeting", "1.0.0").uses(Command.class, UI.class, Viewer.class)
                .header("Import-Package",
                        "org.osgi.framework,io.saluran.ui.command,com.vaadin.flow.component,io.saluran.db")
                .source("Greet", """
                        import io.saluran.ui.command.Command;
                        import io.saluran.db.Viewer;
                        import com.vaadin.flow.component.UI;
                        import java.util.Optional;
                        public class Greet implements Command {
                            public String name() { return "platform.theme"; }
                            public String icon() { return "hand"; }
                            public Optional<String> permission() { return Optional.empty(); }
                            public int order() { return 1; }
                            public Optional<String> goKey() { return Optional.of("y"); }
                            public void run(UI ui, Viewer viewer) { ui.setId("Hello " + viewer.name()); }
                        }""")
                .onStart("context.registerService(io.saluran.ui.command.Command.class, new Greet(), null);"));
        var commands = new Commands(host, viewer("Mei Ling"));
        assertThat(commands.matching("light")).singleElement()
                .satisfies(line -> commands.run(UI.getCurrent(), line.command()));
        assertThat(UI.getCurrent().getId()).contains("Hello Mei Ling");

        bundle.stop();
        assertThat(commands.matching("light")).isEmpty();
        UI.getCurrent().setId("none");
        commands.go(UI.getCurrent(), "y");
        assertThat(UI.getCurrent().getId()).contains("none");

        bundle.start();
        commands.go(UI.getCurrent(), "y");
        assertThat(UI.getCurrent().getId()).contains("Hello Mei Ling");
    }

    @Test
    void what_was_chosen_for_a_bundle_is_kept_while_it_is_away() throws Exception {
        var bundle = install(TestBundle.of("example.keeping", "1.0.0").uses(Setting.class)
                .header("Import-Package", "org.osgi.framework,io.saluran.platform.setting")
                .source("Section", """
                        import io.saluran.platform.setting.*;
                        import java.util.List;
                        public class Section implements SettingsSection {
                            public String name() { return "example"; }
                            public int order() { return 1; }
                            public String icon() { return "box"; }
                            public List<Setting> settings() {
                                return List.of(Setting.days("example.keep", 90, 30, 365));
                            }
                        }""")
                .onStart(
                        "context.registerService(io.saluran.platform.setting.SettingsSection.class, new Section(), null);"));
        var page = new OptionsView(viewer("Boss", "platform.settings.write"), host);
        show(page);
        _setValue(_get(IntegerField.class), 120);
        _get(Button.class, spec -> spec.withText("Save")).click();
        assertThat(KEEP.numberIn(host.settings())).isEqualTo(120);

        bundle.stop();
        page.showSections();
        assertThat(_find(IntegerField.class)).isEmpty();
        assertThat(KEEP.numberIn(host.settings())).isEqualTo(120);

        bundle.start();
        page.showSections();
        assertThat(_get(IntegerField.class).getValue()).isEqualTo(120);
    }
}
