package io.saluran.training.handbook;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinService;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.testing.TestImports;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.testing.ClassPathTexts;
import io.saluran.ui.testing.UiTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What tests of the handbook's screens begin with: a handbook with a writer and a reader, and addresses that lead
/// somewhere.
abstract class HandbookViewCase extends UiTest {

    final HandbookData data = new HandbookData();
    Formats formats;

    @BeforeEach
    void open() {
        formats = new CldrFormats(TestImports.settings(data.db), ClassPathTexts.catalogue(), data.clock);
        var routes = RouteConfiguration.forRegistry(VaadinService.getCurrent().getRouter().getRegistry());
        routes.setRoute(HandbookView.PATH, Div.class);
        routes.setRoute(HandbookView.PATH + "/:slug", Div.class);
    }

    @AfterEach
    void close() {
        data.close();
    }

    HandbookDesk desk(Viewer viewer) {
        return new HandbookDesk(viewer, data.handbook, new HandbookSearch(data.db), data.pages, data.imports, formats,
                TestPeople.in(data.db).directory());
    }

    static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
        MockVaadin.clientRoundtrip(true);
    }

    static String words(Component component) {
        return component.getElement().getTextRecursively();
    }

    static String said() {
        return words(_get(Notification.class));
    }

    static List<String> links() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }

    static String here() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }
}
