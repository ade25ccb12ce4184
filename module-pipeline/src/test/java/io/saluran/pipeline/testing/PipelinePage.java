package io.saluran.pipeline.testing;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.NotificationsKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.text.Texts;
import io.saluran.ui.testing.ClassPathTexts;
import io.saluran.ui.testing.TestHost;
import io.saluran.ui.testing.UiTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of the pipeline's pages begin with: a small company, and a page without a browser and without bundles.
public abstract class PipelinePage extends UiTest {

    protected final Company company = new Company();
    protected final Texts texts = ClassPathTexts.catalogue();
    protected final Formats formats = new CldrFormats(
            new CompanySettings(company.db, new AuditLog(company.clock), new MemoryEvents()), texts, company.clock);
    private BundleFramework framework;

    @TempDir
    Path folder;

    @BeforeEach
    void host() {
        framework = BundleFramework.open(folder, (bundle, schema) -> {});
        TestHost.offer(framework, company.db, company.clock, new MemoryEvents(),
                Executors.newVirtualThreadPerTaskExecutor());
    }

    @AfterEach
    void leave() {
        UI.getCurrent().removeAll();
        MockVaadin.runUIQueue();
        framework.close();
        company.close();
    }

    /// Opens a view at an address, as the router would.
    ///
    /// @param address with its query, for example `deals/table?outcome=won`
    /// @param parameters those of the route
    protected static <V extends Component & BeforeEnterObserver> V open(V view, String address,
            Map<String, String> parameters) {
        var ui = UI.getCurrent();
        var parts = address.split("\\?", 2);
        var router = ui.getInternals().getRouter();
        var location = new Location(parts[0], QueryParameters.fromString(parts.length > 1 ? parts[1] : ""));
        view.beforeEnter(new BeforeEnterEvent(
                new NavigationEvent(router, location, ui, NavigationTrigger.UI_NAVIGATE), view.getClass(),
                new RouteParameters(parameters), List.of()));
        return show(view);
    }

    /// What the notes at the foot of the page say.
    protected static List<String> told() {
        return NotificationsKt.getNotifications().stream()
                .map(PipelinePage::words).toList();
    }

    private static String words(Notification notification) {
        return notification.getElement().getTextRecursively();
    }
}
