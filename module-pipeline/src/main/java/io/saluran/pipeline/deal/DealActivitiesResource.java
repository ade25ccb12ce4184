package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.activity.Activity;
import io.saluran.pipeline.activity.Activity.Plan;
import io.saluran.pipeline.activity.ActivityKind;
import io.saluran.pipeline.activity.TouchOutcome;
import io.saluran.platform.event.Events;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.people.People;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.rest.Versions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// What is done with the buyer of a deal, and what is planned, over HTTP. Each has a version of its own, which is its `ETag`
/// and is taken as `If-Match`.
@Component(service = RestResource.class)
@Path("deals/{deal}/activities")
@Permit(DealPermissions.READ)
public final class DealActivitiesResource implements RestResource {

    private final Db db;
    private final DealActivities activities;

    @Activate
    public DealActivitiesResource(@Reference Db db, @Reference Events events, @Reference Clock clock,
            @Reference People people, @Reference Notifications notifications) {
        this.db = db;
        activities = new DealActivities(db, events, clock, people, notifications);
    }

    /// @param kind `call`, `meeting`, `email`, `message` or `task`
    /// @param dueOn the day for which it is planned, dueAt the moment on it; null for none
    /// @param doneAt when it was done; null for what is planned
    /// @param outcome such as `spoke`, `no-answer`, `held`, `sent`, `received`; only of what was done
    /// @param assignee who does it
    /// @param people ids of the contacts who take part
    public record Said(
            String kind,
            @Nullable String subject,
            @Nullable String text,
            @Nullable String place,
            @Nullable Integer minutes,
            @Nullable LocalDate dueOn,
            @Nullable Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable String outcome,
            @Nullable UUID assignee,
            @Nullable List<UUID> people) {}

    public record Answer(UUID id, int version, Said activity) {}

    @GET
    @Operation(
            summary = "Lists what is planned for a deal, the soonest first, and then what was done, the oldest first")
    public List<Answer> list(@PathParam("deal") UUID deal, @Context Viewer viewer) {
        DealsResource.check(db, viewer, deal);
        return activities.reading().all(viewer, deal).stream().map(DealActivitiesResource::answer).toList();
    }

    @GET
    @Path("{activity}")
    @Operation(summary = "One activity of a deal")
    public Response get(@PathParam("deal") UUID deal, @PathParam("activity") UUID id, @Context Viewer viewer) {
        return tagged(find(deal, id, viewer)).build();
    }

    @POST
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Plans something, or writes down what was done, which then has doneAt")
    public Response add(@PathParam("deal") UUID deal, Said said, @Context Viewer viewer) {
        DealsResource.check(db, viewer, deal);
        var id = Ids.next();
        DealsResource.answer(activities.add(viewer, deal, id, plan(said)));
        return tagged(find(deal, id, viewer)).status(Response.Status.CREATED).build();
    }

    @PUT
    @Path("{activity}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Changes all that is said of an activity; with doneAt it is done")
    public Response update(@PathParam("deal") UUID deal, @PathParam("activity") UUID id,
            @HeaderParam("If-Match") @Nullable String ifMatch, Said said, @Context Viewer viewer) {
        var now = find(deal, id, viewer);
        Versions.check(ifMatch, now.version(), "activity");
        DealsResource.answer(activities.change(viewer, id, now.version(), plan(said)));
        return tagged(find(deal, id, viewer)).build();
    }

    @DELETE
    @Path("{activity}")
    @Permit(DealPermissions.WRITE)
    @Operation(summary = "Takes an activity away")
    public Response remove(@PathParam("deal") UUID deal, @PathParam("activity") UUID id, @Context Viewer viewer) {
        DealsResource.answer(activities.delete(viewer, find(deal, id, viewer).id()));
        return Response.noContent().build();
    }

    private Activity find(UUID deal, UUID id, Viewer viewer) {
        return activities.reading().of(viewer, id).filter(each -> each.deal().equals(deal))
                .orElseThrow(() -> Problem.notFound("Activity", id));
    }

    private static Plan plan(Said said) {
        var kind = ActivityKind.of(DealBodies.required("kind", said.kind())).orElseThrow(() -> Problem.invalid("kind",
                "\"kind\" must be \"call\", \"meeting\", \"email\", \"message\" or \"task\"."));
        var outcome = said.outcome() == null
                ? null
                : TouchOutcome.of(said.outcome()).filter(kind.outcomes()::contains).orElseThrow(
                        () -> Problem.invalid("outcome", "\"outcome\" of a " + kind.key() + " must be one of "
                                + kind.outcomes().stream().map(TouchOutcome::key).toList() + "."));
        return new Plan(kind, said.subject(), said.text(), said.place(), said.minutes(), said.dueOn(), said.dueAt(),
                said.doneAt(), outcome, said.assignee(), said.people() == null ? List.of() : said.people());
    }

    private static Response.ResponseBuilder tagged(Activity activity) {
        return Response.ok(answer(activity)).tag(Versions.tag(activity.version()));
    }

    private static Answer answer(Activity activity) {
        var plan = activity.plan();
        return new Answer(activity.id(), activity.version(), new Said(plan.kind().key(), plan.subject(), plan.text(),
                plan.place(), plan.minutes(), plan.dueOn(), plan.dueAt(), plan.doneAt(),
                plan.outcome() == null ? null : plan.outcome().key(), plan.assignee(), plan.people()));
    }
}
