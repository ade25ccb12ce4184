package io.saluran.pipeline.stage;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.FunnelStage;
import io.saluran.pipeline.stage.PipelineChanges.Outcome;
import io.saluran.pipeline.stage.PipelineChanges.StageDraft;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.pipeline.stage.Pipelines.Reason;
import io.saluran.platform.event.Events;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Pipelines, stages and reasons over HTTP.
@Component(service = RestResource.class)
@Path("pipelines")
@Permit("pipeline.deal.read")
public final class PipelinesResource implements RestResource {

    private final Pipelines pipelines;
    private final PipelineChanges changes;
    private final StageCriteria criteria;

    @Activate
    public PipelinesResource(@Reference Db db, @Reference Events events, @Reference Clock clock) {
        pipelines = new Pipelines(db);
        changes = new PipelineChanges(db, events, clock);
        criteria = new StageCriteria(db, events, clock);
    }

    public record NewPipeline(@Nullable String name) {}

    /// @param probability 0 to 1
    /// @param funnel `awareness`, `interest`, `decision` or `action`
    public record StageBody(
            @Nullable String name,
            @Nullable BigDecimal probability,
            @Nullable String funnel,
            @Nullable Integer rotDays) {}

    /// @param measured whether the probability is to be the share of the company's own deals that were won after they
    ///        reached the stage; it is from 20 closed deals on
    public record Measuring(boolean measured) {}

    /// @param daysBefore how many days before a won deal ends its renewal is made; 0 for never
    /// @param in the pipeline in which renewals begin; left out for the same one
    public record RenewalBody(@Nullable Integer daysBefore, @Nullable UUID in) {}

    /// What a stage asks for before a deal leaves it forwards.
    ///
    /// @param fields keys of fields that must be filled, the company's own as `fields.KEY`
    /// @param items what must be ticked; one with its id keeps what was ticked
    public record Criteria(@Nullable List<String> fields, @Nullable List<StageCriteria.Item> items) {}

    @GET
    @Operation(summary = "Lists the pipelines with their stages in order")
    public PageOf<Pipeline> list() {
        return new PageOf<>(pipelines.all(), null, null);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a pipeline with its stages in order")
    public Pipeline get(@PathParam("id") UUID id) {
        return pipelines.all().stream().filter(pipeline -> pipeline.id().equals(id)).findFirst()
                .orElseThrow(() -> Problem.notFound("Pipeline", id));
    }

    @GET
    @Path("reasons")
    @Operation(summary = "Lists the reasons for which deals are won and lost")
    public Map<String, List<Reason>> reasons() {
        return Map.of("won", pipelines.reasons("won"), "lost", pipelines.reasons("lost"));
    }

    @POST
    @Permit(StagePermissions.CONFIGURE)
    @Operation(summary = "Makes a pipeline with the stages of the first one")
    public Response create(NewPipeline given, @Context Viewer viewer) {
        var id = answer(changes.addPipeline(viewer, given.name() == null ? "" : given.name()));
        return Response.status(201).entity(get(id)).header("Location", "/api/v1/pipelines/" + id).build();
    }

    @POST
    @Path("{id}/stages")
    @Permit(StagePermissions.CONFIGURE)
    @Operation(summary = "Adds a stage at the end of a pipeline")
    public Response addStage(@PathParam("id") UUID id, StageBody given, @Context Viewer viewer) {
        get(id);
        answer(changes.addStage(viewer, id, draft(given)));
        return Response.status(201).entity(get(id)).build();
    }

    @PUT
    @Path("{id}/stages/{stage}")
    @Permit(StagePermissions.CONFIGURE)
    @Operation(summary = "Changes a stage")
    public Pipeline changeStage(@PathParam("id") UUID id, @PathParam("stage") UUID stage, StageBody given,
            @Context Viewer viewer) {
        within(id, stage);
        answer(changes.changeStage(viewer, stage, draft(given)));
        return get(id);
    }

    @DELETE
    @Path("{id}/stages/{stage}")
    @Permit(StagePermissions.CONFIGURE)
    @Operation(summary = "Removes a stage; its deals go to the stage that `dealsTo` names")
    public Pipeline removeStage(@PathParam("id") UUID id, @PathParam("stage") UUID stage,
            @QueryParam("dealsTo") @Nullable UUID dealsTo, @Context Viewer viewer) {
        within(id, stage);
        answer(changes.removeStage(viewer, stage, dealsTo));
        return get(id);
    }

    @PUT
    @Path("{id}/stages/{stage}/measured")
    @Permit(StagePermissions.CONFIGURE)
    @Operation(summary = "Says whether the probability of a stage is the typed-in or the measured one")
    public Pipeline measure(@PathParam("id") UUID id, @PathParam("stage") UUID stage, Measuring given,
            @Context Viewer viewer) {
        within(id, stage);
        answer(changes.measure(viewer, stage, given.measured()));
        return get(id);
    }

    @GET
    @Path("{id}/stages/{stage}/criteria")
    @Operation(summary = "Lists what a stage asks for before a deal leaves it")
    public PageOf<StageCriteria.Criterion> criteria(@PathParam("id") UUID id, @PathParam("stage") UUID stage) {
        within(id, stage);
        return new PageOf<>(criteria.of(stage), null, null);
    }

    @PUT
    @Path("{id}/stages/{stage}/criteria")
    @Permit(StagePermissions.CONFIGURE)
    @Operation(summary = "Sets all that a stage asks for before a deal leaves it")
    public PageOf<StageCriteria.Criterion> setCriteria(@PathParam("id") UUID id, @PathParam("stage") UUID stage,
            Criteria given, @Context Viewer viewer) {
        within(id, stage);
        answer(criteria.set(viewer, stage, given.fields() == null ? List.of() : given.fields(),
                given.items() == null ? List.of() : given.items()));
        return criteria(id, stage);
    }

    @PUT
    @Path("{id}/renewals")
    @Permit(StagePermissions.CONFIGURE)
    @Operation(summary = "Says how many days before a won deal ends its renewal is made, and in which pipeline")
    public Pipeline renewals(@PathParam("id") UUID id, RenewalBody given, @Context Viewer viewer) {
        get(id);
        var days = given.daysBefore();
        if (days == null || days < 0 || days > PipelineChanges.MOST_RENEW_DAYS) {
            throw Problem.invalid("daysBefore",
                    "\"daysBefore\" must be from 0 to " + PipelineChanges.MOST_RENEW_DAYS + ".");
        }
        answer(changes.renewals(viewer, id, new Pipelines.RenewalRule(days, given.in())));
        return get(id);
    }

    @DELETE
    @Path("{id}")
    @Permit(StagePermissions.CONFIGURE)
    @Operation(summary = "Archives a pipeline; its open deals go to the stage that `dealsTo` names")
    public Response remove(@PathParam("id") UUID id, @QueryParam("dealsTo") @Nullable UUID dealsTo,
            @Context Viewer viewer) {
        get(id);
        answer(changes.removePipeline(viewer, id, dealsTo));
        return Response.noContent().build();
    }

    private void within(UUID pipeline, UUID stage) {
        if (get(pipeline).stages().stream().noneMatch(each -> each.id().equals(stage))) {
            throw Problem.notFound("Stage", stage);
        }
    }

    private static StageDraft draft(StageBody given) {
        var funnel = given.funnel();
        if (funnel == null || Arrays.stream(FunnelStage.values()).noneMatch(each -> each.key().equals(funnel))) {
            throw Problem.invalid("funnel", "\"funnel\" must be awareness, interest, decision or action.");
        }
        if (given.probability() == null) {
            throw Problem.invalid("probability", "\"probability\" is missing; it is a share from 0 to 1.");
        }
        try {
            return new StageDraft(given.name() == null ? "" : given.name(), given.probability(), FunnelStage.of(funnel),
                    given.rotDays());
        } catch (IllegalArgumentException wrong) {
            throw new Problem(422, "Invalid value", String.valueOf(wrong.getMessage()), Map.of());
        }
    }

    private static UUID answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var id) -> id;
            case Outcome.Refused refused -> throw problem(refused.why());
        };
    }

    private static Problem problem(PipelineChanges.Refusal why) {
        var status = switch (why) {
            case NO_NAME -> 422;
            case GONE -> 404;
            case NAME_TAKEN, IN_USE, LAST_ONE, NEEDED -> 409;
        };
        return new Problem(status, "Not possible for this pipeline", words(why),
                Map.of("reason", why.name().toLowerCase(Locale.ROOT)));
    }

    private static String words(PipelineChanges.Refusal why) {
        return switch (why) {
            case NO_NAME -> "It needs a name.";
            case NAME_TAKEN -> "Another one has this name already.";
            case IN_USE -> "Deals stand here. Say in \"dealsTo\" to which other stage of the pipeline they go.";
            case LAST_ONE -> "A pipeline needs one stage at least.";
            case GONE -> "It is not there any more, or not in this pipeline.";
            case NEEDED -> "Deals that were closed without a reason need this one.";
        };
    }
}
