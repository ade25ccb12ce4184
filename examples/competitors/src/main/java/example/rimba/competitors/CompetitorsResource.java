package example.rimba.competitors;

import example.rimba.competitors.CompetitorList.Row;
import example.rimba.competitors.Competitors.Draft;
import example.rimba.competitors.Competitors.Outcome;
import example.rimba.competitors.Tables.Competitor;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.rest.Versions;
import io.saluran.platform.text.Texts;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Competitors over HTTP, at `/api/v1/competitors`.
@Component(service = RestResource.class)
@Path("competitors")
@Permit(CompetitorPermissions.READ)
public final class CompetitorsResource implements RestResource {

    private final Db db;
    private final Competitors competitors;
    private final Texts texts;

    /// What is sent to add or change one; what is not sent is empty.
    public record Body(@Nullable String name, @Nullable String strengths, @Nullable String howToBeat) {

        Draft draft() {
            return new Draft(Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(strengths, ""),
                    Objects.requireNonNullElse(howToBeat, ""));
        }
    }

    @Activate
    public CompetitorsResource(@Reference Db db, @Reference Competitors competitors, @Reference Texts texts) {
        this.db = db;
        this.competitors = competitors;
        this.texts = texts;
    }

    @GET
    @Listing(sort = {"name", "updatedAt"}, text = true)
    public PageOf<Row> list(@Context ListQuery query, @Context Viewer viewer) {
        return db.read(viewer, sql -> query.page(
                CompetitorList.select(sql, viewer, CompetitorList.holds(query.text().orElse(""))),
                CompetitorList.SORTS, Competitor.ID, Row::of));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id, @Context Viewer viewer) {
        var row = find(id, viewer);
        return Response.ok(row).tag(Versions.tag(row.version())).build();
    }

    @POST
    @Permit(CompetitorPermissions.WRITE)
    public Response add(Body body, @Context Viewer viewer) {
        var done = done(competitors.add(viewer, body.draft()), viewer);
        return Response.created(URI.create("competitors/" + done.id())).entity(find(done.id(), viewer))
                .tag(Versions.tag(done.version())).build();
    }

    @PUT
    @Path("{id}")
    @Permit(CompetitorPermissions.WRITE)
    public Response edit(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, Body body,
            @Context Viewer viewer) {
        var seen = find(id, viewer).version();
        Versions.check(ifMatch, seen, "competitor");
        var done = done(competitors.edit(viewer, id, body.draft(), seen), viewer);
        return Response.ok(find(id, viewer)).tag(Versions.tag(done.version())).build();
    }

    @DELETE
    @Path("{id}")
    @Permit(CompetitorPermissions.WRITE)
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        var seen = find(id, viewer).version();
        Versions.check(ifMatch, seen, "competitor");
        done(competitors.delete(viewer, id, seen), viewer);
    }

    private Row find(UUID id, Viewer viewer) {
        return db.read(viewer, sql -> CompetitorList.select(sql, viewer, Competitor.ID.eq(id)).fetchOptional(Row::of))
                .orElseThrow(() -> Problem.notFound("Competitor", id));
    }

    private Outcome.Done done(Outcome outcome, Viewer viewer) {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Overtaken overtaken -> throw Problem.overtaken("competitor");
            case Outcome.Refused(var why) -> throw Problem.invalid("name", texts.text(viewer.locale(), why.key()));
        };
    }
}
