package io.saluran.pipeline.record;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldValues;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What is done to records of one kind. Each change is made by somebody who may, to the record locked and as it was seen;
/// it raises the version, is kept in the history and told to all open pages, in one transaction. A change of what
/// somebody else has changed since it was read is refused and nothing is done. The lock leaves others free to refer to the
/// record, which two accounts that become each other's parents would else wait for in vain.
///
/// Every call that changes throws [NotPermitted] for a viewer without the permission.
public abstract class Records<R extends UpdatableRecord<R>> {

    private final RecordTable<R> records;
    private final Db db;
    private final Clock clock;
    private final Events events;
    private final BiFunction<UUID, UUID, Record> event;

    /// @param event makes what is told, of the record's id and the person's
    protected Records(RecordTable<R> records, Db db, Events events, Clock clock,
            BiFunction<UUID, UUID, Record> event) {
        this.records = records;
        this.db = db;
        this.events = events;
        this.clock = clock;
        this.event = event;
    }

    /// A record that is made.
    ///
    /// @param refused why it cannot be; null when it was made
    public record Made(UUID id, @Nullable Refusal refused) {}

    /// What a field can be set to.
    @FunctionalInterface
    protected interface Checks<R extends UpdatableRecord<R>> {

        /// @param record null for one that is not made yet
        @Nullable
        Refusal refusal(@Nullable UUID record, RecordEdit<R, ?> edit);
    }

    protected abstract Checks<R> checks(DSLContext sql, Viewer viewer);

    /// A value as the history shows it: the name of what an id stands for.
    protected abstract @Nullable String words(DSLContext sql, @Nullable Object value);

    /// The fields that people edit, in the order in which they read them.
    protected abstract List<RecordField<R, ?>> ordered();

    /// What was in each field at the end of a day, as the history keeps it, in the order in which people read them; empty
    /// when the record was not there yet, or the viewer may not see it.
    public Optional<Map<String, String>> asOf(Viewer viewer, UUID id, LocalDate day) {
        var end = day.plusDays(1).atStartOfDay(viewer.zone()).toInstant();
        return db.read(viewer, sql -> new RecordAsOf<R>(sql, records, ordered(), value -> words(sql, value))
                .at(viewer, id, end));
    }

    public LocalDate today(Viewer viewer) {
        return LocalDate.ofInstant(clock.instant(), viewer.zone());
    }

    /// The edit as it is stored.
    protected RecordEdit<R, ?> stored(RecordEdit<R, ?> edit) {
        return edit;
    }

    /// Which deleted records can be restored by themselves.
    protected Condition restorable() {
        return DSL.noCondition();
    }

    /// Called before an edit changes the record.
    protected void before(DSLContext sql, R record, RecordEdit<R, ?> edit) {}

    protected Clock clock() {
        return clock;
    }

    /// Makes a record, the viewer's own unless an owner is among the fields.
    public Made create(Viewer viewer, List<RecordEdit<R, ?>> fields) {
        return create(viewer, fields, List.of());
    }

    /// Makes a record, as above.
    ///
    /// @param own what is in the company's own fields
    public Made create(Viewer viewer, List<RecordEdit<R, ?>> fields, List<FieldEdit> own) {
        NotPermitted.unless(viewer, records.kind().write());
        return db.write(viewer, sql -> {
            var id = Ids.next();
            var checks = checks(sql, viewer);
            var record = sql.newRecord(records.table());
            record.set(records.id(), id);
            record.set(records.owner(), viewer.isSystem() ? null : viewer.person());
            record.set(records.createdAt(), clock.instant());
            record.set(records.updatedAt(), clock.instant());
            for (var edit : fields) {
                var refusal = checks.refusal(null, edit);
                if (refusal != null) {
                    return new Made(id, refusal);
                }
                stored(edit).into(record);
            }
            if (record.get(records.name()) == null) {
                return new Made(id, Refusal.NO_NAME);
            }
            var refusal = own(sql).put(record, own, true);
            if (refusal != null) {
                return new Made(id, refusal);
            }
            record.insert();
            history(sql).edited(viewer, id, "created", null, "");
            tell(sql, viewer, id);
            return new Made(id, null);
        });
    }

    /// Changes one field.
    public <T> Outcome edit(Viewer viewer, UUID id, RecordField<R, T> field, @Nullable T value, int seenVersion) {
        return edit(viewer, id, List.of(new RecordEdit<>(field, value)), seenVersion);
    }

    /// Changes several fields, or none of them when one cannot be.
    public Outcome edit(Viewer viewer, UUID id, List<RecordEdit<R, ?>> edits, int seenVersion) {
        return edit(viewer, id, edits, List.of(), seenVersion);
    }

    /// Changes fields, the company's own too, or none of them when one cannot be.
    public Outcome edit(Viewer viewer, UUID id, List<RecordEdit<R, ?>> edits, List<FieldEdit> own, int seenVersion) {
        NotPermitted.unless(viewer, records.kind().write());
        return change(viewer, id, seenVersion, (sql, record) -> {
            var checks = checks(sql, viewer);
            for (var edit : edits) {
                var refusal = checks.refusal(id, edit);
                if (refusal != null) {
                    return new Outcome.Refused(refusal);
                }
            }
            var before = FieldValues.of(record.get(records.fields()));
            var refused = own.isEmpty() ? null : own(sql).put(record, own, false);
            if (refused != null) {
                return new Outcome.Refused(refused);
            }
            var after = FieldValues.of(record.get(records.fields()));
            FieldWriting.tell(before, after, (field, from, to) -> history(sql).edited(viewer, id, field, from, to));
            var changes = edits.stream().<RecordEdit<R, ?>>map(this::stored).filter(edit -> edit.changes(record))
                    .toList();
            for (var edit : changes) {
                before(sql, record, edit);
                history(sql).edited(viewer, id, edit.field().key(), words(sql, record.get(edit.field().column())),
                        words(sql, edit.value()));
                edit.into(record);
            }
            return changes.isEmpty() && after.equals(before)
                    ? new Outcome.Done(seenVersion)
                    : store(sql, viewer, record);
        });
    }

    /// Deletes a record; it can be restored for 30 days, and what named it names it again then.
    public Outcome delete(Viewer viewer, UUID id, int seenVersion) {
        NotPermitted.unless(viewer, records.kind().delete());
        return change(viewer, id, seenVersion, (sql, record) -> {
            record.set(records.deletedAt(), clock.instant());
            history(sql).edited(viewer, id, "deleted", null, "");
            return store(sql, viewer, record);
        });
    }

    /// Takes a deletion back.
    public Outcome restore(Viewer viewer, UUID id) {
        NotPermitted.unless(viewer, records.kind().delete());
        return db.write(viewer, sql -> sql.selectFrom(records.table())
                .where(records.id().eq(id), records.deletedAt().isNotNull(), restorable(),
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

    private Outcome change(Viewer viewer, UUID id, int seenVersion, BiFunction<DSLContext, R, Outcome> change) {
        return db.write(viewer, sql -> sql.selectFrom(records.table())
                .where(records.id().eq(id), records.version().eq(seenVersion), records.deletedAt().isNull(),
                        Unowned.too(viewer.maySee(records.table()), records.owner()))
                .forNoKeyUpdate()
                .fetchOptional()
                .map(record -> change.apply(sql, record))
                .orElseGet(Outcome.Overtaken::new));
    }

    /// Stores the record as its next version and tells so.
    private Outcome store(DSLContext sql, Viewer viewer, R record) {
        var next = record.get(records.version()) + 1;
        record.set(records.version(), next);
        record.set(records.updatedAt(), clock.instant());
        record.update();
        tell(sql, viewer, record.get(records.id()));
        return new Outcome.Done(next);
    }

    private RecordOwnFields<R> own(DSLContext sql) {
        return new RecordOwnFields<>(sql, records);
    }

    private RecordHistory history(DSLContext sql) {
        return new RecordHistory(sql, clock, records.kind().type());
    }

    private void tell(DSLContext sql, Viewer viewer, UUID id) {
        events.publish(sql, event.apply(id, viewer.person()));
    }
}
