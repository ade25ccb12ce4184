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
import io.saluran.db.Viewer;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What tests of the pages of accounts and contacts begin with: also those who sell.
public abstract class PageCase extends PipelinePage {

    protected final Sellers sellers = new Sellers(company);
    protected final Viewer viewer = sellers.all();

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

    /// Goes to the page of a record as a link with parameters does.
    protected static <V extends Component & BeforeEnterObserver> void enterRecord(V view, UUID id, String parameters) {
        view.beforeEnter(event(view, "record/" + id + '?' + parameters,
                new RouteParameters(Map.of("id", id.toString()))));
        MockVaadin.clientRoundtrip(true);
    }

    private static BeforeEnterEvent event(Component view, String address, RouteParameters parameters) {
        var ui = UI.getCurrent();
        var location = new Location(address);
        return new BeforeEnterEvent(
                new NavigationEvent(ui.getInternals().getRouter(), location, ui, NavigationTrigger.PROGRAMMATIC),
                view.getClass(), parameters, List.of());
    }
}
