package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.importing.ImportPermissions;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.people.Profiles;
import io.saluran.platform.internal.people.Profiles.Profile;
import io.saluran.platform.text.Texts;
import io.saluran.ui.command.Command;
import io.saluran.ui.internal.notification.ReminderDialog;
import io.saluran.ui.people.Appearance;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The host's own commands, contributed in the way of bundles.
public final class ShellCommands {

    private ShellCommands() {}

    public static List<Command> all(Profiles profiles, Texts texts) {
        return List.of(
                to("home", "house", 500, null, "", "m"),
                to("import", "upload", 510, ImportPermissions.OWN, "import", "i"),
                to("notifications", "bell", 515, null, "notifications", "n"),
                to("profile", "user", 520, null, "profile", ""),
                to("extensions", "puzzle", 600, PlatformPermissions.WRITE_EXTENSIONS, "settings/extensions", "x"),
                to("people", "users", 610, PlatformPermissions.READ_PEOPLE, "settings/people", ""),
                to("options", "sliders-horizontal", 620, PlatformPermissions.WRITE_SETTINGS, "settings/options", ""),
                new Act("platform.remind", "alarm-clock", 690, null, "",
                        (ui, viewer) -> ReminderDialog.openFor(ui, UiHost.current().reminders(), viewer)),
                new Act("platform.theme", "moon", 700, null, "",
                        (ui, viewer) -> Appearance.toggle(ui.getElement(), chosen -> profiles.theme(viewer, chosen))),
                new Act("platform.language", "languages", 710, null, "",
                        (ui, viewer) -> speakOtherwise(ui, viewer, profiles, texts)));
    }

    private static Command to(String page, String icon, int order, @Nullable String permission, String path,
            String key) {
        return new Act("platform." + page, icon, order, permission, key, (ui, viewer) -> ui.navigate(path));
    }

    /// The next of the languages that there are, beginning again after the last.
    private static void speakOtherwise(UI ui, Viewer viewer, Profiles profiles, Texts texts) {
        var before = profiles.of(viewer.person());
        var languages = texts.languages().stream().map(each -> each.getLanguage()).toList();
        var next = languages.get((languages.indexOf(before.language()) + 1) % languages.size());
        profiles.save(viewer, new Profile(before.name(), before.email(), next, before.timeZone(), before.theme(),
                before.density()));
        io.saluran.ui.signin.SignedIn.readAgain();
        ui.getPage().reload();
    }

    private record Act(String name, String icon, int order, @Nullable String needs, String key,
            BiConsumer<UI, Viewer> act) implements Command {

        @Override
        public Optional<String> permission() {
            return Optional.ofNullable(needs);
        }

        @Override
        public Optional<String> goKey() {
            return key.isEmpty() ? Optional.empty() : Optional.of(key);
        }

        @Override
        public void run(UI ui, Viewer viewer) {
            act.accept(ui, viewer);
        }
    }
}
