package io.saluran.pipeline.product;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.record.Address;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.field.Fields;
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
    public ProductExport(@Reference Db db, @Reference Fields fields) {
        list = new ProductList(db, fields);
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
    public List<String> furtherColumns(Viewer viewer) {
        return list.own().headings(viewer.locale());
    }

    @Override
    public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
        var query = new ProductList.Query(filter.getOrDefault("q", ""), "true".equals(filter.get("archived")),
                FieldFilter.of(Address.parameters(filter)));
        for (var row : list.rows(viewer, query)) {
            sheet.row(list.own().cells(row.fields(), row.id().toString(), row.name(), row.series(), row.listPrice(),
                    row.openDeals(), row.wonDeals(),
                    row.wonValue()));
        }
    }
}
