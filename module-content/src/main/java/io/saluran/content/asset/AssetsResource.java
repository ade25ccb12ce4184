package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET;

import io.saluran.content.asset.Assets.Outcome;
import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The content library over HTTP.
@Component(service = RestResource.class)
@Path("assets")
@Permit(AssetPermissions.READ)
@Unrestricted("the library is for everybody who may read it; AssetConditions hides drafts from those who do not write")
public final class AssetsResource implements RestResource {

    private static final Map<String, Field<?>> SORTS = Map.of("createdAt", ASSET.CREATED_AT, "updatedAt",
            ASSET.UPDATED_AT, "publishedAt", ASSET.PUBLISHED_AT, "title", ASSET.TITLE);

    private final Db db;
    private final Assets assets;
    private final AssetLibrary library;
    private final AssetFiles files;
    private final AssetTypes types;
    private final AssetBodies bodies;

    @Activate
    public AssetsResource(@Reference Db db, @Reference Files files, @Reference Events events, @Reference Clock clock) {
        this.db = db;
        assets = new Assets(db, files, events, clock);
        library = new AssetLibrary(db);
        this.files = new AssetFiles(db, files);
        types = new AssetTypes(db);
        bodies = new AssetBodies(types);
    }

    @GET
    @Operation(summary = "Lists assets; archived ones only with state=archived")
    @Listing(sort = {"-createdAt", "updatedAt", "publishedAt", "title"}, filter = {"funnel", "type", "language",
            "product", "industry", "persona", "tag", "state", "kind"}, text = true)
    public PageOf<AssetRow> list(@Context ListQuery query, @Context Viewer viewer) {
        var parameters = new HashMap<String, List<String>>();
        query.filters().forEach((name, value) -> parameters.put(name, List.of(value)));
        var filter = AssetFilter.of(parameters).with(query.text().orElse(""));
        return db.read(viewer, sql -> query.page(AssetRow.select(sql, AssetConditions.on(viewer, filter, null)), SORTS,
                ASSET.ID, AssetRow::of));
    }

    @GET
    @Path("types")
    @Operation(summary = "Lists the types of content")
    public List<AssetTypes.AssetType> types() {
        return types.all();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads what is said about an asset")
    public Response get(@PathParam("id") UUID id, @Context Viewer viewer) {
        var asset = find(id, viewer);
        return Response.ok(asset).tag(Versions.tag(asset.version())).build();
    }

    @GET
    @Path("{id}/content")
    @Produces("*/*")
    @Operation(summary = "Reads an asset's file")
    public Response content(@PathParam("id") UUID id, @Context Viewer viewer) throws IOException {
        var served = files.open(viewer, id).orElseThrow(() -> Problem.notFound("File of the asset", id));
        var answer = Response.ok(served.content(), served.file().mediaType());
        served.headers(false).forEach(answer::header);
        return answer.header("Content-Length", served.file().bytes()).build();
    }

    @POST
    @Permit(AssetPermissions.WRITE)
    @Operation(summary = "Adds a link as a draft")
    public Response create(AssetBodies.NewLink given, @Context Viewer viewer) {
        return created(assets.addLink(viewer, bodies.details(given), AssetBodies.required("url", given.url())), viewer);
    }

    @POST
    @Path("files")
    @Consumes("*/*")
    @Permit(AssetPermissions.WRITE)
    @Operation(summary = "Adds the file in the body as a draft",
            description = "Its kind is told by the ending of its name;"
                    + " title and type are guessed by the name unless they are given.")
    public Response upload(InputStream body, @QueryParam("name") @Nullable String name,
            @QueryParam("title") @Nullable String title, @QueryParam("type") @Nullable String type,
            @QueryParam("funnel") @Nullable String funnel, @QueryParam("language") @Nullable String language,
            @Context Viewer viewer) throws IOException {
        var fileName = AssetBodies.required("name", name);
        var details = bodies.details(FileGuess.of(fileName), title, type, funnel, language);
        var file = Incoming.take(fileName, body);
        try {
            return created(assets.addFile(viewer, details, file), viewer);
        } catch (Files.FileTooLarge large) {
            throw new Problem(413, "File too large", "A file may have " + (large.limit() >> 20) + " MB at most.",
                    Map.of("largest", large.limit()));
        } finally {
            file.delete();
        }
    }

    private Response created(Outcome outcome, Viewer viewer) {
        answer(outcome);
        if (!(outcome instanceof Outcome.Done(var id, var version))) {
            throw new IllegalStateException("Neither done nor refused: " + outcome);
        }
        return Response.status(201).entity(find(id, viewer)).tag(Versions.tag(version))
                .header("Location", "/api/v1/assets/" + id).build();
    }

    @PATCH
    @Path("{id}")
    @Permit(AssetPermissions.WRITE)
    @Operation(summary = "Changes the fields that are given; null empties one")
    @RequestBody(content = @Content(schema = @Schema(implementation = AssetBodies.Patch.class)))
    public Response update(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            Map<String, @Nullable Object> given, @Context Viewer viewer) {
        var details = bodies.details(find(id, viewer), given);
        var url = given.containsKey("url") ? AssetBodies.required("url", AssetBodies.text(given, "url")) : null;
        return change(id, ifMatch, viewer, version -> assets.edit(viewer, id, details, url, version));
    }

    @POST
    @Path("{id}/publish")
    @Permit(AssetPermissions.PUBLISH)
    @Operation(summary = "Publishes an asset: everybody who may read the library sees it")
    public Response publish(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        return bring(id, ifMatch, viewer, AssetState.PUBLISHED);
    }

    @POST
    @Path("{id}/archive")
    @Permit(AssetPermissions.PUBLISH)
    @Operation(summary = "Puts an asset away: it is kept and offered to nobody")
    public Response archive(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        return bring(id, ifMatch, viewer, AssetState.ARCHIVED);
    }

    @POST
    @Path("{id}/draft")
    @Permit(AssetPermissions.PUBLISH)
    @Operation(summary = "Makes an asset a draft again")
    public Response draft(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        return bring(id, ifMatch, viewer, AssetState.DRAFT);
    }

    private Response bring(UUID id, @Nullable String ifMatch, Viewer viewer, AssetState state) {
        return change(id, ifMatch, viewer, version -> assets.bring(viewer, id, state, version));
    }

    @DELETE
    @Path("{id}")
    @Permit(AssetPermissions.WRITE)
    @Operation(summary = "Deletes an asset; it can be restored for 30 days")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        var now = find(id, viewer);
        Versions.check(ifMatch, now.version(), "asset");
        answer(assets.delete(viewer, id, now.version()));
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/restore")
    @Permit(AssetPermissions.WRITE)
    @Operation(summary = "Takes the deletion of an asset back")
    public Response restore(@PathParam("id") UUID id, @Context Viewer viewer) {
        if (!(assets.restore(viewer, id) instanceof Outcome.Done)) {
            throw Problem.notFound("Asset", id);
        }
        return get(id, viewer);
    }

    private Response change(UUID id, @Nullable String ifMatch, Viewer viewer, IntFunction<Outcome> change) {
        var now = find(id, viewer);
        Versions.check(ifMatch, now.version(), "asset");
        answer(change.apply(now.version()));
        return get(id, viewer);
    }

    static void answer(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.Overtaken overtaken -> throw Problem.overtaken("asset");
            case Outcome.Refused(var why) ->
                throw new Problem(422, "Not possible for this asset", AssetBodies.words(why),
                        Map.of("reason", why.name().toLowerCase(java.util.Locale.ROOT)));
        }
    }

    private AssetRow find(UUID id, Viewer viewer) {
        return library.find(viewer, id).orElseThrow(() -> Problem.notFound("Asset", id));
    }
}
