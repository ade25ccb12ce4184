package io.saluran.platform.internal.people;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.people.Staff.Outcome;
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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// People over HTTP: everybody may look them up, administrators add, change and deactivate them.
@Path("people")
@Permit(PlatformPermissions.READ_PEOPLE)
public final class PeopleResource implements RestResource {

    private final Db db;
    private final Staff staff;
    private final Invitations invitations;
    private final PeopleRows rows;
    private final PeopleBodies bodies;

    public PeopleResource(Db db, Staff staff, Invitations invitations) {
        this.db = db;
        this.staff = staff;
        this.invitations = invitations;
        rows = new PeopleRows(db);
        bodies = new PeopleBodies(rows);
    }

    /// A link with which a person chooses a password.
    ///
    /// @param link below the address of this Saluran; it works once, for a week
    public record Invitation(String link) {}

    @GET
    @Operation(summary = "Lists people, those who left included unless active=true")
    @Listing(sort = {"name", "createdAt"}, filter = {"team", "role", "active"}, text = true)
    public PageOf<PeopleRows.Row> list(@Context ListQuery query) {
        return rows.page(query);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a person")
    public Response get(@PathParam("id") UUID id) {
        var person = find(id);
        return Response.ok(person).tag(Versions.tag(person.version())).build();
    }

    @POST
    @Permit(PlatformPermissions.WRITE_PEOPLE)
    @Operation(summary = "Adds a person; invite them afterwards so that they can sign in")
    public Response create(PeopleBodies.NewPerson given, @Context Viewer viewer) {
        var details = bodies.details(given);
        guard(viewer, null, details);
        var person = find(done(staff.add(viewer, details)));
        return Response.status(201).entity(person).tag(Versions.tag(person.version()))
                .header("Location", "/api/v1/people/" + person.id()).build();
    }

    @PATCH
    @Path("{id}")
    @Permit(PlatformPermissions.WRITE_PEOPLE)
    @Operation(summary = "Changes the fields that are given; null empties one")
    @RequestBody(content = @Content(schema = @Schema(implementation = PeopleBodies.Patch.class)))
    public Response update(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            Map<String, @Nullable Object> given, @Context Viewer viewer) {
        var details = bodies.changed(find(id), given);
        guard(viewer, id, details);
        done(staff.change(viewer, id, details, ifMatch));
        return get(id);
    }

    @POST
    @Path("{id}/invitation")
    @Consumes("*/*")
    @Permit(PlatformPermissions.WRITE_PEOPLE)
    @Operation(summary = "Makes a link with which the person chooses a password; the one made before ends")
    public Response invite(@PathParam("id") UUID id, @Context Viewer viewer) {
        var person = find(id);
        if (person.email() == null || !person.active()) {
            throw new Problem(409, "Cannot be invited", person.name()
                    + (person.active() ? " has no email address." : " has left."), Map.of());
        }
        guard(viewer, id, null);
        return Response.status(201).header("Cache-Control", "no-store")
                .entity(new Invitation("/invitation/" + invitations.invite(viewer, id))).build();
    }

    @POST
    @Path("{id}/deactivate")
    @Consumes("*/*")
    @Permit(PlatformPermissions.WRITE_PEOPLE)
    @Operation(summary = "The person has left: sessions and tokens end, records stay")
    public Response deactivate(@PathParam("id") UUID id, @Context Viewer viewer) {
        find(id);
        guard(viewer, id, null);
        done(staff.leave(viewer, id));
        return get(id);
    }

    @POST
    @Path("{id}/reactivate")
    @Consumes("*/*")
    @Permit(PlatformPermissions.WRITE_PEOPLE)
    @Operation(summary = "The person is back")
    public Response reactivate(@PathParam("id") UUID id, @Context Viewer viewer) {
        find(id);
        guard(viewer, id, null);
        done(staff.comeBack(viewer, id));
        return get(id);
    }

    private PeopleRows.Row find(UUID id) {
        return rows.find(id).orElseThrow(() -> Problem.notFound("Person", id));
    }

    /// The commands refuse these too, but take them for a fault of the page.
    private void guard(Viewer viewer, @Nullable UUID person, Staff.@Nullable Details details) {
        var roles = details == null ? null : details.roles();
        if (roles != null && !viewer.may(PlatformPermissions.WRITE_ROLES)) {
            throw new Problem(403, "Not allowed", "You need the permission " + PlatformPermissions.WRITE_ROLES
                    + " to give roles.", Map.of("permission", PlatformPermissions.WRITE_ROLES));
        }
        try {
            db.read(sql -> {
                if (person != null) {
                    Administrators.guard(sql, viewer, person);
                }
                if (roles != null) {
                    Administrators.guardRoles(sql, viewer, roles);
                }
                return true;
            });
        } catch (IllegalStateException refused) {
            throw new Problem(403, "Not allowed", "Only an administrator may change or make an administrator.",
                    Map.of());
        }
    }

    private static UUID done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.person();
            case Outcome.AddressTaken taken -> throw new Problem(409, "Address taken", "With this address "
                    + taken.by() + " signs in. Each address belongs to one person.", Map.of("field", "email"));
            case Outcome.LastAdministrator last -> throw new Problem(409, "Last administrator",
                    "Nobody could administer Saluran any more. Make somebody else an administrator first.", Map.of());
        };
    }
}
