package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.field.FieldBodies;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.FieldsMissing;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.stage.StageCriteria.Criterion;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.Fields;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Deals over HTTP. Values are in the reporting currency; what was agreed in another has its `amount` and `currency`, and no
/// value while there is no rate.
@Component(service = RestResource.class)
@Path("deals")
@Permit(DealPermissions.READ)
public final class DealsResource implements RestResource {

    private static final Map<String, Field<?>> SORTS = Map.of("createdAt", DEAL.CREATED_AT, "updatedAt",
            DEAL.UPDATED_AT, "name", DEAL.NAME, "value", DEAL.VALUE, "closesOn", DEAL.CLOSES_ON, "closedOn",
            DEAL.CLOSED_ON);

    private final Db db;
    private final Deals deals;
    private final DealList list;
    private final FieldBodies own;
    private final DealBodies bodies;

    @Activate
    public DealsResource(@Reference Db db, @Reference Events events, @Reference Clock clock,
            @Reference Fields fields) {
        this.db = db;
        deals = new Deals(db, events, clock);
        list = new DealList(db, fields);
        own = new FieldBodies(list.own());
        bodies = new DealBodies(new Pipelines(db));
    }

    /// Where a deal goes.
    ///
    /// @param pipeline named when it is another one than the deal's
    /// @param anyway whether it goes although exit criteria are not met; needs a permission of its own
    public record Move(UUID stage, @Nullable UUID pipeline, @Nullable Boolean anyway) {}

    /// How a deal ends.
    ///
    /// @param outcome `won` or `lost`
    /// @param reason one of that outcome's, see `pipelines/reasons`
    public record Closing(String outcome, UUID reason) {}

    /// Where a renewal begins.
    ///
    /// @param pipeline in its first stage; left out for the pipeline that the deal's own names for renewals
    public record Renewal(@Nullable UUID pipeline) {}

    /// Where a deal comes back.
    ///
    /// @param stage for an open deal whose own is gone
    public record Return(@Nullable UUID stage) {}

    @GET
    @Operation(summary = "Lists deals, open and closed")
    @Listing(sort = {"-createdAt", "updatedAt", "name", "value", "closesOn", "closedOn"},
            sortPrefix = FieldWriting.PREFIX, filter = {"pipeline", "stage",
                    "outcome", "account", "owner", "team", "product", "source", "hasNextStep", "externalId", "renews",
                    "closesFrom",
                    "closesTo",
                    "valueFrom", "valueTo", "fields"},
            text = true)
    public PageOf<DealList.Row> list(@Context ListQuery query, @Context Viewer viewer) {
        return db.read(viewer, sql -> query.page(DealRows.of(sql, viewer, condition(query, viewer)),
                list.own().sorts(SORTS, query.sort().field(), DEAL.FIELDS), DEAL.ID, list::row));
    }

    private org.jooq.Condition condition(ListQuery query, Viewer viewer) {
        var filter = new DealFilter(query.id("owner").orElse(null), query.id("team").orElse(null),
                query.date("closesFrom").orElse(null), query.date("closesTo").orElse(null),
                query.number("valueFrom").orElse(null), query.number("valueTo").orElse(null),
                query.id("product").orElse(null), query.id("account").orElse(null),
                query.filter("source").orElse(null), query.flag("hasNextStep").orElse(null),
                query.filter("fields").map(own::filter).orElse(FieldFilter.NONE), query.text().orElse(""));
        var outcome = query.filter("outcome").orElse(null);
        if (outcome != null && !DealList.OUTCOMES.contains(outcome)) {
            throw new Problem(400, "Invalid filter", "\"outcome\" must be one of " + DealList.OUTCOMES + ".",
                    Map.of("parameter", "outcome"));
        }
        return new DealQuery(query.id("pipeline").orElse(null), query.id("stage").orElse(null), outcome, filter)
                .on(viewer.zone())
                .and(query.filter("externalId").map(DEAL.EXTERNAL_ID::eq).orElse(DSL.noCondition()))
                .and(query.id("renews").map(DEAL.RENEWS_DEAL_ID::eq).orElse(DSL.noCondition()));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a deal")
    public Response get(@PathParam("id") UUID id, @Context Viewer viewer) {
        var deal = find(id, viewer);
        return Response.ok(deal).tag(Versions.tag(deal.version())).build();
    }

    @POST
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Makes a deal, in the first stage of the first pipeline unless told otherwise")
    public Response create(DealBodies.NewDeal given, @Context Viewer viewer) {
        var draft = bodies.draft(given);
        UUID id;
        try {
            id = deals.create(viewer, draft, own.edits(given.fields()), DealBodies.rest(given));
        } catch (FieldsMissing needed) {
            throw missing(needed.fields());
        } catch (IllegalArgumentException refused) {
            throw new Problem(422, "Invalid value", String.valueOf(refused.getMessage()), Map.of());
        }
        var answer = Response.status(201).header("Location", "/api/v1/deals/" + id);
        // made for somebody else, it may be one that the caller does not see
        row(id, viewer).ifPresent(made -> answer.entity(made).tag(Versions.tag(made.version())));
        return answer.build();
    }

    @PATCH
    @Path("{id}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Changes the fields that are given; null empties one")
    @RequestBody(content = @Content(schema = @Schema(implementation = DealBodies.Patch.class)))
    public Response update(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            Map<String, @Nullable Object> given, @Context Viewer viewer) {
        var fields = new HashMap<>(given);
        var further = own.edits(fields.remove("fields"));
        var edits = DealBodies.edits(fields);
        return change(id, ifMatch, viewer, version -> deals.edit(viewer, id, edits, further, version));
    }

    @POST
    @Path("{id}/move")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Moves a deal to another stage, of its pipeline unless another one is named")
    public Response move(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, Move given,
            @Context Viewer viewer) {
        var stage = DealBodies.required("stage", given.stage());
        return change(id, ifMatch, viewer, version -> moved(viewer, id, given, stage, version));
    }

    private Outcome moved(Viewer viewer, UUID id, Move given, UUID stage, int version) {
        if (Boolean.TRUE.equals(given.anyway())) {
            if (!viewer.may(DealPermissions.MOVE_ANYWAY)) {
                throw new Problem(403, "Not allowed", "This needs the permission " + DealPermissions.MOVE_ANYWAY + ".",
                        Map.of("permission", DealPermissions.MOVE_ANYWAY));
            }
            return deals.moveAnyway(viewer, id, stage, List.of(), version);
        }
        return given.pipeline() == null || given.pipeline().equals(find(id, viewer).pipeline())
                ? deals.move(viewer, id, stage, version)
                : deals.transfer(viewer, id, stage, List.of(), version);
    }

    @POST
    @Path("{id}/close")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Ends a deal as won or lost, with the reason")
    public Response close(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, Closing given,
            @Context Viewer viewer) {
        var outcome = DealBodies.required("outcome", given.outcome());
        if (!outcome.equals("won") && !outcome.equals("lost")) {
            throw Problem.invalid("outcome", "\"outcome\" must be \"won\" or \"lost\".");
        }
        var reason = DealBodies.required("reason", given.reason());
        return change(id, ifMatch, viewer,
                version -> deals.close(viewer, id, outcome.equals("won"), reason, version));
    }

    @POST
    @Path("{id}/reopen")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Takes the closing of a deal back")
    public Response reopen(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        return change(id, ifMatch, viewer, version -> deals.reopen(viewer, id, version));
    }

    @POST
    @Path("{id}/renew")
    @Permit(DealPermissions.WRITE)
    @Operation(
            summary = "Makes the renewal of a won deal that ends on a day; answers with the one that is there already")
    public Response renew(@PathParam("id") UUID id, @Nullable Renewal given, @Context Viewer viewer) {
        var old = find(id, viewer);
        return switch (deals.renewals().renew(viewer, old.id(), given == null ? null : given.pipeline())) {
            case Renewals.Renewed.Made(var made, var name) -> answer(201, made, viewer);
            case Renewals.Renewed.There(var there) -> answer(200, there, viewer);
            case Renewals.Renewed.Refused(var why) -> throw new Problem(why == Renewals.Why.GONE ? 404 : 409,
                    "Not renewed", DealBodies.words(why), Map.of("reason", why.name().toLowerCase(Locale.ROOT)));
        };
    }

    private Response answer(int status, UUID id, Viewer viewer) {
        var deal = find(id, viewer);
        return Response.status(status).entity(deal).tag(Versions.tag(deal.version()))
                .header("Location", "/api/v1/deals/" + id).build();
    }

    @DELETE
    @Path("{id}")
    @Permit(DealPermissions.DELETE)
    @Operation(summary = "Deletes a deal; it can be restored for 30 days")
    public Response delete(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch,
            @Context Viewer viewer) {
        var now = find(id, viewer);
        Versions.check(ifMatch, now.version(), "deal");
        answer(deals.delete(viewer, id, now.version()));
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/restore")
    @Permit(DealPermissions.DELETE)
    @Operation(summary = "Takes the deletion of a deal back")
    public Response restore(@PathParam("id") UUID id, @Nullable Return given, @Context Viewer viewer) {
        var outcome = deals.restore(viewer, id, given == null ? null : given.stage());
        if (outcome instanceof Outcome.Overtaken) {
            throw Problem.notFound("Deal", id);
        }
        answer(outcome);
        return get(id, viewer);
    }

    private Response change(UUID id, @Nullable String ifMatch, Viewer viewer, IntFunction<Outcome> change) {
        var now = find(id, viewer);
        Versions.check(ifMatch, now.version(), "deal");
        answer(change.apply(now.version()));
        return get(id, viewer);
    }

    /// For what hangs on a deal.
    ///
    /// @throws Problem with status 404 if it is not there, or the viewer may not see it
    static void check(Db db, Viewer viewer, UUID deal) {
        if (!db.read(viewer, sql -> sql.fetchExists(DEAL, DealEyes.here(viewer, deal)))) {
            throw Problem.notFound("Deal", deal);
        }
    }

    static void answer(Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> {
            }
            case Outcome.Overtaken overtaken -> throw Problem.overtaken("deal");
            case Outcome.Missing(var fields) -> throw missing(fields);
            case Outcome.Unmet(var criteria) -> throw unmet(criteria);
            case Outcome.Refused(var why) -> throw new Problem(why == Deals.Refusal.CLOSED || why == Deals.Refusal.OPEN
                    ? 409
                    : 422, "Not possible for this deal", DealBodies.words(why),
                    Map.of("reason", why.name().toLowerCase(Locale.ROOT)));
        }
    }

    /// What is needed there.
    private static Problem missing(List<String> fields) {
        return new Problem(422, "Fields needed",
                "The deal needs these fields there: " + String.join(", ", fields) + ".",
                Map.of("reason", "missing", "fields", fields));
    }

    /// What the stage asks for before a deal leaves it.
    private static Problem unmet(List<Criterion> criteria) {
        return new Problem(422, "Exit criteria not met",
                "The stage asks for more before the deal leaves it; \"deals/{deal}/criteria\" lists it.",
                Map.of("reason", "unmet", "criteria", criteria));
    }

    private DealList.Row find(UUID id, Viewer viewer) {
        return row(id, viewer).orElseThrow(() -> Problem.notFound("Deal", id));
    }

    private Optional<DealList.Row> row(UUID id, Viewer viewer) {
        return db.read(viewer, sql -> DealRows.of(sql, viewer, DEAL.ID.eq(id)).fetchOptional(list::row));
    }
}
