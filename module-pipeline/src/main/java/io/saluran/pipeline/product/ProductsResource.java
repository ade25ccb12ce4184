package io.saluran.pipeline.product;

import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldBodies;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.product.Products.Draft;
import io.saluran.pipeline.product.Products.Outcome;
import io.saluran.pipeline.product.Products.Refusal;
import io.saluran.pipeline.record.Limit;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldValues;
import io.saluran.platform.field.Fields;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.rest.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Products over HTTP. Prices are in the reporting currency.
@Component(service = RestResource.class)
@Path("products")
@Permit(ProductPermissions.READ)
public final class ProductsResource implements RestResource {

    private static final Map<String, Field<?>> SORTS = Map.of("name", PRODUCT.NAME, "series", PRODUCT.SERIES,
            "listPrice", PRODUCT.LIST_PRICE, "createdAt", PRODUCT.CREATED_AT, "updatedAt", PRODUCT.UPDATED_AT);

    private final Db db;
    private final Products products;
    private final FieldBodies own;

    @Activate
    public ProductsResource(@Reference Db db, @Reference Events events, @Reference Clock clock,
            @Reference Fields fields) {
        this.db = db;
        products = new Products(db, events, clock);
        own = new FieldBodies(new OwnFields(fields, Products.TYPE));
    }

    /// @param archivedAt when it was taken out of the catalogue; null while it is in it
    public record Product(
            UUID id,
            String name,
            @Nullable String series,
            @Nullable BigDecimal listPrice,
            @Nullable Instant archivedAt,
            FieldValues fields,
            int version,
            Instant createdAt,
            Instant updatedAt) {}

    /// A product as it should be.
    ///
    /// @param fields values of the company's own fields, by their keys; those that are not named stay
    public record Body(@Nullable String name, @Nullable String series, @Nullable BigDecimal listPrice,
            @Nullable Map<String, @Nullable Object> fields) {

        Draft draft() {
            return new Draft(name == null ? "" : name, series, listPrice);
        }
    }

    @GET
    @Operation(summary = "Lists products, those of the catalogue unless `archived` is true")
    @Listing(sort = {"name", "series", "listPrice", "createdAt", "updatedAt"},
            sortPrefix = FieldWriting.PREFIX, filter = {"series",
                    "archived", "fields"},
            text = true)
    public PageOf<Product> list(@Context ListQuery query) {
        var condition = ProductList
                .on(new ProductList.Query(query.text().orElse(""), query.flag("archived").orElse(false),
                        query.filter("fields").map(own::filter).orElse(FieldFilter.NONE)))
                .and(query.filter("series").map(PRODUCT.SERIES::eq).orElse(DSL.noCondition()));
        return db.read(sql -> query.page(select(sql, condition),
                own.own().sorts(SORTS, query.sort().field(), PRODUCT.FIELDS), PRODUCT.ID, this::product));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a product")
    public Response get(@PathParam("id") UUID id) {
        var product = find(id);
        return Response.ok(product).tag(Versions.tag(product.version())).build();
    }

    @POST
    @Permit(ProductPermissions.WRITE)
    @Operation(summary = "Adds a product to the catalogue")
    public Response create(Body given, @Context Viewer viewer) {
        var made = find(answer(products.create(viewer, given.draft(), own.edits(given.fields()))));
        return Response.status(201).entity(made).tag(Versions.tag(made.version()))
                .header("Location", "/api/v1/products/" + made.id()).build();
    }

    @PUT
    @Path("{id}")
    @Permit(ProductPermissions.WRITE)
    @Operation(summary = "Changes a product's name, series and list price")
    public Response update(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, Body given,
            @Context Viewer viewer) {
        var further = own.edits(given.fields());
        return change(id, ifMatch, version -> products.edit(viewer, id, given.draft(), further, version));
    }

    @POST
    @Path("{id}/archive")
    @Permit(ProductPermissions.WRITE)
    @Operation(summary = "Takes a product out of the catalogue; deals that have it keep it")
    public Response archive(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        return change(id, ifMatch, version -> products.archive(viewer, id, version));
    }

    @POST
    @Path("{id}/restore")
    @Permit(ProductPermissions.WRITE)
    @Operation(summary = "Puts an archived product back into the catalogue")
    public Response restore(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        return change(id, ifMatch, version -> products.restore(viewer, id, version));
    }

    private Response change(UUID id, @Nullable String ifMatch, IntFunction<Outcome> change) {
        var now = find(id);
        Versions.check(ifMatch, now.version(), "product");
        answer(change.apply(now.version()));
        return get(id);
    }

    private static UUID answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var id, var version) -> id;
            case Outcome.Overtaken overtaken -> throw Problem.overtaken("product");
            case Outcome.Refused(var why) -> throw new Problem(
                    why == Refusal.NAME_TAKEN || why == Refusal.NAME_ARCHIVED ? 409 : 422,
                    "Not possible for this product", words(why),
                    Map.of("reason", why.name().toLowerCase(Locale.ROOT)));
        };
    }

    private static String words(Refusal why) {
        return switch (why) {
            case NO_NAME -> "A product needs a name.";
            case NAME_TAKEN -> "Another product has this name.";
            case NAME_ARCHIVED -> "An archived product has this name. Restore that one.";
            case NO_SUCH_FIELD -> "There is no such custom field, or it was archived.";
            case FIELD_NEEDED -> "A custom field that is required would be empty.";
            case BELOW_ZERO -> "A price cannot be below zero.";
            case TOO_LARGE -> "A price must be less than " + Limit.AMOUNT.toPlainString() + ".";
        };
    }

    private Product find(UUID id) {
        return db.read(sql -> select(sql, PRODUCT.ID.eq(id)).fetchOptional(this::product))
                .orElseThrow(() -> Problem.notFound("Product", id));
    }

    private static SelectConditionStep<? extends Record> select(DSLContext sql, Condition condition) {
        return sql.select(PRODUCT.ID, PRODUCT.NAME, PRODUCT.SERIES, PRODUCT.LIST_PRICE, PRODUCT.ARCHIVED_AT,
                PRODUCT.FIELDS, PRODUCT.VERSION, PRODUCT.CREATED_AT, PRODUCT.UPDATED_AT)
                .from(PRODUCT)
                .where(condition);
    }

    private Product product(Record row) {
        return new Product(row.get(PRODUCT.ID), row.get(PRODUCT.NAME), row.get(PRODUCT.SERIES),
                row.get(PRODUCT.LIST_PRICE), row.get(PRODUCT.ARCHIVED_AT),
                own.own().current(FieldValues.of(row.get(PRODUCT.FIELDS))), row.get(PRODUCT.VERSION),
                row.get(PRODUCT.CREATED_AT), row.get(PRODUCT.UPDATED_AT));
    }
}
