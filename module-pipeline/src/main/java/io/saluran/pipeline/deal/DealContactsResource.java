package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.DealPage.Person;
import io.saluran.platform.event.Events;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.rest.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The people who take part in a deal over HTTP. Their version is the deal's: every answer has its `ETag`, every change
/// takes it as `If-Match`.
@Component(service = RestResource.class)
@Path("deals/{deal}/contacts")
@Permit(DealPermissions.READ)
public final class DealContactsResource implements RestResource {

    private final DealPage reading;
    private final DealParts parts;

    @Activate
    public DealContactsResource(@Reference Db db, @Reference Events events, @Reference Clock clock) {
        reading = new DealPage(db);
        parts = new DealParts(db, events, clock);
    }

    /// @param role `champion`, `decides`, `influences`, `uses`, `blocks`, `procurement`, or other words; may be null
    public record Role(@Nullable String role) {}

    @GET
    @Operation(summary = "Lists the people who take part in a deal, with their roles")
    public Response list(@PathParam("deal") UUID deal, @Context Viewer viewer) {
        return answer(find(deal, viewer));
    }

    @PUT
    @Path("{contact}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Adds a contact to a deal, or changes the role")
    public Response put(@PathParam("deal") UUID deal, @PathParam("contact") UUID contact,
            @HeaderParam("If-Match") @Nullable String ifMatch, Role given, @Context Viewer viewer) {
        return change(deal, ifMatch, viewer,
                now -> parts.addContact(viewer, deal, contact, given.role(), now.version()));
    }

    @DELETE
    @Path("{contact}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Takes a contact out of a deal; the contact stays")
    public Response remove(@PathParam("deal") UUID deal, @PathParam("contact") UUID contact,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Context Viewer viewer) {
        return change(deal, ifMatch, viewer, now -> {
            if (now.people().stream().map(Person::id).noneMatch(contact::equals)) {
                throw Problem.notFound("Contact", contact);
            }
            return parts.removeContact(viewer, deal, contact, now.version());
        });
    }

    private Response change(UUID deal, @Nullable String ifMatch, Viewer viewer, Function<Facts, Deals.Outcome> change) {
        var now = find(deal, viewer);
        Versions.check(ifMatch, now.version(), "deal");
        DealsResource.answer(change.apply(now));
        return answer(find(deal, viewer));
    }

    private static Response answer(Facts deal) {
        return Response.ok(new PageOf<>(deal.people(), null, null)).tag(Versions.tag(deal.version())).build();
    }

    private Facts find(UUID deal, Viewer viewer) {
        return reading.of(viewer, deal).orElseThrow(() -> Problem.notFound("Deal", deal));
    }
}
