package io.saluran.platform.internal.notification;

import static io.saluran.platform.internal.sql.Tables.REMINDER;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.notification.Reminder;
import io.saluran.platform.notification.Reminders;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// [Reminders] in the table `platform.reminder`.
public final class StoredReminders implements Reminders {

    private static final int AT_ONCE = 200;

    private final Db db;
    private final Clock clock;

    public StoredReminders(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<Reminder> at(Viewer viewer, String path) {
        return db.read(sql -> sql.select(REMINDER.ID, REMINDER.PATH, REMINDER.ABOUT, REMINDER.NOTE, REMINDER.DUE_AT)
                .from(REMINDER)
                .where(REMINDER.PERSON_ID.eq(viewer.person()), REMINDER.PATH.eq(path))
                .orderBy(REMINDER.DUE_AT, REMINDER.ID)
                .fetch(mapping(Reminder::new)));
    }

    @Override
    public void set(Viewer viewer, Reminder reminder) {
        if (reminder.note().length() > Reminder.LONGEST) {
            throw new IllegalArgumentException("A note has at most " + Reminder.LONGEST + " characters");
        }
        db.write(viewer, sql -> sql.insertInto(REMINDER)
                .set(REMINDER.ID, reminder.id())
                .set(REMINDER.PERSON_ID, viewer.person())
                .set(REMINDER.PATH, reminder.path())
                .set(REMINDER.ABOUT, reminder.about())
                .set(REMINDER.NOTE, reminder.note())
                .set(REMINDER.DUE_AT, reminder.due())
                .onConflict(REMINDER.ID).doUpdate()
                .set(REMINDER.NOTE, reminder.note())
                .set(REMINDER.DUE_AT, reminder.due())
                .where(REMINDER.PERSON_ID.eq(viewer.person()))
                .execute());
    }

    @Override
    public void remove(Viewer viewer, UUID reminder) {
        db.write(viewer, sql -> sql.deleteFrom(REMINDER)
                .where(REMINDER.ID.eq(reminder), REMINDER.PERSON_ID.eq(viewer.person()))
                .execute());
    }

    /// Tells those whose time has come, and forgets them with it: each is told once, on whichever node comes first.
    ///
    /// @return how many there were
    int tellDue(Notifications notifications) {
        return db.write(sql -> {
            var due = sql.select(REMINDER.ID, REMINDER.PERSON_ID, REMINDER.PATH, REMINDER.ABOUT, REMINDER.NOTE)
                    .from(REMINDER)
                    .where(REMINDER.DUE_AT.le(clock.instant()))
                    .orderBy(REMINDER.DUE_AT, REMINDER.ID)
                    .limit(AT_ONCE)
                    .forUpdate().skipLocked()
                    .fetch();
            due.forEach(row -> notifications.tell(sql, Set.of(row.get(REMINDER.PERSON_ID)), told(
                    row.get(REMINDER.ABOUT), row.get(REMINDER.PATH), row.get(REMINDER.NOTE))));
            sql.deleteFrom(REMINDER).where(REMINDER.ID.in(due.getValues(REMINDER.ID))).execute();
            return due.size();
        });
    }

    private static Notification told(String about, String path, String note) {
        return note.isBlank()
                ? new Notification(PlatformNotifications.REMINDER, about, path, "notification.reminder", List.of())
                : new Notification(PlatformNotifications.REMINDER, about, path, "notification.reminder.note",
                        List.of(note));
    }
}
