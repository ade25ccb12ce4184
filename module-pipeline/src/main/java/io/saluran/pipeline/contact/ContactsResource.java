package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.merge.MergeRest;
import io.saluran.pipeline.record.RecordRest;
import io.saluran.pipeline.sql.pipeline.tables.records.ContactRecord;
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

/// Contacts over HTTP. Amounts are in the reporting currency.
@Component(service = RestResource.class)
@Path("contacts")
@Permit(ContactPermissions.READ)
public final class ContactsResource implements RestResource {

    private final ContactList list;
    private final MergeRest<ContactList.Row> merges;
    private final RecordRest<ContactRecord, ContactList.Row> rest;

    @Activate
    public ContactsResource(@Reference Db db, @Reference Events events, @Reference Clock clock,
            @Reference io.saluran.platform.field.Fields fields) {
        list = new ContactList(db, fields);
        merges = new MergeRest<>(list, new ContactMerges(db, events, clock));
        rest = new RecordRest<>(list, new Contacts(db, events, clock), ContactFields.ALL);
    }

    /// The fields that can be set.
    ///
    /// @param owner the caller when it is not given for a new contact
    /// @param fields values of the company's own fields, by their keys; those that are not named stay
    public record Fields(
            @Nullable String name,
            @Nullable UUID account,
            @Nullable UUID owner,
            @Nullable String title,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Boolean doNotContact,
            @Nullable Map<String, @Nullable Object> fields) {}

    /// @param merge names it, for the way back
    /// @param contact the one that stays
    public record Merged(UUID merge, ContactList.Row contact) {}

    @GET
    @Operation(summary = "Lists contacts")
    @Listing(sort = {"name", "createdAt", "updatedAt", "email"},
            sortPrefix = FieldWriting.PREFIX, filter = {"owner", "team", "account", "email",
                    "externalId", "fields"},
            text = true)
    public PageOf<ContactList.Row> list(@Context ListQuery query, @Context Viewer viewer) {
        return list.page(viewer, query, condition(query), sorts());
    }

    @Unrestricted("names columns; ContactList asks the viewer")
    private static Map<String, Field<?>> sorts() {
        return Map.of("name", CONTACT.NAME, "createdAt", CONTACT.CREATED_AT, "updatedAt", CONTACT.UPDATED_AT,
                "email", CONTACT.EMAIL);
    }

    @Unrestricted("a condition only; ContactList asks the viewer")
    private Condition condition(ListQuery query) {
        var filter = new ContactFilter(query.id("owner").orElse(null), query.id("team").orElse(null),
                query.id("account").orElse(null), query.text().orElse(""));
        return filter.on()
                .and(rest.on(query, CONTACT.FIELDS))
                .and(query.filter("email").map(CONTACT.EMAIL::eq).orElse(DSL.noCondition()))
                .and(query.filter("externalId").map(CONTACT.EXTERNAL_ID::eq).orElse(DSL.noCondition()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a contact; 307 leads from one that was merged to the one that stayed")
    public Response get(@PathParam("id") UUID id, @Context Viewer viewer) {
        return rest.get(id, viewer);
    }

    @POST
    @Permit(ContactPermissions.WRITE)
    @Operation(summary = "Makes a contact")
    @RequestBody(content = @Content(schema = @Schema(implementation = Fields.class)))
    public Response create(Map<String, @Nullable Object> given, @Context Viewer viewer) {
        return rest.create(given, viewer);
    }

    @PATCH
    @Path("{id}")
    @Permit(ContactPermissions.WRITE)
    @Operation(summary = "Changes the fields that are given; null empties one")
    @RequestBody(content = @Content(schema = @Schema(implementation = Fields.class)))
    public Response update(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            Map<String, @Nullable Object> given, @Context Viewer viewer) {
        return rest.update(id, ifMatch, given, viewer);
    }

    @DELETE
    @Path("{id}")
    @Permit(ContactPermissions.DELETE)
    @Operation(summary = "Deletes a contact; it can be restored for 30 days")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        return rest.delete(id, ifMatch, viewer);
    }

    @POST
    @Path("{id}/restore")
    @Permit(ContactPermissions.DELETE)
    @Operation(summary = "Takes the deletion of a contact back")
    public Response restore(@PathParam("id") UUID id, @Context Viewer viewer) {
        return rest.restore(id, viewer);
    }

    @POST
    @Path("{id}/merge")
    @Permit(ContactPermissions.DELETE)
    @Operation(summary = "Merges another contact into this one; it can be taken back for 30 days")
    public Merged merge(@PathParam("id") UUID id, MergeRest.Merge given, @Context Viewer viewer) {
        return new Merged(merges.merge(id, given, viewer), merges.now(id, viewer));
    }

    @POST
    @Path("merges/{merge}/undo")
    @Permit(ContactPermissions.DELETE)
    @Operation(summary = "Takes a merge back; says what was changed since and stays")
    public MergeRest.Apart undoMerge(@PathParam("merge") UUID merge, @Context Viewer viewer) {
        return merges.undo(merge, viewer);
    }
}
