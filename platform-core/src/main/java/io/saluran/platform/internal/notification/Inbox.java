package io.saluran.platform.internal.notification;

import static io.saluran.platform.internal.sql.Tables.NOTIFICATION;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a person was told.
public final class Inbox {

    private final Db db;
    private final Events events;
    private final Clock clock;

    public Inbox(Db db, Events events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /// @param about what it is about, and `path` where that is
    /// @param words in the language that the person had then
    public record Row(UUID id, String kind, String about, String path, String words, Instant told, boolean read) {}

    /// The newest first.
    ///
    /// @param last the oldest that is shown; null for the newest page
    /// @param unreadOnly leaves out what has been read
    public List<Row> rows(Viewer viewer, @Nullable Row last, boolean unreadOnly, int limit) {
        Condition behind = last == null
                ? DSL.noCondition()
                : DSL.row(NOTIFICATION.TOLD_AT, NOTIFICATION.ID).lt(last.told(), last.id());
        var wanted = unreadOnly ? NOTIFICATION.READ_AT.isNull() : DSL.noCondition();
        return db.read(sql -> sql.select(NOTIFICATION.ID, NOTIFICATION.KIND, NOTIFICATION.ABOUT, NOTIFICATION.PATH,
                NOTIFICATION.WORDS, NOTIFICATION.TOLD_AT, DSL.field(NOTIFICATION.READ_AT.isNotNull()))
                .from(NOTIFICATION)
                .where(NOTIFICATION.PERSON_ID.eq(viewer.person()), behind, wanted)
                .orderBy(NOTIFICATION.TOLD_AT.desc(), NOTIFICATION.ID.desc())
                .limit(limit)
                .fetch(mapping(Row::new)));
    }

    public int unread(Viewer viewer) {
        return db.read(sql -> sql.fetchCount(NOTIFICATION, NOTIFICATION.PERSON_ID.eq(viewer.person()),
                NOTIFICATION.READ_AT.isNull()));
    }

    /// Marks some as read, or as not read again.
    ///
    /// @return those that were not so before
    public List<UUID> mark(Viewer viewer, Collection<UUID> ids, boolean read) {
        return mark(viewer, NOTIFICATION.ID.in(ids), read);
    }

    /// Marks all as read.
    ///
    /// @return those that were not read before, to take it back
    public List<UUID> markAll(Viewer viewer) {
        return mark(viewer, DSL.noCondition(), true);
    }

    private List<UUID> mark(Viewer viewer, Condition which, boolean read) {
        return db.write(viewer, sql -> {
            var marked = sql.update(NOTIFICATION)
                    .set(NOTIFICATION.READ_AT, read ? clock.instant() : null)
                    .setNull(NOTIFICATION.LETTER_DUE_AT)
                    .where(NOTIFICATION.PERSON_ID.eq(viewer.person()), which,
                            read ? NOTIFICATION.READ_AT.isNull() : NOTIFICATION.READ_AT.isNotNull())
                    .returningResult(NOTIFICATION.ID)
                    .fetch(NOTIFICATION.ID);
            if (!marked.isEmpty()) {
                events.publish(sql, new NotificationsChanged(viewer.person()));
            }
            return marked;
        });
    }
}
