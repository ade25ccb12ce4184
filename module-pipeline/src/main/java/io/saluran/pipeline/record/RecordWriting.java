package io.saluran.pipeline.record;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;

/// The one way in which an account or a contact is changed: locked, seen as it is now, by somebody who may; kept in its
/// history and told to all open pages in the same transaction. The lock leaves others free to refer to the record, which
/// two accounts that become each other's parents would else wait for in vain.
///
/// @param event makes what is told, of the record's id and the person's
public record RecordWriting<R extends UpdatableRecord<R>>(
        RecordTable<R> records, Db db, Events events, Clock clock, BiFunction<UUID, UUID, Record> event) {

    /// What is done to a record that is as the viewer saw it. [Outcome.Done] stands for "nothing to do" here too.
    @FunctionalInterface
    public interface Change<R> {
        Outcome to(DSLContext sql, R record);
    }

    public Outcome change(Viewer viewer, UUID id, int seenVersion, Change<R> change) {
        return db.write(viewer, sql -> sql.selectFrom(records.table())
                .where(records.id().eq(id), records.version().eq(seenVersion), records.deletedAt().isNull(),
                        Unowned.too(viewer.maySee(records.table()), records.owner()))
                .forNoKeyUpdate()
                .fetchOptional()
                .map(record -> change.to(sql, record))
                .orElseGet(Outcome.Overtaken::new));
    }

    /// Stores the record as its next version and tells so.
    public Outcome store(DSLContext sql, Viewer viewer, R record) {
        var next = record.get(records.version()) + 1;
        record.set(records.version(), next);
        record.set(records.updatedAt(), clock.instant());
        record.update();
        tell(sql, viewer, record.get(records.id()));
        return new Outcome.Done(next);
    }

    /// Deletes a record; it can be restored for 30 days.
    public Outcome delete(Viewer viewer, UUID id, int seenVersion) {
        return change(viewer, id, seenVersion, (sql, record) -> {
            record.set(records.deletedAt(), clock.instant());
            history(sql).edited(viewer, id, "deleted", null, "");
            return store(sql, viewer, record);
        });
    }

    /// Takes a deletion back.
    public Outcome restore(Viewer viewer, UUID id) {
        return db.write(viewer, sql -> sql.selectFrom(records.table())
                .where(records.id().eq(id), records.deletedAt().isNotNull(),
                        Unowned.too(viewer.maySee(records.table()), records.owner()))
                .forNoKeyUpdate()
                .fetchOptional()
                .map(record -> {
                    record.set(records.deletedAt(), null);
                    history(sql).edited(viewer, id, "restored", null, "");
                    return store(sql, viewer, record);
                })
                .orElseGet(Outcome.Overtaken::new));
    }

    public RecordHistory history(DSLContext sql) {
        return new RecordHistory(sql, clock, records.type());
    }

    public void tell(DSLContext sql, Viewer viewer, UUID id) {
        events.publish(sql, event.apply(id, viewer.person()));
    }
}
