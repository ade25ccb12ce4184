package io.saluran.pipeline.product;

import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.search.SearchProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Finds products of the catalogue by name and series.
@Component
public final class ProductSearch implements SearchProvider {

    private final Db db;
    private final Formats formats;

    @Activate
    public ProductSearch(@Reference Db db, @Reference Formats formats) {
        this.db = db;
        this.formats = formats;
    }

    @Override
    public String heading() {
        return "product.title";
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public String permission() {
        return ProductPermissions.READ;
    }

    @Override
    public List<Hit> search(Viewer viewer, String query, int limit) {
        return db.read(sql -> sql.select(PRODUCT.NAME, PRODUCT.SERIES, PRODUCT.LIST_PRICE)
                .from(PRODUCT)
                .where(ProductList.on(new ProductList.Query(query, false)))
                .orderBy(DSL.length(PRODUCT.NAME), DSL.lower(PRODUCT.NAME))
                .limit(limit)
                .fetch(row -> new Hit(row.value1(), Stream.of(row.value2(),
                        row.value3() == null ? null : formats.money(row.value3(), viewer.locale()))
                        .filter(Objects::nonNull).collect(Collectors.joining(" · ")),
                        "products?q=" + URLEncoder.encode(row.value1(), StandardCharsets.UTF_8), "package")));
    }
}
