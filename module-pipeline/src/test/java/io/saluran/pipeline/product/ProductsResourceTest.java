package io.saluran.pipeline.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saluran.db.Viewer;
import io.saluran.pipeline.product.ProductsResource.Body;
import io.saluran.pipeline.product.ProductsResource.Product;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X9")
class ProductsResourceTest {

    private final Company company = new Company();
    private final ProductsResource resource = new ProductsResource(company.db, company.events, company.clock,
            company.fields);
    private final Viewer viewer = company.all();

    @AfterEach
    void close() {
        company.close();
    }

    private PageOf<Product> list(Map<String, List<String>> parameters) {
        try {
            var listing = ProductsResource.class.getMethod("list", ListQuery.class).getAnnotation(Listing.class);
            return resource.list(ListQuery.of("products", listing, parameters));
        } catch (NoSuchMethodException gone) {
            throw new AssertionError(gone);
        }
    }

    private static Body body(String name, String price) {
        return new Body(name, "MG", new BigDecimal(price), null);
    }

    @Test
    void a_product_is_made_read_changed_archived_and_restored_with_its_version() {
        var made = resource.create(body("MG Special", "55"), viewer);
        assertThat(made.getStatus()).isEqualTo(201);
        var id = ((Product) made.getEntity()).id();
        assertThat(made.getHeaderString("Location")).isEqualTo("/api/v1/products/" + id);

        assertThat(resource.update(id, "\"v1\"", body("MG Special", "60"), viewer).getEntityTag().getValue())
                .isEqualTo("v2");
        assertThat(problem(() -> resource.update(id, "\"v1\"", body("MG Special", "70"), viewer))).isEqualTo(412);
        assertThat(((Product) resource.archive(id, null, viewer).getEntity()).archivedAt()).isEqualTo(Company.NOW);
        assertThat(list(Map.of("archived", List.of("true"))).items()).extracting(Product::name)
                .containsExactly("MG Special");
        assertThat(((Product) resource.restore(id, null, viewer).getEntity()).archivedAt()).isNull();
        assertThat(((Product) resource.get(id).getEntity()).listPrice()).isEqualByComparingTo("60");
    }

    @Test
    void what_cannot_be_is_answered_with_the_reason() {
        assertThat(problem(() -> resource.create(body("gtx pro", "1"), viewer))).isEqualTo(409);
        assertThat(problem(() -> resource.create(new Body(null, null, null, null), viewer))).isEqualTo(422);
        assertThat(problem(() -> resource.create(body("New", "-1"), viewer))).isEqualTo(422);
        assertThat(problem(() -> resource.get(new UUID(1, 1)))).isEqualTo(404);
    }

    private static int problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        var thrown = new ArrayList<Problem>();
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, thrown::add);
        return thrown.getFirst().status();
    }

    @Test
    void lists_page_by_key_in_the_order_asked_for() {
        for (int i = 1; i <= 5; i++) {
            resource.create(body("MG " + i, Integer.toString(i * 10)), viewer);
        }
        var names = new ArrayList<String>();
        @Nullable
        String after = null;
        do {
            var parameters = after == null
                    ? Map.of("limit", List.of("2"), "sort", List.of("-listPrice"))
                    : Map.of("limit", List.of("2"), "sort", List.of("-listPrice"), "after", List.of(after));
            var page = list(parameters);
            names.addAll(page.items().stream().map(Product::name).toList());
            after = page.next();
        } while (after != null);

        assertThat(names).containsExactly("GTX Pro", "MG 5", "MG 4", "MG 3", "MG 2", "MG 1");
        assertThat(list(Map.of("q", List.of("mg 3"), "count", List.of("true"))).total()).isEqualTo(1);
    }

    @Test
    @Tag("X7")
    void the_search_box_finds_products_and_leads_to_them() {
        company.product("Umbrella", null);
        var search = new ProductSearch(company.db, new io.saluran.platform.internal.format.CldrFormats(
                new io.saluran.platform.internal.setting.CompanySettings(company.db,
                        new io.saluran.platform.internal.audit.AuditLog(company.clock),
                        new io.saluran.platform.testing.MemoryEvents()),
                io.saluran.ui.testing.ClassPathTexts.catalogue(), company.clock));

        assertThat(search.search(viewer, "gtx", 5)).singleElement().satisfies(hit -> {
            assertThat(hit.title()).isEqualTo("GTX Pro");
            assertThat(hit.detail()).isEqualTo("RM\u00a04,821");
            assertThat(hit.path()).isEqualTo("products?q=GTX+Pro");
        });
    }

    @Test
    void the_export_holds_what_the_list_shows() {
        company.product("Umbrella", null);
        var rows = new ArrayList<List<@Nullable Object>>();
        new ProductExport(company.db, company.fields).write(viewer, Map.of("q", "pro"),
                cells -> rows.add(java.util.Arrays.asList(cells)));

        assertThat(rows).singleElement().satisfies(row -> assertThat(row).element(1).isEqualTo("GTX Pro"));
    }
}
