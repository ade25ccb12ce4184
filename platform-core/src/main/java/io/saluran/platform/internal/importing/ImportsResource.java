package io.saluran.platform.internal.importing;

import io.saluran.db.Viewer;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.PastImport;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.text.Texts;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Imports by REST: a file in one request, the list of past ones, their rejected rows, undo.
@Path("imports")
@Permit(ImportPermissions.OWN)
public final class ImportsResource implements RestResource {

    private final Imports imports;
    private final Texts texts;

    public ImportsResource(Imports imports, Texts texts) {
        this.imports = imports;
        this.texts = texts;
    }

    /// What an import did.
    ///
    /// @param rejectedRows where the rejected rows are; null when there are none
    /// @param importId null after a dry run
    public record Imported(long created, long updated, long unchanged, long rejected, @Nullable String rejectedRows,
            @Nullable UUID importId) {}

    /// What an undo left.
    ///
    /// @param state UNDONE, or PARTLY when something stays; then it can be asked for again later
    /// @param kept names of the records that stay because they were changed or used since
    public record Undone(PastImport.State state, List<String> kept) {

        static Undone of(List<String> kept) {
            return new Undone(kept.isEmpty() ? PastImport.State.UNDONE : PastImport.State.PARTLY, kept);
        }
    }

    @GET
    @Operation(summary = "Lists past imports, newest first")
    @Listing(sort = "-number")
    public PageOf<PastImport> list(@Context ListQuery query, @Context Viewer viewer) {
        var before = query.after().map(after -> Long.valueOf(String.valueOf(after.keys().getFirst()))).orElse(0L);
        return query.cut(imports.list(viewer, before, query.limit() + 1), past -> List.of(Long.toString(past.number())),
                null);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads what an import did")
    public PastImport get(@PathParam("id") UUID id, @Context Viewer viewer) {
        return imports.find(viewer, id).orElseThrow(() -> Problem.notFound("Import", id));
    }

    @GET
    @Path("{id}/rejected-rows")
    @Produces("text/csv")
    @Operation(summary = "The rows that were not taken, with reasons")
    public Response rejectedRows(@PathParam("id") UUID id, @Context Viewer viewer) throws IOException {
        var file = imports.rejectedFile(viewer, id).orElseThrow(() -> Problem.notFound("File of rejected rows", id));
        return Response.ok(Files.newInputStream(file), "text/csv")
                .header("Content-Disposition", "attachment; filename=\"" + file.getFileName() + '"').build();
    }

    @POST
    @Consumes({"text/csv", "application/octet-stream",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"})
    @Operation(summary = "Imports the file in the body",
            description = "Columns are matched by their headings. Near matches"
                    + " are rejected rows unless acceptMatches is true.")
    public Imported run(InputStream body, @QueryParam("as") @Nullable String target,
            @QueryParam("fileName") @DefaultValue("import") String fileName,
            @QueryParam("dates") @Nullable String dates, @QueryParam("decimals") @Nullable String decimals,
            @QueryParam("heading") @Nullable String heading, @QueryParam("charset") @Nullable String charset,
            @QueryParam("separator") @Nullable String separator, @QueryParam("pipeline") @Nullable String pipeline,
            @QueryParam("currency") @Nullable String currency, @QueryParam("sheet") @Nullable String sheet,
            @QueryParam("acceptMatches") @DefaultValue("false") boolean acceptMatches,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun, @Context Viewer viewer, @Context Locale locale)
            throws IOException {
        if (target == null) {
            throw Problem.invalid("as", "Say with \"as\" what the file holds: " + imports.targets(viewer));
        }
        var options = new HashMap<String, String>();
        put(options, "dates", dates);
        put(options, "decimals", decimals);
        put(options, "heading", heading);
        put(options, "charset", charset);
        put(options, "separator", separator);
        put(options, "pipeline", pipeline);
        put(options, "currency", currency);
        put(options, "sheet", sheet);
        var file = Files.createTempFile("saluran-import", null);
        try {
            // Into the file that is there, which nobody else may read; a copy in its place everybody could.
            try (var out = Files.newOutputStream(file)) {
                body.transferTo(out);
            }
            var result = imports.run(viewer, new ImportOrder(target, file, fileName, Map.of(), options, Map.of(),
                    acceptMatches, dryRun), ImportProgress.none());
            var rows = result.importId().filter(id -> result.rejectedFile().isPresent())
                    .map(id -> "/api/v1/imports/" + id + "/rejected-rows").orElse(null);
            return new Imported(result.created(), result.updated(), result.unchanged(), result.rejected(), rows,
                    result.importId().orElse(null));
        } catch (ImportProblem problem) {
            throw refused(problem, locale);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void put(Map<String, String> options, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            options.put(key, value);
        }
    }

    @POST
    @Path("{id}/undo")
    @Consumes("*/*")
    @Operation(summary = "Takes a whole import back, or what is left of it")
    public Undone undo(@PathParam("id") UUID id, @Context Viewer viewer, @Context Locale locale) {
        try {
            return Undone.of(imports.undo(viewer, id));
        } catch (ImportProblem problem) {
            throw refused(problem, locale);
        }
    }

    private Problem refused(ImportProblem problem, Locale locale) {
        var status = switch (problem.key()) {
            case "import.problem.no-such-import" -> 404;
            case "import.problem.not-allowed" -> 403;
            default -> 422;
        };
        return new Problem(status, "Import refused", texts.text(locale, problem.key(), problem.arguments()),
                Map.of("reason", problem.key()));
    }
}
