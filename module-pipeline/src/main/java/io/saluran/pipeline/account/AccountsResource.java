package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.merge.MergeRest;
import io.saluran.pipeline.record.RecordRest;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import io.saluran.platform.event.Events;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Accounts over HTTP. Amounts are in the reporting currency.
@Component(service = RestResource.class)
@Path("accounts")
@Permit(AccountPermissions.READ)
public final class AccountsResource implements RestResource {

    private final AccountList list;
    private final MergeRest<AccountList.Row> merges;
    private final RecordRest<AccountRecord, AccountList.Row> rest;

    @Activate
    public AccountsResource(@Reference Db db, @Reference Events events, @Reference Clock clock,
            @Reference io.saluran.platform.field.Fields fields) {
        list = new AccountList(db, fields);
        merges = new MergeRest<>(list, new AccountMerges(db, events, clock));
        rest = new RecordRest<>(list, new Accounts(db, events, clock), AccountFields.ALL);
    }

    /// The fields that can be set.
    ///
    /// @param owner the caller when it is not given for a new account
    /// @param fields values of the company's own fields, by their keys; those that are not named stay
    public record Fields(
            @Nullable String name,
            @Nullable UUID parent,
            @Nullable UUID owner,
            @Nullable String industry,
            @Nullable String location,
            @Nullable String website,
            @Nullable Integer foundedYear,
            @Nullable BigDecimal revenueMillions,
            @Nullable Integer employees,
            @Nullable Map<String, @Nullable Object> fields) {}

    /// @param merge names it, for the way back
    /// @param account the one that stays
    public record Merged(UUID merge, AccountList.Row account) {}

    @GET
    @Operation(summary = "Lists accounts")
    @Listing(sort = {"name", "createdAt", "updatedAt", "revenueMillions", "employees"},
            sortPrefix = FieldWriting.PREFIX, filter = {"owner", "team",
                    "industry", "parent", "externalId", "fields"},
            text = true)
    public PageOf<AccountList.Row> list(@Context ListQuery query, @Context Viewer viewer) {
        return list.page(viewer, query, condition(query), sorts());
    }

    @Unrestricted("names columns; AccountList asks the viewer")
    private static Map<String, Field<?>> sorts() {
        return Map.of("name", ACCOUNT.NAME, "createdAt", ACCOUNT.CREATED_AT, "updatedAt", ACCOUNT.UPDATED_AT,
                "revenueMillions", ACCOUNT.REVENUE_MILLIONS, "employees", ACCOUNT.EMPLOYEES);
    }

    @Unrestricted("a condition only; AccountList asks the viewer")
    private Condition condition(ListQuery query) {
        var filter = new AccountFilter(query.id("owner").orElse(null), query.id("team").orElse(null),
                query.filter("industry").orElse(null), query.id("parent").orElse(null), query.text().orElse(""));
        return filter.on()
                .and(rest.on(query, ACCOUNT.FIELDS))
                .and(query.filter("externalId").map(ACCOUNT.EXTERNAL_ID::eq).orElse(DSL.noCondition()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads an account; 307 leads from one that was merged to the one that stayed")
    public Response get(@PathParam("id") UUID id, @Context Viewer viewer) {
        return rest.get(id, viewer);
    }

    @POST
    @Permit(AccountPermissions.WRITE)
    @Operation(summary = "Makes an account")
    @RequestBody(content = @Content(schema = @Schema(implementation = Fields.class)))
    public Response create(Map<String, @Nullable Object> given, @Context Viewer viewer) {
        return rest.create(given, viewer);
    }

    @PATCH
    @Path("{id}")
    @Permit(AccountPermissions.WRITE)
    @Operation(summary = "Changes the fields that are given; null empties one")
    @RequestBody(content = @Content(schema = @Schema(implementation = Fields.class)))
    public Response update(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            Map<String, @Nullable Object> given, @Context Viewer viewer) {
        return rest.update(id, ifMatch, given, viewer);
    }

    @DELETE
    @Path("{id}")
    @Permit(AccountPermissions.DELETE)
    @Operation(summary = "Deletes an account; it can be restored for 30 days")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        return rest.delete(id, ifMatch, viewer);
    }

    @POST
    @Path("{id}/restore")
    @Permit(AccountPermissions.DELETE)
    @Operation(summary = "Takes the deletion of an account back")
    public Response restore(@PathParam("id") UUID id, @Context Viewer viewer) {
        return rest.restore(id, viewer);
    }

    @POST
    @Path("{id}/merge")
    @Permit(AccountPermissions.DELETE)
    @Operation(summary = "Merges another account into this one; it can be taken back for 30 days")
    public Merged merge(@PathParam("id") UUID id, MergeRest.Merge given, @Context Viewer viewer) {
        return new Merged(merges.merge(id, given, viewer), merges.now(id, viewer));
    }

    @POST
    @Path("merges/{merge}/undo")
    @Permit(AccountPermissions.DELETE)
    @Operation(summary = "Takes a merge back; says what was changed since and stays")
    public MergeRest.Apart undoMerge(@PathParam("merge") UUID merge, @Context Viewer viewer) {
        return merges.undo(merge, viewer);
    }
}
