package io.saluran.ui.testing;

import com.vaadin.flow.server.VaadinService;
import io.saluran.db.Db;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.people.NewPeople;
import io.saluran.platform.internal.people.SignIn;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.setting.AmountHolder;
import io.saluran.platform.setting.SettingsSection;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.command.Command;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.internal.shell.OpenPages;
import io.saluran.ui.internal.shell.UiHost;
import io.saluran.ui.internal.shell.ViewRegistry;
import io.saluran.ui.panel.RecordPanel;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/// The host as pages find it in Vaadin's context, over a real database and a real bundle framework.
public final class TestHost {

    private TestHost() {}

    /// Makes the host that the pages opened from now on find.
    ///
    /// @param background what pages hand their reading to
    public static UiHost offer(BundleFramework framework, Db db, Clock clock, Events events,
            ExecutorService background) {
        var audit = new AuditLog(clock);
        var pages = new OpenPages();
        var context = framework.context();
        var views = new ViewRegistry(clock, pages);
        views.open(context, VaadinService.getCurrent().getRouter().getRegistry());
        var host = new UiHost(framework, ClassPathTexts.catalogue(), new CompanySettings(db, audit, events),
                TestPeople.in(db).directory(), new SignIn(db, audit, clock), new NewPeople(db, audit, clock),
                background,
                views, Contributions.of(context, RecordPanel.class), Contributions.of(context, HomeTile.class),
                Contributions.of(context, SearchProvider.class), Contributions.of(context, AmountHolder.class),
                Contributions.of(context, SettingsSection.class), Contributions.of(context, Command.class), pages);
        VaadinService.getCurrent().getContext().setAttribute(UiHost.class, host);
        return host;
    }
}
