package io.saluran.pipeline.merge;

import io.saluran.db.Viewer;
import io.saluran.pipeline.record.RecordList;
import io.saluran.pipeline.record.RecordRow;
import io.saluran.platform.rest.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Merges records of one kind over HTTP.
public record MergeRest<V extends RecordRow>(RecordList<V, ?> list, Merges<?> merges) {

    /// With which record another is merged.
    ///
    /// @param goes the one that goes
    /// @param take names of the fields whose value is taken from it, the company's own as `fields.KEY`; others only where
    ///        the one that stays has none
    public record Merge(@Nullable UUID goes, @Nullable List<String> take) {}

    /// @param stays fields and records that were changed since the merge and stay as they are
    public record Apart(List<String> stays) {}

    /// @return names the merge, for the way back
    public UUID merge(UUID id, Merge given, Viewer viewer) {
        mayWrite(viewer);
        if (given.goes() == null) {
            throw Problem.invalid("goes", "\"goes\" is missing; it is the " + what() + " that goes.");
        }
        var taken = given.take() == null ? Set.<String>of() : Set.copyOf(given.take());
        return switch (merges.merge(viewer, seen(viewer, id), seen(viewer, given.goes()), taken)) {
            case MergeOutcome.Merged(var merge) -> merge;
            case MergeOutcome.Undone undone -> throw new IllegalStateException("That was a merge");
            case MergeOutcome.Refused(var why) -> throw refused(why);
        };
    }

    /// The record as it is now.
    public V now(UUID id, Viewer viewer) {
        return list.find(viewer, id).orElseThrow(() -> missing(id));
    }

    private Merges.Seen seen(Viewer viewer, UUID id) {
        return new Merges.Seen(id, now(id, viewer).version());
    }

    public Apart undo(UUID merge, Viewer viewer) {
        mayWrite(viewer);
        return switch (merges.undo(viewer, merge)) {
            case MergeOutcome.Undone(var fields, var stays) ->
                new Apart(Stream.concat(fields.stream(), stays.stream()).toList());
            case MergeOutcome.Merged merged -> throw new IllegalStateException("That was an undoing");
            case MergeOutcome.Refused(var why) -> throw refused(why);
        };
    }

    private void mayWrite(Viewer viewer) {
        var write = list.kind().write();
        if (!viewer.may(write)) {
            throw new Problem(403, "Not allowed", "This needs the permission " + write + ".",
                    Map.of("permission", write));
        }
    }

    private Problem missing(UUID id) {
        return Problem.notFound(what().substring(0, 1).toUpperCase(Locale.ROOT) + what().substring(1), id);
    }

    private String what() {
        return list.kind().type();
    }

    private Problem refused(MergeOutcome.Why why) {
        var status = switch (why) {
            case GONE -> 404;
            case SAME_ONE -> 422;
            case OVERTAKEN, NOT_THERE -> 409;
        };
        return new Problem(status, "Not possible for these " + list.kind().path(), switch (why) {
            case OVERTAKEN -> "One of them was changed or deleted meanwhile.";
            case SAME_ONE -> "None is merged with itself.";
            case GONE -> "It was taken back already, its 30 days are over, or you may not see one of the two.";
            case NOT_THERE -> "The " + what() + " that stayed is deleted or merged itself.";
        }, Map.of("reason", why.name().toLowerCase(Locale.ROOT)));
    }
}
