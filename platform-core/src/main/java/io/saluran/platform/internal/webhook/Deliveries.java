package io.saluran.platform.internal.webhook;

import static io.saluran.platform.internal.sql.Tables.WEBHOOK;
import static io.saluran.platform.internal.sql.Tables.WEBHOOK_DELIVERY;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.internal.rest.JsonBody;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Messages of a webhook and what became of them, as who may have webhooks sees them.
public final class Deliveries {

    /// The kind of a message that somebody sends to see whether it comes.
    public static final String TEST = "webhook.test";

    private final Services services;

    /// What it works with.
    public record Services(Db db, Events events, Courier courier, WebhookRound round, Clock clock) {}

    public Deliveries(Services services) {
        this.services = services;
    }

    /// How it is with a message. Its words are the texts `webhooks.delivery.NAME`.
    public enum State {
        WAITING, SENT, FAILED;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(@Nullable Instant sent, @Nullable Instant failed) {
            return sent != null ? SENT : failed != null ? FAILED : WAITING;
        }
    }

    /// @param queued when it was made, or told to be sent again
    /// @param next when it is tried again; null when it is not
    /// @param answer what the last attempt brought; null before the first
    public record Row(UUID id, String kind, State state, Instant queued, @Nullable Instant next, int attempts,
            @Nullable Answer answer) {}

    /// The newest first.
    ///
    /// @param last the oldest that is shown; null for the newest page
    public List<Row> rows(Viewer who, UUID webhook, @Nullable UUID last, int limit) {
        Subscriptions.require(who);
        var behind = last == null ? DSL.noCondition() : WEBHOOK_DELIVERY.ID.lt(last);
        return services.db().read(sql -> sql.select(WEBHOOK_DELIVERY.ID, WEBHOOK_DELIVERY.KIND,
                WEBHOOK_DELIVERY.SENT_AT, WEBHOOK_DELIVERY.FAILED_AT, WEBHOOK_DELIVERY.QUEUED_AT,
                WEBHOOK_DELIVERY.DUE_AT, WEBHOOK_DELIVERY.ATTEMPTS, WEBHOOK_DELIVERY.STATUS, WEBHOOK_DELIVERY.PROBLEM,
                WEBHOOK_DELIVERY.ANSWER, WEBHOOK_DELIVERY.TOOK_MS)
                .from(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook), behind)
                .orderBy(WEBHOOK_DELIVERY.ID.desc())
                .limit(limit)
                .fetch(mapping((id, kind, sent, failed, queued, due, attempts, status, problem, answer,
                        took) -> new Row(id, kind, State.of(sent, failed), queued, due, attempts,
                                took == null ? null : new Answer(status, problem, String.valueOf(answer), took)))));
    }

    /// Sends one at once and again as often as the first time, with the same body and id.
    ///
    /// @return whether it is there and its webhook is on
    public boolean again(Viewer who, UUID webhook, UUID delivery) {
        Subscriptions.require(who);
        return services.db().write(who, sql -> {
            var now = services.clock().instant();
            var queued = sql.update(WEBHOOK_DELIVERY)
                    .set(WEBHOOK_DELIVERY.QUEUED_AT, now)
                    .set(WEBHOOK_DELIVERY.DUE_AT, now)
                    .set(WEBHOOK_DELIVERY.ATTEMPTS, 0)
                    .setNull(WEBHOOK_DELIVERY.SENT_AT)
                    .setNull(WEBHOOK_DELIVERY.FAILED_AT)
                    .from(WEBHOOK)
                    .where(WEBHOOK_DELIVERY.ID.eq(delivery), WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook),
                            WEBHOOK.ID.eq(WEBHOOK_DELIVERY.WEBHOOK_ID), WEBHOOK.PAUSED_AT.isNull(),
                            WEBHOOK.DELETED_AT.isNull())
                    .execute();
            services.events().publish(sql, new WebhookQueued(""));
            return queued > 0;
        });
    }

    /// Sends a message that says nothing, also while the webhook is paused, and waits for the answer: some 20 seconds at
    /// most, so never on the UI thread. It is not tried again.
    ///
    /// @return empty when the webhook is gone
    public Optional<Answer> test(Viewer who, UUID webhook) throws InterruptedException {
        Subscriptions.require(who);
        var now = services.clock().instant();
        var body = new JsonBody().of(WebhookOutbox.body(TEST, now, Map.of("webhook", webhook)));
        var id = Ids.next();
        var made = services.db().write(who, sql -> sql.insertInto(WEBHOOK_DELIVERY, WEBHOOK_DELIVERY.ID,
                WEBHOOK_DELIVERY.WEBHOOK_ID, WEBHOOK_DELIVERY.KIND, WEBHOOK_DELIVERY.BODY, WEBHOOK_DELIVERY.QUEUED_AT,
                WEBHOOK_DELIVERY.ATTEMPTS)
                .select(sql.select(DSL.val(id), WEBHOOK.ID, DSL.val(TEST), DSL.val(body), DSL.val(now), DSL.inline(1))
                        .from(WEBHOOK)
                        .where(WEBHOOK.ID.eq(webhook), WEBHOOK.DELETED_AT.isNull()))
                .execute());
        if (made == 0) {
            return Optional.empty();
        }
        var answer = services.courier().bring(services.round().parcel(id));
        services.round().tried(id, answer);
        return Optional.of(answer);
    }
}
