package io.saluran.platform.internal.webhook;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.WEBHOOK;

import io.saluran.db.Db;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.people.People;
import io.saluran.platform.people.Person;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Pauses webhooks whose maker has left or may not have one any more, and tells those who may take them over.
///
/// @param notifications the host's own
record OrphanedWebhooks(Db db, People people, Notifications notifications, Clock clock) {

    void pause(UUID webhook) {
        var keepers = keepers();
        db.write(sql -> sql.update(WEBHOOK)
                .set(WEBHOOK.PAUSED_AT, clock.instant())
                .set(WEBHOOK.PAUSED_BECAUSE, "maker")
                .where(WEBHOOK.ID.eq(webhook), WEBHOOK.PAUSED_AT.isNull())
                .returningResult(WEBHOOK.NAME, WEBHOOK.MAKER_ID)
                .fetchOptional()
                .map(paused -> {
                    var maker = sql.select(PERSON.NAME).from(PERSON).where(PERSON.ID.eq(paused.value2()))
                            .fetchSingle(PERSON.NAME);
                    notifications.tell(sql, keepers, new Notification(WebhookNotifications.PAUSED, paused.value1(),
                            "settings/webhooks", "webhook.told.maker", List.of(paused.value1(), maker)));
                    return keepers.size();
                }));
    }

    private Set<UUID> keepers() {
        return people.all().stream().filter(Person::active).map(Person::id)
                .filter(person -> people.viewer(person).may(WebhookPermissions.WRITE)).collect(Collectors.toSet());
    }
}
