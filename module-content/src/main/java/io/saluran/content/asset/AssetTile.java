package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.home.HomeTile;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/// What was published last, on the home page.
@org.osgi.service.component.annotations.Component
public final class AssetTile implements HomeTile {

    private static final int MOST = 5;

    private final AssetLibrary library;
    private final Formats formats;

    @Activate
    public AssetTile(@Reference Db db, @Reference Formats formats) {
        library = new AssetLibrary(db);
        this.formats = formats;
    }

    @Override
    public String title() {
        return "asset.tile";
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public Width width() {
        return Width.HALF;
    }

    @Override
    public String permission() {
        return AssetPermissions.READ;
    }

    @Override
    public Supplier<Component> prepare(Viewer viewer) {
        var published = library.published(viewer, MOST);
        return () -> show(published, viewer);
    }

    private Component show(List<AssetRow> published, Viewer viewer) {
        if (published.isEmpty()) {
            return new EmptyState(UiText.of("asset.tile.empty"), link(LibraryAddress.PATH, UiText.of("library.open")));
        }
        var tile = new Div();
        tile.addClassName("s-stack");
        published.forEach(asset -> tile.add(row(asset, viewer)));
        return tile;
    }

    private Component row(AssetRow asset, Viewer viewer) {
        var title = link(LibraryAddress.pathOf(asset.id()), asset.title());
        title.addClassNames("s-trunc", "s-grow");
        var published = asset.publishedAt();
        var when = new Span(published == null
                ? ""
                : formats.date(published.atZone(viewer.zone()).toLocalDate(),
                        viewer.locale()));
        when.addClassNames("s-small", "s-num", "s-muted");
        var row = new Div(AssetWords.funnelSign(asset.funnel(), AssetWords.funnel(asset.funnel())), title, when);
        row.addClassNames("s-row", "between");
        return row;
    }

    private static Anchor link(String path, String words) {
        var link = new Anchor(path, words);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("s-link");
        return link;
    }
}
