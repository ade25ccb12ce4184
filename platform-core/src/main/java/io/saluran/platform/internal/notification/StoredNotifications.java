package io.saluran.platform.internal.notification;

import static io.saluran.platform.internal.sql.Tables.NOTIFICATION;
import static io.saluran.platform.internal.sql.Tables.PERSON;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.platform.event.Events;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/// [Notifications] of one bundle, in the table `platform.notification`.
///
/// @param bundle in whose name they are kept
public record StoredNotifications(String bundle, Services services) implements Notifications {

    /// The host's own.
    static final String HOST = "saluran";

    /// How long who sits at the screen has before a letter goes.
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /// What it works with.
    ///
    /// @param db the host's; a bundle's own role may put a notification here, and read nobody's
    public record Services(Db db, Texts texts, NotificationChoices choices, Events events, Clock clock) {}

    @Override
    public void tell(DSLContext transaction, Set<UUID> people, Notification told) {
        if (people.isEmpty()) {
            return;
        }
        var languages = languages(people);
        services.choices().of(languages.keySet(), told.kind()).forEach((person, way) -> {
            if (way != Way.NONE) {
                insert(transaction, person, told, way, Locale.forLanguageTag(languages.getOrDefault(person, "en")));
            }
        });
    }

    /// The languages of those who work here.
    private Map<UUID, String> languages(Set<UUID> people) {
        return services.db().read(sql -> sql.select(PERSON.ID, PERSON.LANGUAGE)
                .from(PERSON)
                .where(PERSON.ID.in(people), PERSON.LEFT_AT.isNull())
                .fetchMap(PERSON.ID, PERSON.LANGUAGE));
    }

    private void insert(DSLContext transaction, UUID person, Notification told, Way way, Locale locale) {
        var now = services.clock().instant();
        transaction.insertInto(NOTIFICATION)
                .set(NOTIFICATION.ID, Ids.next())
                .set(NOTIFICATION.PERSON_ID, person)
                .set(NOTIFICATION.BUNDLE, bundle)
                .set(NOTIFICATION.KIND, told.kind())
                .set(NOTIFICATION.ABOUT, told.about())
                .set(NOTIFICATION.PATH, told.path())
                .set(NOTIFICATION.WORDS, services.texts().text(locale, told.text(), told.arguments().toArray()))
                .set(NOTIFICATION.TOLD_AT, now)
                .set(NOTIFICATION.LETTER_DUE_AT, way == Way.LETTER ? now.plus(PATIENCE) : null)
                .execute();
        services.events().publish(transaction, new NotificationsChanged(person));
    }
}
