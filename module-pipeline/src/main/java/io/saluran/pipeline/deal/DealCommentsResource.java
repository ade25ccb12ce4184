package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_COMMENT;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealComments.Said;
import io.saluran.platform.event.Events;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.people.People;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// What people say to each other about a deal, over HTTP. A name after an `@` mentions somebody, as on the page. A comment
/// is changed by nobody but who said it, so it needs no version.
@Component(service = RestResource.class)
@Path("deals/{deal}/comments")
@Permit(DealPermissions.READ)
public final class DealCommentsResource implements RestResource {

    private final Db db;
    private final DealComments comments;

    @Activate
    public DealCommentsResource(@Reference Db db, @Reference Events events, @Reference Clock clock,
            @Reference People people, @Reference Notifications notifications) {
        this.db = db;
        comments = new DealComments(db, events, clock, people, notifications);
    }

    /// @param text up to 10 000 characters
    public record Saying(@Nullable String text) {}

    @GET
    @Listing(sort = "-at")
    @Operation(summary = "Lists the comments on a deal, the latest first")
    public PageOf<Said> list(@PathParam("deal") UUID deal, @Context ListQuery query, @Context Viewer viewer) {
        DealsResource.check(db, viewer, deal);
        return db.read(viewer, sql -> query.page(DealComments.of(sql, viewer, deal), Map.of("at", DEAL_COMMENT.AT),
                DEAL_COMMENT.ID, DealComments::said));
    }

    @GET
    @Path("{comment}")
    @Operation(summary = "Reads a comment")
    public Said get(@PathParam("deal") UUID deal, @PathParam("comment") UUID comment, @Context Viewer viewer) {
        return find(deal, comment, viewer).orElseThrow(() -> Problem.notFound("Comment", comment));
    }

    @POST
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Says something; who is mentioned as @Name and may see the deal is told")
    public Response say(@PathParam("deal") UUID deal, Saying given, @Context Viewer viewer) {
        var id = comments.say(viewer, deal, text(given)).orElseThrow(() -> Problem.notFound("Deal", deal));
        return Response.status(Response.Status.CREATED).entity(get(deal, id, viewer))
                .header("Location", "/api/v1/deals/" + deal + "/comments/" + id).build();
    }

    @PUT
    @Path("{comment}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Changes what the caller said; who is mentioned anew is told")
    public Said update(@PathParam("deal") UUID deal, @PathParam("comment") UUID comment, Saying given,
            @Context Viewer viewer) {
        own(deal, comment, viewer);
        if (!comments.edit(viewer, comment, text(given))) {
            throw Problem.notFound("Comment", comment);
        }
        return get(deal, comment, viewer);
    }

    @DELETE
    @Path("{comment}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Takes back what the caller said; it can be restored")
    public Response delete(@PathParam("deal") UUID deal, @PathParam("comment") UUID comment,
            @Context Viewer viewer) {
        own(deal, comment, viewer);
        comments.delete(viewer, comment);
        return Response.noContent().build();
    }

    @POST
    @Path("{comment}/restore")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Says again what the caller took back")
    public Said restore(@PathParam("deal") UUID deal, @PathParam("comment") UUID comment, @Context Viewer viewer) {
        if (!comments.isTakenBack(viewer, deal, comment) || !comments.restore(viewer, comment)) {
            throw Problem.notFound("Comment", comment);
        }
        return get(deal, comment, viewer);
    }

    private static String text(Saying given) {
        var text = DealBodies.required("text", given.text());
        if (text.isBlank() || text.length() > DealComments.LONGEST) {
            throw Problem.invalid("text", "\"text\" has from 1 to " + DealComments.LONGEST + " characters.");
        }
        return text;
    }

    private void own(UUID deal, UUID comment, Viewer viewer) {
        if (!viewer.person().equals(get(deal, comment, viewer).author())) {
            throw new Problem(403, "Not yours", "Somebody else said this; only they change it or take it back.",
                    Map.of());
        }
    }

    private Optional<Said> find(UUID deal, UUID comment, Viewer viewer) {
        return db.read(viewer, sql -> DealComments.of(sql, viewer, deal).and(DEAL_COMMENT.ID.eq(comment))
                .fetchOptional(DealComments::said));
    }
}
