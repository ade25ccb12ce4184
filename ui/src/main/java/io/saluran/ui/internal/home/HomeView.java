package io.saluran.ui.internal.home;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.host.Contributions.Contribution;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.internal.shell.MainLayout;
import io.saluran.ui.internal.shell.SignedInOnly;
import io.saluran.ui.internal.shell.UiHost;
import java.util.Comparator;
import java.util.Locale;

/// The first page: the tiles of all bundles, each read on its own.
@Route(value = "", layout = MainLayout.class)
@SignedInOnly
public final class HomeView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient UiHost host;
    private final transient Viewer viewer;
    private final Div tiles = new Div();

    public HomeView(UiHost host, Viewer viewer) {
        this.host = host;
        this.viewer = viewer;
        addClassName("s-page");
        tiles.addClassName("s-home");
        var scroll = new Div();
        scroll.addClassNames("s-scroll", "s-pad");
        if (FirstSteps.concern(viewer)) {
            Later.load(scroll, () -> FirstSteps.open(host, viewer), FirstSteps::of);
        }
        scroll.add(tiles);
        add(new PageHeader(getTranslation("home.greeting", viewer.name())), scroll);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        showTiles();
    }

    /// Shows the tiles that there are now; called again when a bundle came or went.
    public void showTiles() {
        tiles.removeAll();
        var mine = host.tiles().all().stream().filter(tile -> viewer.may(tile.service().permission()))
                .sorted(Comparator.comparingInt((Contribution<HomeTile> tile) -> tile.service().order())).toList();
        for (var tile : mine) {
            tiles.add(frame(tile.service()));
        }
        if (mine.isEmpty()) {
            tiles.add(new EmptyState(getTranslation("home.empty")));
        }
    }

    private Section frame(HomeTile tile) {
        var frame = new Section();
        frame.addClassNames("s-card", "s-home-" + tile.width().name().toLowerCase(Locale.ROOT));
        var heading = new H2(getTranslation(tile.title()));
        heading.setId("tile-" + tile.title().replace('.', '-'));
        frame.getElement().setAttribute("aria-labelledby", heading.getId().orElseThrow());
        frame.add(new Header(heading));
        var body = Later.load(frame, () -> tile.prepare(viewer), made -> made.get());
        body.addClassName("in");
        return frame;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.home");
    }
}
