package io.saluran.pipeline.demo;

import io.saluran.db.Ids;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// What Aliran Automasi sells, by name.
final class DemoPrices {

    private record Product(UUID id, String series, BigDecimal listPrice) {}

    private final Map<String, Product> products = new LinkedHashMap<>();

    DemoPrices() {
        DemoFile.read("products.txt").forEach(cells -> products.put(cells.get(0),
                new Product(Ids.next(), cells.get(1), new BigDecimal(cells.get(2)))));
    }

    private Product product(String name) {
        return Objects.requireNonNull(products.get(name), name);
    }

    UUID id(String name) {
        return product(name).id();
    }

    BigDecimal of(String name) {
        return product(name).listPrice();
    }

    boolean isService(String name) {
        return product(name).series().equals("Services");
    }

    Rows rows() {
        var rows = new Rows("pipeline.product (id, name, series, list_price)");
        products.forEach((name, product) -> rows.add(product.id(), name, product.series(), product.listPrice()));
        return rows;
    }
}
