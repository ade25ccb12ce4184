package io.saluran.platform.internal.webhook;

import static io.saluran.platform.internal.sql.Tables.WEBHOOK;
import static io.saluran.platform.internal.sql.Tables.WEBHOOK_DELIVERY;

import io.saluran.db.Db;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.Notifications;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Takes messages in hand that are due, and writes down what came of them.
public final class WebhookRound {

    private static final Duration KEPT = Duration.ofDays(30);

    private final Db db;
    private final Notifications notifications;
    private final Clock clock;

    /// @param notifications the host's own
    public WebhookRound(Db db, Notifications notifications, Clock clock) {
        this.db = db;
        this.notifications = notifications;
        this.clock = clock;
    }

    /// Takes those that are due, of each webhook some, so that one with thousands holds up no other. Until they are told to
    /// be tried they are due again after a pause, so that a process that dies loses none; of two nodes each takes others.
    List<UUID> take(int most) {
        return db.write(sql -> {
            var taken = new ArrayList<UUID>();
            for (var webhook : waiting(sql)) {
                var due = sql.selectFrom(WEBHOOK_DELIVERY)
                        .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook), isDue())
                        .orderBy(WEBHOOK_DELIVERY.DUE_AT, WEBHOOK_DELIVERY.ID)
                        .limit(most)
                        .forUpdate().skipLocked()
                        .fetch();
                for (var each : due) {
                    var made = each.getAttempts() + 1;
                    each.setAttempts(made);
                    each.setDueAt(Attempts.next(each.getQueuedAt(), clock.instant(), made));
                    each.update();
                    taken.add(each.getId());
                }
            }
            return taken;
        });
    }

    private List<UUID> waiting(DSLContext sql) {
        return sql.select(WEBHOOK.ID)
                .from(WEBHOOK)
                .where(WEBHOOK.PAUSED_AT.isNull(), WEBHOOK.DELETED_AT.isNull(), DSL.exists(DSL.selectOne()
                        .from(WEBHOOK_DELIVERY)
                        .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(WEBHOOK.ID), isDue())))
                .orderBy(WEBHOOK.ID)
                .fetch(WEBHOOK.ID);
    }

    private Condition isDue() {
        return WEBHOOK_DELIVERY.DUE_AT.le(clock.instant());
    }

    /// What is brought, with the secrets that hold now.
    Courier.Parcel parcel(UUID delivery) {
        return db.read(sql -> sql.select(WEBHOOK_DELIVERY.BODY, WEBHOOK.ADDRESS, WEBHOOK.SECRET, WEBHOOK.FORMER_SECRET,
                WEBHOOK.FORMER_UNTIL)
                .from(WEBHOOK_DELIVERY)
                .join(WEBHOOK).on(WEBHOOK.ID.eq(WEBHOOK_DELIVERY.WEBHOOK_ID))
                .where(WEBHOOK_DELIVERY.ID.eq(delivery))
                .fetchSingle(row -> new Courier.Parcel(delivery.toString(), row.value2(),
                        secrets(row.value3(), row.value4(), row.value5()), row.value1())));
    }

    private List<WebhookSecret> secrets(String secret, @Nullable String former, @Nullable Instant until) {
        var holds = new WebhookSecret(secret);
        return former != null && until != null && until.isAfter(clock.instant())
                ? List.of(holds, new WebhookSecret(former))
                : List.of(holds);
    }

    /// Writes down what an attempt brought. Who failed for three days is paused, and its maker told.
    void tried(UUID delivery, Answer answer) {
        db.write(sql -> sql.select(WEBHOOK_DELIVERY.WEBHOOK_ID, WEBHOOK_DELIVERY.QUEUED_AT, WEBHOOK_DELIVERY.DUE_AT)
                .from(WEBHOOK_DELIVERY)
                .where(WEBHOOK_DELIVERY.ID.eq(delivery))
                .forUpdate()
                .fetchOptional()
                .map(row -> {
                    var webhook = row.value1();
                    var last = row.value3() == null || answer.isGone()
                            || Attempts.isOver(row.value2(), clock.instant());
                    write(sql, delivery, answer, last);
                    judge(sql, webhook, row, answer, last);
                    return webhook;
                }));
    }

    private void write(DSLContext sql, UUID delivery, Answer answer, boolean last) {
        var now = clock.instant();
        var update = sql.update(WEBHOOK_DELIVERY)
                .set(WEBHOOK_DELIVERY.STATUS, answer.status())
                .set(WEBHOOK_DELIVERY.PROBLEM, answer.problem())
                .set(WEBHOOK_DELIVERY.ANSWER, answer.text())
                .set(WEBHOOK_DELIVERY.TOOK_MS, answer.tookMillis());
        if (answer.isTaken()) {
            update = update.set(WEBHOOK_DELIVERY.SENT_AT, now).setNull(WEBHOOK_DELIVERY.DUE_AT);
        } else if (last) {
            update = update.set(WEBHOOK_DELIVERY.FAILED_AT, now).setNull(WEBHOOK_DELIVERY.DUE_AT);
        }
        update.where(WEBHOOK_DELIVERY.ID.eq(delivery)).execute();
    }

    private void judge(DSLContext sql, UUID webhook, Record delivery, Answer answer, boolean last) {
        if (answer.isTaken()) {
            sql.update(WEBHOOK).setNull(WEBHOOK.FAILING_SINCE)
                    .where(WEBHOOK.ID.eq(webhook), WEBHOOK.FAILING_SINCE.isNotNull()).execute();
            return;
        }
        // A test that somebody sends is not due again, and says nothing of the others.
        if (delivery.get(WEBHOOK_DELIVERY.DUE_AT) == null) {
            return;
        }
        sql.update(WEBHOOK).set(WEBHOOK.FAILING_SINCE, clock.instant())
                .where(WEBHOOK.ID.eq(webhook), WEBHOOK.FAILING_SINCE.isNull()).execute();
        if (answer.isGone()) {
            pause(sql, webhook, "gone");
        } else if (last && !came(sql, webhook, delivery.get(WEBHOOK_DELIVERY.QUEUED_AT))) {
            pause(sql, webhook, "failing");
        }
    }

    /// Whether any message came since.
    private static boolean came(DSLContext sql, UUID webhook, Instant since) {
        return sql.fetchExists(WEBHOOK_DELIVERY, WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook),
                WEBHOOK_DELIVERY.SENT_AT.ge(since));
    }

    private void pause(DSLContext sql, UUID webhook, String why) {
        sql.update(WEBHOOK)
                .set(WEBHOOK.PAUSED_AT, clock.instant())
                .set(WEBHOOK.PAUSED_BECAUSE, why)
                .where(WEBHOOK.ID.eq(webhook), WEBHOOK.PAUSED_AT.isNull())
                .returningResult(WEBHOOK.MAKER_ID, WEBHOOK.NAME)
                .fetchOptional()
                .ifPresent(row -> {
                    sql.update(WEBHOOK_DELIVERY)
                            .set(WEBHOOK_DELIVERY.FAILED_AT, clock.instant())
                            .setNull(WEBHOOK_DELIVERY.DUE_AT)
                            .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(webhook), WEBHOOK_DELIVERY.DUE_AT.isNotNull())
                            .execute();
                    notifications.tell(sql, Set.of(row.value1()), new Notification(WebhookNotifications.PAUSED,
                            row.value2(), "settings/webhooks", "webhook.told." + why, List.of(row.value2())));
                });
    }

    /// Forgets messages that went or failed long ago, and webhooks that were deleted then.
    void tidy() {
        var before = clock.instant().minus(KEPT);
        db.write(sql -> {
            sql.deleteFrom(WEBHOOK).where(WEBHOOK.DELETED_AT.lt(before)).execute();
            return sql.deleteFrom(WEBHOOK_DELIVERY)
                    .where(WEBHOOK_DELIVERY.DUE_AT.isNull(), WEBHOOK_DELIVERY.QUEUED_AT.lt(before))
                    .execute();
        });
    }
}
