package io.saluran.pipeline.record;

import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldBodies;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.Versions;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// Reads and writes records of one kind over HTTP, with their versions.
///
/// @param fields those that can be set, by key
public record RecordRest<T extends UpdatableRecord<T>, R extends RecordRow>(
        RecordList<R, ?> list, Records<T> records, Map<String, RecordField<T, ?>> fields) {

    /// One that was merged is answered by where the one stands that stayed.
    public Response get(UUID id, Viewer viewer) {
        var found = list.find(viewer, id);
        if (found.isEmpty()) {
            return list.movedTo(viewer, id).map(now -> Response.status(307).header("Location", path(now)).build())
                    .orElseThrow(() -> missing(id));
        }
        return answer(Response.ok(), found.get());
    }

    private String path(UUID id) {
        return "/api/v1/" + list.kind().path() + '/' + id;
    }

    public Response create(Map<String, @Nullable Object> given, Viewer viewer) {
        var built = new HashMap<>(given);
        var own = own().edits(built.remove("fields"));
        var made = records.create(viewer, RestEdits.read(what(), fields, built), own);
        if (made.refused() != null) {
            throw RestEdits.refused(made.refused(), what());
        }
        return answer(Response.status(201)
                .header("Location", path(made.id())), find(made.id(), viewer));
    }

    /// @param ifMatch the version that the caller saw; null for whichever there is
    public Response update(UUID id, @Nullable String ifMatch, Map<String, @Nullable Object> given, Viewer viewer) {
        var built = new HashMap<>(given);
        var own = own().edits(built.remove("fields"));
        var edits = RestEdits.read(what(), fields, built);
        RestEdits.answer(records.edit(viewer, id, edits, own, version(id, ifMatch, viewer)), what());
        return get(id, viewer);
    }

    public Response delete(UUID id, @Nullable String ifMatch, Viewer viewer) {
        RestEdits.answer(records.delete(viewer, id, version(id, ifMatch, viewer)), what());
        return Response.noContent().build();
    }

    public Response restore(UUID id, Viewer viewer) {
        if (!(records.restore(viewer, id) instanceof Outcome.Done)) {
            throw missing(id);
        }
        return get(id, viewer);
    }

    private FieldBodies own() {
        return new FieldBodies(list.own());
    }

    /// The records that the filter `fields` leaves, an object of values by the fields' keys.
    ///
    /// @param column where the company's own fields are kept
    public Condition on(ListQuery query, Field<JSONB> column) {
        return query.filter("fields").map(own()::filter).orElse(FieldFilter.NONE).on(column);
    }

    private static Response answer(Response.ResponseBuilder answer, RecordRow record) {
        return answer.entity(record).tag(Versions.tag(record.version())).build();
    }

    private int version(UUID id, @Nullable String ifMatch, Viewer viewer) {
        var now = find(id, viewer).version();
        Versions.check(ifMatch, now, what());
        return now;
    }

    private R find(UUID id, Viewer viewer) {
        return list.find(viewer, id).orElseThrow(() -> list.movedTo(viewer, id).map(now -> merged(id, now))
                .orElseGet(() -> missing(id)));
    }

    private Problem missing(UUID id) {
        return Problem.notFound(whats(), id);
    }

    /// A change of one that was merged is refused rather than made to the other: it was meant for what is not there.
    private Problem merged(UUID id, UUID now) {
        return new Problem(404, whats() + " not found", "The " + what() + ' ' + id + " was merged into " + now + '.',
                Map.of("mergedInto", now.toString()));
    }

    private String whats() {
        return what().substring(0, 1).toUpperCase(Locale.ROOT) + what().substring(1);
    }

    private String what() {
        return list.kind().type();
    }
}
