package io.saluran.platform.internal.notification;

import static io.saluran.platform.internal.sql.Tables.NOTIFICATION_CHOICE;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.notification.NotificationKind;
import io.saluran.platform.notification.NotificationKinds;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// How people want to be told, kind by kind.
public final class NotificationChoices {

    private final Db db;
    private final Supplier<List<NotificationKinds>> sets;

    /// @param sets of the bundles that run
    public NotificationChoices(Db db, Supplier<List<NotificationKinds>> sets) {
        this.db = db;
        this.sets = sets;
    }

    private List<NotificationKind> kinds() {
        return sets.get().stream().flatMap(set -> set.kinds().stream())
                .sorted(Comparator.comparing(NotificationKind::id)).toList();
    }

    private Way usual(String kind) {
        return kinds().stream().filter(each -> each.id().equals(kind)).anyMatch(NotificationKind::letter)
                ? Way.LETTER
                : Way.HERE;
    }

    /// What holds for a person, by the ids of all kinds that there are.
    public Map<String, Way> of(Viewer viewer) {
        var chosen = db.read(sql -> sql.select(NOTIFICATION_CHOICE.KIND, NOTIFICATION_CHOICE.WAY)
                .from(NOTIFICATION_CHOICE)
                .where(NOTIFICATION_CHOICE.PERSON_ID.eq(viewer.person()))
                .fetchMap(NOTIFICATION_CHOICE.KIND, row -> Way.of(row.get(NOTIFICATION_CHOICE.WAY))));
        var all = new LinkedHashMap<String, Way>();
        kinds().forEach(kind -> all.put(kind.id(), chosen.getOrDefault(kind.id(),
                kind.letter() ? Way.LETTER : Way.HERE)));
        return all;
    }

    public void choose(Viewer viewer, String kind, Way way) {
        db.write(viewer, sql -> sql.insertInto(NOTIFICATION_CHOICE)
                .set(NOTIFICATION_CHOICE.PERSON_ID, viewer.person())
                .set(NOTIFICATION_CHOICE.KIND, kind)
                .set(NOTIFICATION_CHOICE.WAY, way.key())
                .onConflict(NOTIFICATION_CHOICE.PERSON_ID, NOTIFICATION_CHOICE.KIND).doUpdate()
                .set(NOTIFICATION_CHOICE.WAY, way.key())
                .execute());
    }

    /// What holds for each of these people about one kind.
    Map<UUID, Way> of(Set<UUID> people, String kind) {
        var usual = usual(kind);
        var ways = new LinkedHashMap<UUID, Way>();
        people.forEach(person -> ways.put(person, usual));
        db.read(sql -> sql.select(NOTIFICATION_CHOICE.PERSON_ID, NOTIFICATION_CHOICE.WAY)
                .from(NOTIFICATION_CHOICE)
                .where(NOTIFICATION_CHOICE.PERSON_ID.in(people), NOTIFICATION_CHOICE.KIND.eq(kind))
                .fetch()).forEach(row -> ways.put(row.get(NOTIFICATION_CHOICE.PERSON_ID),
                        Way.of(row.get(NOTIFICATION_CHOICE.WAY))));
        return ways;
    }
}
