package io.saluran.content.asset;

import io.saluran.content.asset.AssetLibrary.Sort;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.text.Texts;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Content in the search box.
@Component
public final class AssetHits implements SearchProvider {

    private final AssetLibrary library;
    private final Texts texts;

    @Activate
    public AssetHits(@Reference Db db, @Reference Texts texts) {
        library = new AssetLibrary(db);
        this.texts = texts;
    }

    @Override
    public String heading() {
        return "content.search";
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public String permission() {
        return AssetPermissions.READ;
    }

    @Override
    public List<Hit> search(Viewer viewer, String query, int limit) {
        return library.page(viewer, new AssetFilter(query, Map.of()), Sort.BEST, null, limit).rows().stream()
                .map(asset -> new Hit(asset.title(), detail(viewer, asset), LibraryAddress.pathOf(asset.id()),
                        asset.cover()))
                .toList();
    }

    private String detail(Viewer viewer, AssetRow asset) {
        var text = asset.typeText();
        var type = text == null ? asset.type() : texts.text(viewer.locale(), text);
        return texts.text(viewer.locale(), "asset.funnel.of", texts.text(viewer.locale(), "asset.funnel."
                + asset.funnel()), type);
    }
}
