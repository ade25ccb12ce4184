package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealTimeline.Narrow;
import io.saluran.pipeline.deal.DealTimeline.Part;
import io.saluran.pipeline.deal.DealTimeline.Spot;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// What happened to a deal, over HTTP: moves, every changed field with what it was, notes, comments and what was done.
@Component(service = RestResource.class)
@Path("deals/{deal}/timeline")
@Permit(DealPermissions.READ)
public final class DealTimelineResource implements RestResource {

    private final Db db;
    private final DealTimeline timeline;

    @Activate
    public DealTimelineResource(@Reference Db db) {
        this.db = db;
        timeline = new DealTimeline(db);
    }

    /// @param kind `move`, `change`, `note`, `comment`, or what was done: `call`, `meeting`, `email`, `message`, `task`
    /// @param what the field of a change, the outcome of a closing or of what was done, the stage of a note
    /// @param before what a field held, the stage that was left, or names of those who were mentioned or took part
    /// @param after what it holds since, the stage that was entered, or the text
    /// @param imported whether an import did it
    public record Event(
            UUID id,
            String kind,
            Instant at,
            @Nullable String person,
            @Nullable String what,
            @Nullable String before,
            @Nullable String after,
            @Nullable String subject,
            @Nullable Integer minutes,
            boolean imported) {}

    @GET
    @Listing(sort = "-at", filter = "part")
    @Operation(
            summary = "Lists what happened to a deal, the latest first; \"part\" is all, work, notes or touches")
    public PageOf<Event> list(@PathParam("deal") UUID deal, @Context ListQuery query, @Context Viewer viewer) {
        if (!query.sort().descending()) {
            throw new Problem(400, "Unknown sort field", "A timeline is sorted by \"-at\" alone.",
                    Map.of("parameter", "sort"));
        }
        if (query.count()) {
            throw new Problem(400, "Not counted", "A timeline is not counted; leave \"count\" out.",
                    Map.of("parameter", "count"));
        }
        DealsResource.check(db, viewer, deal);
        var narrow = new Narrow(query.filter("part").map(DealTimelineResource::part).orElse(Part.ALL), null);
        var last = query.after().map(cursor -> spot(cursor.keys())).orElse(null);
        return query.cut(timeline.page(viewer, deal, narrow, last, query.limit() + 1).stream()
                .map(DealTimelineResource::event).toList(),
                event -> List.of(event.at().toString(), event.id().toString()), null);
    }

    private static Part part(String given) {
        return Stream.of(Part.values()).filter(part -> part.name().toLowerCase(Locale.ROOT).equals(given)).findFirst()
                .orElseThrow(() -> new Problem(400, "Invalid filter",
                        "\"part\" must be \"all\", \"work\", \"notes\" or \"touches\".", Map.of("parameter", "part")));
    }

    private static Spot spot(List<@Nullable String> keys) {
        return new Spot(Instant.parse(Objects.requireNonNull(keys.get(0))),
                UUID.fromString(Objects.requireNonNull(keys.get(1))));
    }

    private static Event event(DealTimeline.Entry entry) {
        return new Event(entry.id(), entry.kind(), entry.at(), entry.person(), entry.what(), entry.before(),
                entry.after(), entry.subject(), entry.minutes(), entry.imported());
    }
}
