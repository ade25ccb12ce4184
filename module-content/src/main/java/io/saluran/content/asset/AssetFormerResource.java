package io.saluran.content.asset;

import io.saluran.content.asset.AssetVersions.Former;
import io.saluran.content.asset.Assets.Outcome;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.rest.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The files that an asset had, over HTTP.
@Component(service = RestResource.class)
@Path("assets/{id}/files")
@Permit(AssetPermissions.WRITE)
public final class AssetFormerResource implements RestResource {

    private final AssetLibrary library;
    private final AssetVersions versions;

    @Activate
    public AssetFormerResource(@Reference Db db, @Reference Files files, @Reference Events events,
            @Reference Clock clock) {
        library = new AssetLibrary(db);
        versions = new AssetVersions(db, new Assets(db, files, events, clock), files, clock);
    }

    @GET
    @Operation(summary = "Lists the files that were replaced, the latest first")
    public List<Former> list(@PathParam("id") UUID id, @Context Viewer viewer) {
        return versions.of(viewer, find(id, viewer).id());
    }

    @GET
    @Path("{former}")
    @Produces("*/*")
    @Operation(summary = "Reads a file that was replaced")
    public Response get(@PathParam("id") UUID id, @PathParam("former") UUID former, @Context Viewer viewer)
            throws IOException {
        var served = versions.open(viewer, id, former).orElseThrow(() -> Problem.notFound("Former file", former));
        var answer = Response.ok(served.content(), served.file().mediaType());
        served.headers(false).forEach(answer::header);
        return answer.header("Content-Length", served.file().bytes()).build();
    }

    @POST
    @Consumes("*/*")
    @Operation(summary = "Puts the file in the body in the place of the asset's, which is kept",
            description = "Its kind is told by the ending of its name.")
    public AssetRow replace(InputStream body, @PathParam("id") UUID id, @QueryParam("name") @Nullable String name,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Context Viewer viewer) throws IOException {
        var file = Incoming.take(AssetBodies.required("name", name), body);
        try {
            return answer(versions.replace(viewer, id, file, version(id, ifMatch, viewer)), id, viewer);
        } catch (Files.FileTooLarge large) {
            throw new Problem(413, "File too large", "A file may have " + (large.limit() >> 20) + " MB at most.",
                    Map.of("largest", large.limit()));
        } finally {
            file.delete();
        }
    }

    @POST
    @Path("{former}/restore")
    @Operation(summary = "Makes a file that was replaced the asset's again")
    public AssetRow restore(@PathParam("id") UUID id, @PathParam("former") UUID former,
            @HeaderParam("If-Match") @Nullable String ifMatch, @Context Viewer viewer) {
        return answer(versions.restore(viewer, id, former, version(id, ifMatch, viewer)), id, viewer);
    }

    private AssetRow answer(Outcome outcome, UUID id, Viewer viewer) {
        AssetsResource.answer(outcome);
        return find(id, viewer);
    }

    private int version(UUID id, @Nullable String ifMatch, Viewer viewer) {
        var now = find(id, viewer).version();
        Versions.check(ifMatch, now, "asset");
        return now;
    }

    private AssetRow find(UUID id, Viewer viewer) {
        return library.find(viewer, id).orElseThrow(() -> Problem.notFound("Asset", id));
    }
}
