package io.saluran.pipeline.testing;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.server.VaadinService;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.testing.TestImports;
import io.saluran.ui.internal.shell.UiHost;
import io.saluran.ui.panel.RecordPanel;
import io.saluran.ui.testing.ClassPathTexts;
import io.saluran.ui.testing.UiTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of the pages of accounts and contacts begin with: a company, and a host without panels.
public abstract class PageCase extends UiTest {

    protected final Company company = new Company();
    protected final Sellers sellers = new Sellers(company);
    protected final Viewer viewer = sellers.all();
    protected final Formats formats = new CldrFormats(TestImports.settings(company.db), ClassPathTexts.catalogue(),
            company.clock);
    @TempDir
    Path folder;
    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private BundleFramework framework;

    @BeforeEach
    @SuppressWarnings("NullAway") // the parts of the host that these pages do not ask for
    void openHost() {
        framework = BundleFramework.open(folder, (bundle, schema) -> {});
        VaadinService.getCurrent().getContext().setAttribute(UiHost.class, new UiHost(framework,
                ClassPathTexts.catalogue(), null, null, null, null, background, null,
                Contributions.of(framework.context(), RecordPanel.class), null, null, null));
    }

    @AfterEach
    void closeHost() {
        // What events still have to tell the page is told while there is a database.
        MockVaadin.clientRoundtrip(true);
        background.shutdownNow();
        framework.close();
        company.close();
    }

    /// Opens a page as its address would.
    protected static <V extends Component & BeforeEnterObserver> V open(V view,
            String address) {
        show(view);
        enter(view, address);
        return view;
    }

    /// Goes to another address of the same page.
    protected static <V extends Component & BeforeEnterObserver> void enter(V view, String address) {
        view.beforeEnter(event(view, address, RouteParameters.empty()));
    }

    /// Opens the page of a record.
    protected static <V extends Component & BeforeEnterObserver> V openRecord(V view, UUID id) {
        view.beforeEnter(event(view, "record/" + id, new RouteParameters(Map.of("id", id.toString()))));
        return show(view);
    }

    private static BeforeEnterEvent event(Component view, String address, RouteParameters parameters) {
        var ui = UI.getCurrent();
        var location = new Location(address);
        return new BeforeEnterEvent(
                new NavigationEvent(ui.getInternals().getRouter(), location, ui, NavigationTrigger.PROGRAMMATIC),
                view.getClass(), parameters, List.of());
    }
}
