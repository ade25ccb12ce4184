package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// What the stage of a deal asks for before the deal leaves it, over HTTP.
@Component(service = RestResource.class)
@Path("deals/{deal}/criteria")
@Permit(DealPermissions.READ)
public final class DealCriteriaResource implements RestResource {

    private final DealPage reading;
    private final DealCriteria criteria;

    @Activate
    public DealCriteriaResource(@Reference Db db, @Reference Events events, @Reference Clock clock) {
        reading = new DealPage(db);
        criteria = new DealCriteria(db, events, clock);
    }

    /// @param field a field that must be filled; null for something to tick
    /// @param text what is to be ticked; null for a field
    /// @param by who ticked it, and at which time
    public record Item(
            UUID id,
            @Nullable String field,
            @Nullable String text,
            boolean met,
            @Nullable String by,
            @Nullable Instant at) {}

    public record Tick(boolean done) {}

    @GET
    @Operation(summary = "Lists what the deal's stage asks for before the deal leaves it")
    public PageOf<Item> list(@PathParam("deal") UUID deal, @Context Viewer viewer) {
        if (reading.of(viewer, deal).isEmpty()) {
            throw Problem.notFound("Deal", deal);
        }
        return new PageOf<>(criteria.of(viewer, deal).stream().map(state -> new Item(state.criterion().id(),
                state.criterion().field(), state.criterion().text(), state.met(), state.by(), state.at())).toList(),
                null, null);
    }

    @PUT
    @Path("{criterion}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Ticks something that the stage asks for, or takes the tick away")
    public PageOf<Item> tick(@PathParam("deal") UUID deal, @PathParam("criterion") UUID criterion, Tick given,
            @Context Viewer viewer) {
        if (!criteria.tick(viewer, deal, criterion, given.done())) {
            throw Problem.notFound("Criterion", criterion);
        }
        return list(deal, viewer);
    }
}
