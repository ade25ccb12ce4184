package io.saluran.content.asset;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteConfiguration;
import io.saluran.db.Viewer;
import io.saluran.ui.testing.UiTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What tests of the library's pages begin with: a library, and a place where links into it lead.
public abstract class LibraryCase extends UiTest {

    final ContentData data = new ContentData();

    /// Stands where the library is served, so that a test can look where a click led.
    @Route(LibraryAddress.PATH)
    public static final class Arrival extends Div {
        private static final long serialVersionUID = 1;
    }

    @BeforeEach
    void serve() {
        RouteConfiguration.forSessionScope().setRoute(LibraryAddress.PATH, Arrival.class);
    }

    @AfterEach
    void closeData() {
        data.close();
    }

    LibraryView open(Viewer viewer, LibraryAddress address) {
        var view = new LibraryView(data.desk(viewer), data.events);
        view.open(address);
        return show(view);
    }

    LibraryView open(Viewer viewer) {
        return open(viewer, new LibraryAddress(AssetFilter.NONE, null, false, null));
    }

    /// Where the last click led.
    static LibraryAddress arrived() {
        MockVaadin.clientRoundtrip(true);
        return LibraryAddress.of(UI.getCurrent().getInternals().getActiveViewLocation().getQueryParameters()
                .getParameters());
    }

    static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
