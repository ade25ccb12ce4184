package io.saluran.pipeline.product;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.export.ExportSource;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The catalogue as a table to take away.
@Component
public final class ProductExport implements ExportSource {

    private final ProductList list;

    @Activate
    public ProductExport(@Reference Db db) {
        list = new ProductList(db);
    }

    @Override
    public String name() {
        return "products";
    }

    @Override
    public String permission() {
        return ProductPermissions.READ;
    }

    @Override
    public List<String> columns() {
        return List.of("product.id", "product.name", "product.series", "product.list-price", "product.open-deals",
                "product.won-deals", "product.won-value");
    }

    @Override
    public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
        var query = new ProductList.Query(filter.getOrDefault("q", ""), "true".equals(filter.get("archived")));
        for (var row : list.rows(viewer, query)) {
            sheet.row(row.id().toString(), row.name(), row.series(), row.listPrice(), row.openDeals(), row.wonDeals(),
                    row.wonValue());
        }
    }
}
