package io.saluran.platform.internal.webhook;

import io.saluran.db.Viewer;
import io.saluran.platform.internal.webhook.Subscription.Draft;
import io.saluran.platform.internal.webhook.Subscription.Wrong;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import io.saluran.platform.rest.Permit;
import io.saluran.platform.rest.Problem;
import io.saluran.platform.rest.RestResource;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Webhooks by REST: who is told, and what became of each message.
@Path("webhooks")
@Permit(WebhookPermissions.WRITE)
public final class WebhooksResource implements RestResource {

    private final Subscriptions subscriptions;
    private final Deliveries deliveries;

    public WebhooksResource(Subscriptions subscriptions, Deliveries deliveries) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
    }

    /// A webhook to be made.
    ///
    /// @param address `https://…`
    /// @param kinds for example `deal.moved`
    public record NewWebhook(@Nullable String name, @Nullable String address, @Nullable List<String> kinds) {}

    /// What is to be another; what is left out stays.
    ///
    /// @param paused whether nothing is sent to it
    public record WebhookChange(@Nullable String name, @Nullable String address, @Nullable List<String> kinds,
            @Nullable Boolean paused) {

        boolean isDraft() {
            return name != null || address != null || kinds != null;
        }

        Draft on(Subscription before) {
            return new Draft(name == null ? before.name() : name, address == null ? before.address() : address,
                    kinds == null ? before.kinds() : kinds);
        }
    }

    /// What the receiver answered to a test.
    ///
    /// @param taken whether it took the message
    /// @param status null when it did not answer
    /// @param problem why there was no answer: `timeout`, `private`, `unknown-host` or `network`
    /// @param answer the first 2,000 characters of it
    public record Tested(boolean taken, @Nullable Integer status, @Nullable String problem, String answer,
            int tookMillis) {}

    /// A webhook.
    ///
    /// @param maker in whose name it is: what that person may not see is not told
    /// @param state `on`, `failing`, `paused`, `given-up`, `gone` or `no-right`
    /// @param since when it began to fail or was paused
    /// @param secret only in the answer to what made it
    public record Webhook(UUID id, String name, String address, List<String> kinds, UUID maker, Instant createdAt,
            String state, @Nullable Instant since, @Nullable String secret) {

        static Webhook of(Subscription from, @Nullable String secret) {
            return new Webhook(from.id(), from.name(), from.address(), from.kinds(), from.maker(), from.createdAt(),
                    from.state().key(), from.since(), secret);
        }
    }

    /// A message, the `webhook-id` of which is its id.
    ///
    /// @param state `waiting`, `sent` or `failed`
    /// @param next when it is tried again
    /// @param status what the receiver answered last; null when it did not
    /// @param problem why there was no answer: `timeout`, `private`, `unknown-host` or `network`
    /// @param answer the first 2,000 characters of it
    public record Delivery(UUID id, String kind, String state, Instant queuedAt, @Nullable Instant next, int attempts,
            @Nullable Integer status, @Nullable String problem, @Nullable String answer, @Nullable Integer tookMillis) {

        static Delivery of(Deliveries.Row row) {
            var last = row.answer();
            return last == null
                    ? new Delivery(row.id(), row.kind(), row.state().key(), row.queued(), row.next(), row.attempts(),
                            null, null, null, null)
                    : new Delivery(row.id(), row.kind(), row.state().key(), row.queued(), row.next(), row.attempts(),
                            last.status(), last.problem(), last.text(), last.tookMillis());
        }
    }

    @GET
    @Operation(summary = "Lists the webhooks, the newest first")
    @Listing(sort = "-createdAt")
    public PageOf<Webhook> list(@Context ListQuery query, @Context Viewer viewer) {
        var newest = Comparator.comparing(Subscription::id).reversed();
        var all = subscriptions.all(viewer).stream()
                .sorted(query.sort().descending() ? newest : newest.reversed()).toList();
        var after = query.after().map(cursor -> UUID.fromString(String.valueOf(cursor.keys().getFirst())));
        var page = all.stream().dropWhile(each -> after.isPresent() && !each.id().equals(after.get()))
                .skip(after.isPresent() ? 1 : 0).limit(query.limit() + 1L).map(each -> Webhook.of(each, null)).toList();
        return query.cut(page, each -> List.of(each.id().toString()), query.count() ? (long) all.size() : null);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Reads a webhook")
    public Webhook get(@PathParam("id") UUID id, @Context Viewer viewer) {
        return Webhook.of(find(id, viewer), null);
    }

    @POST
    @Operation(summary = "Makes a webhook in the caller's name and answers its secret, which is not shown again")
    public Response create(NewWebhook given, @Context Viewer viewer) {
        var draft = new Draft(required("name", given.name()), required("address", given.address()),
                given.kinds() == null ? List.of() : given.kinds());
        subscriptions.wrong(draft, List.of()).ifPresent(this::refuse);
        var created = subscriptions.add(viewer, draft);
        return Response.status(201).header("Cache-Control", "no-store")
                .header("Location", "/api/v1/webhooks/" + created.id())
                .entity(Webhook.of(find(created.id(), viewer), created.secret())).build();
    }

    @PATCH
    @Path("{id}")
    @Operation(
            summary = "Changes what is given; a webhook of which more than the pause is changed is the caller's then")
    public Webhook change(@PathParam("id") UUID id, WebhookChange given, @Context Viewer viewer) {
        var before = find(id, viewer);
        if (given.isDraft()) {
            var draft = given.on(before);
            subscriptions.wrong(draft, before.kinds()).ifPresent(this::refuse);
            subscriptions.change(viewer, before, draft);
        } else if (given.paused() == null) {
            throw new Problem(422, "Nothing to change", "Give a name, an address, kinds or paused.", Map.of());
        }
        if (given.paused() != null && given.paused() == before.state().isOn()) {
            subscriptions.pause(viewer, id, given.paused());
        }
        return get(id, viewer);
    }

    @POST
    @Path("{id}/test")
    @Consumes("*/*")
    @Operation(summary = "Sends a message that says nothing, also while it is paused, and answers what came back, "
            + "within 20 seconds")
    public Tested test(@PathParam("id") UUID id, @Context Viewer viewer) throws InterruptedException {
        var answer = deliveries.test(viewer, id).orElseThrow(() -> Problem.notFound("Webhook", id));
        return new Tested(answer.isTaken(), answer.status(), answer.problem(), answer.text(), answer.tookMillis());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Deletes a webhook; what waits is not sent")
    public Response delete(@PathParam("id") UUID id, @Context Viewer viewer) {
        if (!subscriptions.delete(viewer, id)) {
            throw Problem.notFound("Webhook", id);
        }
        return Response.noContent().build();
    }

    @GET
    @Path("{id}/deliveries")
    @Operation(summary = "Lists the messages of the last 30 days with what was answered, the newest first")
    @Listing(sort = "-queuedAt")
    public PageOf<Delivery> deliveries(@PathParam("id") UUID id, @Context ListQuery query, @Context Viewer viewer) {
        if (!query.sort().descending()) {
            throw new Problem(400, "Unknown sort", "Messages are listed the newest first.",
                    Map.of("parameter", "sort"));
        }
        var after = query.after().map(cursor -> UUID.fromString(String.valueOf(cursor.keys().getFirst())));
        var rows = deliveries.rows(viewer, find(id, viewer).id(), after.orElse(null), query.limit() + 1);
        return query.cut(rows.stream().map(Delivery::of).toList(), each -> List.of(each.id().toString()), null);
    }

    @POST
    @Path("{id}/deliveries/{delivery}/again")
    @Consumes("*/*")
    @Operation(summary = "Sends a message again, with the same body and id")
    public Response again(@PathParam("id") UUID id, @PathParam("delivery") UUID delivery, @Context Viewer viewer) {
        if (!find(id, viewer).state().isOn()) {
            throw new Problem(409, "Webhook is paused", "Nothing is sent to a webhook that is paused.", Map.of());
        }
        if (!deliveries.again(viewer, id, delivery)) {
            throw Problem.notFound("Delivery", delivery);
        }
        return Response.status(202).build();
    }

    private Subscription find(UUID id, Viewer viewer) {
        return subscriptions.find(viewer, id).orElseThrow(() -> Problem.notFound("Webhook", id));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null) {
            throw Problem.invalid(field, "\"" + field + "\" is needed.");
        }
        return value;
    }

    private void refuse(Wrong wrong) {
        throw switch (wrong) {
            case NAME -> Problem.invalid("name", "A name has 1 to 100 characters.");
            case ADDRESS -> Problem.invalid("address", "An address begins with https:// and has no user name.");
            case PRIVATE -> Problem.invalid("address",
                    "Addresses inside the own network are not allowed by the company's settings.");
            case KINDS -> new Problem(422, "Invalid value", "Name one kind or more of those that there are.",
                    Map.of("field", "kinds", "known", subscriptions.kinds()));
        };
    }
}
