package io.saluran.content.asset;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.export.ExportSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The library as a table to take away, as the page's address narrows it.
@Component
public final class AssetExport implements ExportSource {

    private final AssetLibrary library;

    @Activate
    public AssetExport(@Reference Db db) {
        library = new AssetLibrary(db);
    }

    @Override
    public String name() {
        return "assets";
    }

    @Override
    public String permission() {
        return AssetPermissions.READ;
    }

    @Override
    public List<String> columns() {
        return List.of("asset.field.id", "asset.field.title", "asset.field.summary", "asset.field.type",
                "asset.field.funnel", "asset.field.language", "asset.field.persona", "asset.field.product",
                "asset.field.industry", "asset.field.tags", "asset.field.state", "asset.field.kind", "asset.kind.link",
                "asset.kind.file", "asset.field.published", "asset.field.owner", "asset.field.created",
                "asset.field.changed");
    }

    @Override
    public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
        var parameters = new HashMap<String, List<String>>();
        filter.forEach((name, value) -> parameters.put(name, List.of(value)));
        library.each(viewer, AssetFilter.of(parameters), asset -> sheet.row(asset.id().toString(), asset.title(),
                asset.summary(), asset.type(), asset.funnel(), asset.language(), asset.persona(), asset.product(),
                asset.industry(), String.join(", ", asset.tags()), asset.state(), asset.kind(), asset.url(),
                asset.fileName(), asset.publishedAt(), asset.ownerName(), asset.createdAt(), asset.updatedAt()));
    }
}
