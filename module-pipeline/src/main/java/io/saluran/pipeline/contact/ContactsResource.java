package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Outcome;
import io.saluran.pipeline.record.RestEdits;
import io.saluran.platform.event.Events;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.rest.Versions;
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

    private static final String WHAT = "contact";

    private final Db db;
    private final Contacts contacts;

    @Activate
    public ContactsResource(@Reference Db db, @Reference Events events, @Reference Clock clock) {
        this.db = db;
        contacts = new Contacts(db, events, clock);
    }

    /// The fields that can be set.
    ///
    /// @param owner the caller when it is not given for a new contact
    public record Fields(
            @Nullable String name,
            @Nullable UUID account,
            @Nullable UUID owner,
            @Nullable String title,
            @Nullable String email,
            @Nullable String phone,
            @Nullable Boolean doNotContact) {}

    @GET
    @Operation(summary = "Lists contacts")
    @Listing(sort = {"name", "createdAt", "updatedAt", "email"}, filter = {"owner", "team", "account", "email",
            "externalId"}, text = true)
    public PageOf<ContactList.Row> list(@Context ListQuery query, @Context Viewer viewer) {
        return db.read(viewer, sql -> query.page(ContactList.of(sql, viewer, condition(query)), sorts(), id(),
                ContactList::row));
    }

    @Unrestricted("names columns; ContactList asks the viewer")
    private static Map<String, Field<?>> sorts() {
        return Map.of("name", CONTACT.NAME, "createdAt", CONTACT.CREATED_AT, "updatedAt", CONTACT.UPDATED_AT,
                "email", CONTACT.EMAIL);
    }

    @Unrestricted("names a column; ContactList asks the viewer")
    private static Field<UUID> id() {
        return CONTACT.ID;
    }

    @Unrestricted("a condition only; ContactList asks the viewer")
    private static Condition condition(ListQuery query) {
        var filter = new ContactFilter(query.id("owner").orElse(null), query.id("team").orElse(null),
                query.id("account").orElse(null), query.text().orElse(""));
        return filter.on()
                .and(query.filter("email").map(CONTACT.EMAIL::eq).orElse(DSL.noCondition()))
                .and(query.filter("externalId").map(CONTACT.EXTERNAL_ID::eq).orElse(DSL.noCondition()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a contact")
    public Response get(@PathParam("id") UUID id, @Context Viewer viewer) {
        var contact = find(id, viewer);
        return Response.ok(contact).tag(Versions.tag(contact.version())).build();
    }

    @POST
    @Permit(ContactPermissions.WRITE)
    @Operation(summary = "Makes a contact")
    @RequestBody(content = @Content(schema = @Schema(implementation = Fields.class)))
    public Response create(Map<String, @Nullable Object> given, @Context Viewer viewer) {
        var made = contacts.create(viewer, RestEdits.read(WHAT, ContactFields.ALL, given));
        if (made.refused() != null) {
            throw RestEdits.refused(made.refused(), WHAT);
        }
        var contact = find(made.id(), viewer);
        return Response.status(201).entity(contact).tag(Versions.tag(contact.version()))
                .header("Location", "/api/v1/contacts/" + made.id()).build();
    }

    @PATCH
    @Path("{id}")
    @Permit(ContactPermissions.WRITE)
    @Operation(summary = "Changes the fields that are given; null empties one")
    @RequestBody(content = @Content(schema = @Schema(implementation = Fields.class)))
    public Response update(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            Map<String, @Nullable Object> given, @Context Viewer viewer) {
        var edits = RestEdits.read(WHAT, ContactFields.ALL, given);
        RestEdits.answer(contacts.edit(viewer, id, edits, version(id, ifMatch, viewer)), WHAT);
        return get(id, viewer);
    }

    @DELETE
    @Path("{id}")
    @Permit(ContactPermissions.DELETE)
    @Operation(summary = "Deletes a contact; it can be restored for 30 days")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        RestEdits.answer(contacts.delete(viewer, id, version(id, ifMatch, viewer)), WHAT);
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/restore")
    @Permit(ContactPermissions.DELETE)
    @Operation(summary = "Takes the deletion of a contact back")
    public Response restore(@PathParam("id") UUID id, @Context Viewer viewer) {
        if (!(contacts.restore(viewer, id) instanceof Outcome.Done)) {
            throw Problem.notFound("Contact", id);
        }
        return get(id, viewer);
    }

    private int version(UUID id, @Nullable String ifMatch, Viewer viewer) {
        var now = find(id, viewer).version();
        Versions.check(ifMatch, now, WHAT);
        return now;
    }

    @Unrestricted("ContactList asks the viewer")
    private ContactList.Row find(UUID id, Viewer viewer) {
        return db.read(viewer, sql -> ContactList.of(sql, viewer, CONTACT.ID.eq(id)).fetchOptional(ContactList::row))
                .orElseThrow(() -> Problem.notFound("Contact", id));
    }
}
