package io.saluran.platform.internal.webhook;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.WEBHOOK;
import static io.saluran.platform.internal.sql.Tables.WEBHOOK_DELIVERY;
import static io.saluran.platform.internal.sql.Tables.WEBHOOK_EVENT;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.internal.rest.JsonBody;
import io.saluran.platform.people.People;
import io.saluran.platform.webhook.WebhookEvent;
import io.saluran.platform.webhook.WebhookSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What happened, made into a message for each who wants it, as that webhook's maker sees it.
final class WebhookOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookOutbox.class);
    private static final int AT_ONCE = 200;

    private final Db db;
    private final People people;
    private final WebhookKinds kinds;
    private final OrphanedWebhooks orphaned;
    private final Clock clock;

    WebhookOutbox(WebhookJob.Services services) {
        this.db = services.db();
        this.people = services.people();
        this.kinds = services.kinds();
        this.clock = services.clock();
        orphaned = new OrphanedWebhooks(db, people, services.notifications(), clock);
    }

    private record Waiting(UUID id, WebhookEvent event, Instant happened) {}

    private record Wish(UUID id, List<String> kinds, UUID maker, boolean left) {}

    private record Message(UUID event, UUID webhook, String kind, String body) {}

    /// Makes messages of the oldest events.
    ///
    /// @return of how many events; 0 when none waits, or none can be told of at this moment
    int spread() {
        var spread = 0;
        for (var source : kinds.sources().get()) {
            try {
                spread += spread(source);
            } catch (RuntimeException problem) {
                // One bundle's fault must not keep the others from being told; its events are tried again.
                LOG.error("What happened cannot be told by {}", source.kinds(), problem);
            }
        }
        return spread;
    }

    private int spread(WebhookSource source) {
        var named = source.kinds();
        var waiting = db.read(sql -> sql.select(WEBHOOK_EVENT.ID, WEBHOOK_EVENT.KIND, WEBHOOK_EVENT.RECORD_ID,
                WEBHOOK_EVENT.BELONGED_TO, WEBHOOK_EVENT.HAPPENED_AT)
                .from(WEBHOOK_EVENT)
                .where(WEBHOOK_EVENT.KIND.in(named))
                .orderBy(WEBHOOK_EVENT.ID)
                .limit(AT_ONCE)
                .fetch(mapping((id, kind, record, owner, at) -> new Waiting(id, new WebhookEvent(kind, record, owner),
                        at))));
        if (waiting.isEmpty()) {
            return 0;
        }
        var messages = new ArrayList<Message>();
        for (var wish : wishes()) {
            var wanted = waiting.stream().filter(each -> wish.kinds().contains(each.event().kind())).toList();
            if (!wanted.isEmpty()) {
                maker(wish).ifPresent(viewer -> messages.addAll(messages(source, wish, viewer, wanted)));
            }
        }
        return keep(waiting, messages);
    }

    private List<Wish> wishes() {
        return db.read(sql -> sql.select(WEBHOOK.ID, WEBHOOK.KINDS, WEBHOOK.MAKER_ID, PERSON.LEFT_AT)
                .from(WEBHOOK)
                .join(PERSON).on(PERSON.ID.eq(WEBHOOK.MAKER_ID))
                .where(WEBHOOK.PAUSED_AT.isNull(), WEBHOOK.DELETED_AT.isNull())
                .orderBy(WEBHOOK.ID)
                .fetch(row -> new Wish(row.value1(), List.of(row.value2()), row.value3(), row.value4() != null)));
    }

    /// In whose eyes messages are made; empty, and the webhook is paused, when that person has left or may not any more.
    private Optional<Viewer> maker(Wish wish) {
        var viewer = wish.left() ? Optional.<Viewer>empty() : Optional.of(people.viewer(wish.maker()));
        var allowed = viewer.filter(each -> each.may(WebhookPermissions.WRITE));
        if (allowed.isEmpty()) {
            orphaned.pause(wish.id());
        }
        return allowed;
    }

    private static List<Message> messages(WebhookSource source, Wish wish, Viewer viewer, List<Waiting> wanted) {
        var bodies = source.bodies(viewer, wanted.stream().map(Waiting::event).toList());
        var json = new JsonBody();
        var messages = new ArrayList<Message>();
        for (var each : wanted) {
            var data = bodies.get(each.event().record());
            if (data != null) {
                messages.add(new Message(each.id(), wish.id(), each.event().kind(),
                        json.of(body(each.event().kind(), each.happened(), data))));
            }
        }
        return messages;
    }

    /// The frame that Standard Webhooks proposes.
    static Map<String, Object> body(String kind, Instant happened, Object data) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", kind);
        body.put("timestamp", happened);
        body.put("data", data);
        return body;
    }

    /// Of two nodes that made messages of the same event, only one still finds it here.
    private int keep(List<Waiting> waiting, List<Message> messages) {
        return db.write(sql -> {
            var taken = new HashSet<>(sql.deleteFrom(WEBHOOK_EVENT)
                    .where(WEBHOOK_EVENT.ID.in(waiting.stream().map(Waiting::id).toList()))
                    .returningResult(WEBHOOK_EVENT.ID)
                    .fetch(WEBHOOK_EVENT.ID));
            var now = clock.instant();
            var rows = sql.insertInto(WEBHOOK_DELIVERY, WEBHOOK_DELIVERY.ID, WEBHOOK_DELIVERY.WEBHOOK_ID,
                    WEBHOOK_DELIVERY.KIND, WEBHOOK_DELIVERY.BODY, WEBHOOK_DELIVERY.QUEUED_AT, WEBHOOK_DELIVERY.DUE_AT);
            var mine = messages.stream().filter(message -> taken.contains(message.event())).toList();
            for (var message : mine) {
                rows = rows.values(Ids.next(), message.webhook(), message.kind(), message.body(), now, now);
            }
            if (!mine.isEmpty()) {
                rows.execute();
            }
            return taken.size();
        });
    }

    /// Forgets what nobody could tell of for days, because its bundle is away or fails.
    int tidy() {
        return db.write(sql -> sql.deleteFrom(WEBHOOK_EVENT)
                .where(WEBHOOK_EVENT.HAPPENED_AT.lt(clock.instant().minus(Attempts.LIFE)))
                .execute());
    }
}
