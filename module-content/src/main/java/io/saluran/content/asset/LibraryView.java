package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.content.asset.AssetLibrary.Facets;
import io.saluran.content.asset.AssetLibrary.Page;
import io.saluran.content.asset.AssetTypes.AssetType;
import io.saluran.platform.event.Events;
import io.saluran.platform.importing.ImportFinished;
import io.saluran.platform.importing.ImportUndone;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Hearing;
import io.saluran.ui.component.Later;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The content library: what there is for each part of the funnel, searched and narrowed, with one asset open beside.
@Route(LibraryAddress.PATH)
public final class LibraryView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;
    private static final int FIRST = 48;

    private final transient AssetDesk desk;
    private final LibraryHeader header;
    private final Div bar = new Div();
    private final Later body = new Later();
    private final Later side = new Later();
    private final Aside aside = new Aside(side);
    private final Div columns = new Div();
    private transient LibraryAddress address = new LibraryAddress(AssetFilter.NONE, null, false, null);
    private transient @Nullable LibraryAddress read;
    private transient @Nullable LibraryResults results;

    LibraryView(AssetDesk desk, Events events) {
        this.desk = desk;
        new Hearing(this, events)
                .of(AssetChanged.class, changed -> again())
                .of(ImportFinished.class, imported -> again())
                .of(ImportUndone.class, undone -> again());
        addClassName("s-page");
        header = new LibraryHeader(desk, this::go, this::added);
        bar.getStyle().set("display", "contents");
        body.addClassName("s-results");
        aside.addClassNames("s-side", "plain");
        columns.add(body, aside);
        columns.addClassNames("s-columns2", "s-library");
        columns.getStyle().set("--s-side", "372px");
        add(header, bar, columns);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        open(LibraryAddress.of(event.getLocation().getQueryParameters().getParameters()));
    }

    /// Shows what the address says.
    void open(LibraryAddress wanted) {
        address = wanted;
        header.show(address);
        var before = read;
        if (before == null || !before.showsAs(address)) {
            readLibrary();
        } else if (results != null) {
            results.mark(address);
        }
        readAsset();
    }

    private record Opened(Page page, Facets facets, List<AssetType> types, boolean anyAtAll) {}

    private void readLibrary() {
        var asked = address;
        read = asked;
        body.load(() -> {
            var page = desk.library().page(desk.viewer(), asked.filter(), asked.order(), null, FIRST);
            var any = !page.rows().isEmpty() || asked.filter().isEmpty()
                    || !desk.library().page(desk.viewer(), AssetFilter.NONE, asked.order(), null, 1).rows().isEmpty();
            return new Opened(page, desk.library().facets(desk.viewer(), asked.filter()), desk.types().all(), any);
        }, this::show);
    }

    private Component show(Opened opened) {
        bar.removeAll();
        bar.add(new LibraryBar(address, opened.facets(), opened.types(), desk.mayWrite(), this::go));
        if (opened.page().rows().isEmpty()) {
            results = null;
            return nothing(opened.anyAtAll());
        }
        var shown = new LibraryResults(desk, address, opened.page());
        results = shown;
        return shown;
    }

    private Component nothing(boolean others) {
        if (!address.filter().isEmpty() && others) {
            var all = AssetDialog.main(getTranslation("library.clear"), "x",
                    () -> go(address.with(AssetFilter.NONE)));
            var empty = new EmptyState(getTranslation("library.nothing-found"), all);
            empty.addClassName("page");
            return empty;
        }
        var empty = desk.mayWrite()
                ? new EmptyState(getTranslation("library.empty"), header.addButton())
                : new EmptyState(getTranslation("library.empty-for-readers"));
        empty.addClassName("page");
        return empty;
    }

    private void readAsset() {
        var id = address.asset();
        aside.setVisible(id != null);
        columns.setClassName("open", id != null);
        if (id != null) {
            side.load(() -> desk.library().find(desk.viewer(), id), this::show);
        }
    }

    private Component show(Optional<AssetRow> asset) {
        if (asset.isEmpty()) {
            return new EmptyState(getTranslation("asset.gone"),
                    AssetDialog.main(getTranslation("library.back"), "arrow-left",
                            () -> go(address.open(null))));
        }
        aside.getElement().setAttribute("aria-label", asset.get().title());
        return new AssetSide(desk, asset.get(), new AssetActions(desk, this::again, () -> go(address.open(null))),
                () -> go(address.open(null)));
    }

    private void go(LibraryAddress other) {
        UI.getCurrent().navigate(LibraryAddress.PATH, other.query());
    }

    private void added(List<UUID> assets) {
        again();
        if (assets.size() == 1) {
            go(address.open(assets.getFirst()));
        }
    }

    /// Reads all again, after a change by anybody.
    private void again() {
        readLibrary();
        readAsset();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("library.title");
    }
}
