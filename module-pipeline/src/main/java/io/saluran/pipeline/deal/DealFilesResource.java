package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealFiles.Entry;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import io.saluran.platform.file.Files.FileTooLarge;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The files of a deal over HTTP.
@Component(service = RestResource.class)
@Path("deals/{deal}/files")
@Permit(DealPermissions.READ)
public final class DealFilesResource implements RestResource {

    private final Db db;
    private final DealFiles files;

    @Activate
    public DealFilesResource(@Reference Db db, @Reference Files files, @Reference Events events,
            @Reference Clock clock) {
        this.db = db;
        this.files = new DealFiles(db, files, events, clock);
    }

    /// @param by who added it; null for nobody known
    public record DealFile(UUID id, String name, long bytes, @Nullable String by, Instant at) {}

    @GET
    @Operation(summary = "Lists the files of a deal, the latest first")
    public List<DealFile> list(@PathParam("deal") UUID deal, @Context Viewer viewer) {
        DealsResource.check(db, viewer, deal);
        return files.of(viewer, deal).stream().map(DealFilesResource::answer).toList();
    }

    @GET
    @Path("{file}")
    @Produces("*/*")
    @Operation(summary = "Reads a file")
    public Response get(@PathParam("deal") UUID deal, @PathParam("file") UUID file, @Context Viewer viewer)
            throws IOException {
        var kept = files.find(viewer, find(deal, file, viewer).id())
                .orElseThrow(() -> Problem.notFound("File", file));
        var answer = Response.ok(files.open(kept));
        DealFileDownload.headers(kept).forEach(answer::header);
        return answer.build();
    }

    @POST
    @Consumes("*/*")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Puts the file in the body to a deal")
    public Response add(InputStream body, @PathParam("deal") UUID deal, @QueryParam("name") @Nullable String name,
            @HeaderParam("Content-Type") @Nullable String type, @Context Viewer viewer) throws IOException {
        var called = DealBodies.required("name", name);
        if (called.isBlank()) {
            throw Problem.invalid("name", "A file needs a name.");
        }
        DealsResource.check(db, viewer, deal);
        try (var coming = ComingFile.take(body, DealFilesPanel.MOST_BYTES); var content = coming.open()) {
            if (coming.isEmpty()) {
                throw Problem.invalid("body", "The file is empty.");
            }
            var id = files.add(viewer, deal, called, Objects.requireNonNullElse(type, "application/octet-stream"),
                    content).orElseThrow(() -> Problem.notFound("Deal", deal));
            return Response.status(Response.Status.CREATED).entity(answer(find(deal, id, viewer)))
                    .header("Location", "/api/v1/deals/" + deal + "/files/" + id).build();
        } catch (FileTooLarge large) {
            throw new Problem(413, "File too large", "A file may have " + (large.limit() >> 20) + " MB at most.",
                    Map.of("largest", large.limit()));
        }
    }

    @DELETE
    @Path("{file}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Takes a file off a deal; it can be restored for 30 days")
    public Response remove(@PathParam("deal") UUID deal, @PathParam("file") UUID file, @Context Viewer viewer) {
        files.remove(viewer, find(deal, file, viewer).id(), true);
        return Response.noContent().build();
    }

    @POST
    @Path("{file}/restore")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Puts a file back that was taken off")
    public DealFile restore(@PathParam("deal") UUID deal, @PathParam("file") UUID file, @Context Viewer viewer) {
        if (!files.isRemoved(viewer, deal, file) || !files.remove(viewer, file, false)) {
            throw Problem.notFound("File", file);
        }
        return answer(find(deal, file, viewer));
    }

    private Entry find(UUID deal, UUID file, Viewer viewer) {
        return files.of(viewer, deal).stream().filter(entry -> entry.id().equals(file)).findFirst()
                .orElseThrow(() -> Problem.notFound("File", file));
    }

    private static DealFile answer(Entry entry) {
        return new DealFile(entry.id(), entry.name(), entry.bytes(), entry.by(), entry.at());
    }
}
