package io.saluran.platform.internal.rest;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.rest.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A resource as an extension's author writes it, for the tests.
@Path("notes")
@Permit("test.note.read")
public final class NotesResource implements RestResource {

    enum Mood {
        GLAD, SAD
    }

    public record NewNote(String text, @Nullable BigDecimal value, @Nullable LocalDate dueOn, @Nullable Mood mood) {}

    public record Note(UUID id, String text, @Nullable BigDecimal value, @Nullable LocalDate dueOn, Instant createdAt,
            int version) {}

    final Map<UUID, Note> notes = new ConcurrentHashMap<>();
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch slow = new CountDownLatch(1);

    @GET
    @Operation(summary = "Lists notes")
    @Listing(sort = {"text", "createdAt"}, filter = {"mood", "dueOn"}, text = true)
    public PageOf<Note> list(@Context ListQuery query) {
        var all = new ArrayList<>(notes.values());
        all.sort(java.util.Comparator.comparing(Note::text));
        var rest = all.stream().filter(note -> query.after()
                .map(after -> note.text().compareTo(java.util.Objects.requireNonNull(after.keys().getFirst())) > 0)
                .orElse(true)).limit(query.limit() + 1L).toList();
        return query.cut(rest, note -> List.of(note.text()), query.count() ? (Long) (long) all.size() : null);
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") UUID id) {
        var note = notes.get(id);
        if (note == null) {
            throw Problem.notFound("Note", id);
        }
        return Response.ok(note).tag(Versions.tag(note.version())).build();
    }

    @POST
    @Permit("test.note.write")
    public Response create(NewNote given) {
        if (given.text() == null) {
            throw Problem.invalid("text", "A note needs a text.");
        }
        var note = new Note(Ids.next(), given.text(), given.value(), given.dueOn(),
                Instant.parse("2026-11-24T08:00:00Z"),
                1);
        notes.put(note.id(), note);
        return Response.status(201).entity(note).header("Location", "/api/v1/notes/" + note.id()).build();
    }

    @PUT
    @Path("{id}")
    @Permit("test.note.write")
    public Response update(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, NewNote given) {
        var before = java.util.Objects.requireNonNull(notes.get(id));
        Versions.check(ifMatch, before.version(), "note");
        var after = new Note(id, given.text(), given.value(), given.dueOn(), before.createdAt(), before.version() + 1);
        notes.put(id, after);
        return Response.ok(after).tag(Versions.tag(after.version())).build();
    }

    @GET
    @Path("me")
    public Map<String, String> me(@Context Viewer viewer, @Context Locale locale) {
        return Map.of("name", viewer.name(), "language", locale.getLanguage());
    }

    @GET
    @Path("broken")
    public String broken() {
        return java.util.Objects.requireNonNull(notes.get(new UUID(0, 0)), "the secret of the house").text();
    }

    @POST
    @Path("slow")
    @Permit("test.note.write")
    public Map<String, Boolean> slow(Map<String, String> given) throws InterruptedException {
        entered.countDown();
        return Map.of("done", slow.await(20, TimeUnit.SECONDS));
    }
}
