package io.saluran.pipeline.bin;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.bin.Bin.Entry;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// What was deleted and can still be restored, over HTTP: `deals/{id}/restore` and the like bring it back.
@Component(service = RestResource.class)
@Path("bin")
@Permit(BinPermissions.OPEN)
public final class BinResource implements RestResource {

    private static final List<String> TYPES = List.of("deal", "account", "contact");

    private final Db db;
    private final BinActs acts;

    @Activate
    public BinResource(@Reference Db db, @Reference Files files, @Reference Events events, @Reference Clock clock) {
        this.db = db;
        acts = new BinActs(db, files, events, clock);
    }

    @GET
    @Listing(sort = "-deletedAt", filter = "type", text = true)
    @Operation(summary = "Lists what the caller may restore, what was deleted last first")
    public PageOf<Entry> list(@Context ListQuery query, @Context Viewer viewer) {
        var type = query.filter("type").orElse("");
        if (!type.isEmpty() && !TYPES.contains(type)) {
            throw new Problem(400, "Invalid filter", "\"type\" must be one of " + TYPES + ".",
                    Map.of("parameter", "type"));
        }
        return db.read(viewer, sql -> Bin.of(sql, viewer, query.text().orElse(""), type)
                .map(all -> query.page(all, Map.of("deletedAt", Bin.DELETED_AT), Bin.ID, Bin::entry))
                .orElseGet(() -> new PageOf<>(List.of(), null, query.count() ? 0L : null)));
    }

    @DELETE
    @Path("{type}/{id}")
    @Permit(BinPermissions.PURGE)
    @Operation(summary = "Deletes something for good that is in the bin; this cannot be taken back")
    public Response purge(@PathParam("type") String type, @PathParam("id") UUID id, @Context Viewer viewer) {
        if (acts.purge(viewer, List.of(new Entry(type, id, "", Instant.EPOCH, null))) == 0) {
            throw Problem.notFound("Record in the bin", id);
        }
        return Response.noContent().build();
    }
}
