package io.saluran.ui.internal.shell;

import com.vaadin.flow.server.VaadinContext;
import com.vaadin.flow.server.VaadinService;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.people.NewPeople;
import io.saluran.platform.internal.people.SignIn;
import io.saluran.platform.people.People;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.setting.AmountHolder;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.setting.SettingsSection;
import io.saluran.platform.text.Texts;
import io.saluran.ui.command.Command;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.internal.field.FieldHost;
import io.saluran.ui.internal.notification.ReminderDialog;
import io.saluran.ui.panel.RecordPanel;
import java.util.concurrent.ExecutorService;

/// What the shell takes from the host; kept in Vaadin's context.
///
/// @param background for reading off the UI thread
public record UiHost(
        BundleFramework framework,
        Texts texts,
        Settings settings,
        People people,
        SignIn signIn,
        NewPeople newPeople,
        ExecutorService background,
        ViewRegistry views,
        Contributions<RecordPanel> panels,
        Contributions<HomeTile> tiles,
        Contributions<SearchProvider> searches,
        Contributions<AmountHolder> amounts,
        Contributions<SettingsSection> sections,
        Contributions<Command> commands,
        FieldHost fields,
        ReminderDialog.Desk reminders,
        OpenPages pages) {

    /// @throws IllegalStateException outside a request or page
    public static UiHost current() {
        return of(VaadinService.getCurrent().getContext());
    }

    public static UiHost of(VaadinContext context) {
        var host = context.getAttribute(UiHost.class);
        if (host == null) {
            throw new IllegalStateException("Vaadin's context has no host");
        }
        return host;
    }
}
