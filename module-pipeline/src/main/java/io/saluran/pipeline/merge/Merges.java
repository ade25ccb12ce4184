package io.saluran.pipeline.merge;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealsChanged;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordHistory;
import io.saluran.pipeline.record.RecordTable;
import io.saluran.pipeline.record.Unowned;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.UpdatableRecord;
import org.jspecify.annotations.Nullable;

/// Makes one of two records of a kind (P8, P27): the one that stays gets what hangs on the other, of each field the value
/// that was chosen, and the other's where it has none. For 30 days that can be taken back as a whole; what was changed
/// since stays.
///
/// Both calls throw [NotPermitted] for a viewer who may not change and delete such records.
public abstract class Merges<R extends UpdatableRecord<R>> {

    /// How long a merge can be taken back.
    public static final Duration KEPT = Duration.ofDays(30);

    private final MergeKind<R> kind;
    private final RecordTable<R> records;
    private final Db db;
    private final Events events;
    private final Clock clock;

    protected Merges(MergeKind<R> kind, Db db, Events events, Clock clock) {
        this.kind = kind;
        this.records = kind.records();
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    /// A record as it was seen.
    public record Seen(UUID id, int version) {}

    /// A value as the history shows it: the name of what an id stands for.
    protected abstract @Nullable String words(DSLContext sql, @Nullable Object value);

    /// What hangs on such records.
    protected abstract MergeMoves<R> moves(DSLContext sql, Viewer viewer, Instant at);

    /// What a field of the one that stays has then. Asked before anything is moved.
    ///
    /// @param taken whether the other's value is preferred
    protected @Nullable Object chosen(DSLContext sql, Viewer viewer, RecordField<R, ?> field, R kept, R gone,
            boolean taken) {
        return taken || kept.get(field.column()) == null ? gone.get(field.column()) : kept.get(field.column());
    }

    /// Whether a field can have its old value again; what it names may be gone, or stand elsewhere now.
    ///
    /// @param old as JSON
    protected boolean fits(DSLContext sql, Viewer viewer, UUID kept, String field, String old) {
        return true;
    }

    /// Called when both are there again.
    protected void apart(DSLContext sql, Viewer viewer, UUID gone) {}

    /// @param taken keys of the fields whose value is the one of the record that goes
    public MergeOutcome merge(Viewer viewer, Seen stays, Seen goes, Set<String> taken) {
        permitted(viewer);
        if (stays.id().equals(goes.id())) {
            return new MergeOutcome.Refused(MergeOutcome.Why.SAME_ONE);
        }
        return db.write(viewer, sql -> {
            var both = locked(sql, viewer, stays.id(), goes.id());
            var kept = both.get(stays.id());
            var gone = both.get(goes.id());
            return kept == null || gone == null || !isAsSeen(kept, stays) || !isAsSeen(gone, goes)
                    ? new MergeOutcome.Refused(MergeOutcome.Why.OVERTAKEN)
                    : merge(sql, viewer, kept, gone, taken);
        });
    }

    private boolean isAsSeen(R record, Seen seen) {
        return record.get(records.deletedAt()) == null && record.get(records.version()) == seen.version();
    }

    private MergeOutcome merge(DSLContext sql, Viewer viewer, R kept, R gone, Set<String> taken) {
        var merge = note(sql, viewer, kept, gone);
        var values = new ArrayList<@Nullable Object>();
        for (var field : kind.fields()) {
            values.add(chosen(sql, viewer, field, kept, gone, taken.contains(field.key())));
        }
        var key = kept.get(kind.externalId()) == null ? gone.get(kind.externalId()) : kept.get(kind.externalId());
        gone.set(kind.externalId(), null);
        gone.set(records.deletedAt(), clock.instant());
        gone.set(kind.mergedInto(), id(kept));
        store(gone);
        history(sql).edited(viewer, id(gone), "deleted", null, "");
        moves(sql, viewer, clock.instant()).there(merge, gone, kept);
        var taking = taking(sql, viewer, kept);
        for (int i = 0; i < values.size(); i++) {
            taking.put(kind.fields().get(i), values.get(i));
        }
        taking.takeOwn(gone, taken);
        kept.set(kind.externalId(), key);
        store(kept);
        sql.update(kind.table().table()).set(kind.table().after(), fields(sql).json(id(kept)))
                .where(kind.table().id().eq(merge)).execute();
        history(sql).edited(viewer, id(kept), RecordHistory.MERGED, null, gone.get(records.name()));
        tell(sql, viewer, merge, kept, gone);
        return new MergeOutcome.Merged(merge);
    }

    private UUID note(DSLContext sql, Viewer viewer, R kept, R gone) {
        var merge = Ids.next();
        var table = kind.table();
        sql.insertInto(table.table())
                .set(table.id(), merge)
                .set(table.kept(), id(kept))
                .set(table.gone(), id(gone))
                .set(table.goneKey(), gone.get(kind.externalId()))
                .set(table.person(), viewer.isSystem() ? null : viewer.person())
                .set(table.at(), clock.instant())
                .set(table.before(), fields(sql).json(id(kept)))
                .set(table.after(), fields(sql).json(id(kept)))
                .execute();
        return merge;
    }

    /// Takes a merge back.
    public MergeOutcome undo(Viewer viewer, UUID merge) {
        permitted(viewer);
        return db.write(viewer, sql -> {
            var table = kind.table();
            var known = sql.select(table.kept(), table.gone(), table.goneKey())
                    .from(table.table())
                    .where(table.id().eq(merge), table.undoneAt().isNull(), table.gone().isNotNull(),
                            table.at().gt(clock.instant().minus(KEPT)))
                    .forUpdate()
                    .fetchOne();
            if (known == null) {
                return new MergeOutcome.Refused(MergeOutcome.Why.GONE);
            }
            var both = locked(sql, viewer, known.value1(), known.value2());
            var kept = both.get(known.value1());
            var gone = both.get(known.value2());
            if (kept == null || gone == null || !id(kept).equals(gone.get(kind.mergedInto()))) {
                return new MergeOutcome.Refused(MergeOutcome.Why.GONE);
            }
            if (kept.get(records.deletedAt()) != null) {
                return new MergeOutcome.Refused(MergeOutcome.Why.NOT_THERE);
            }
            sql.update(table.table()).set(table.undoneAt(), clock.instant()).where(table.id().eq(merge)).execute();
            return apart(sql, viewer, new Pair<>(merge, kept, gone), known.value3());
        });
    }

    private record Pair<R>(UUID merge, R kept, R gone) {}

    private MergeOutcome apart(DSLContext sql, Viewer viewer, Pair<R> pair, @Nullable String key) {
        var kept = pair.kept();
        var gone = pair.gone();
        gone.set(records.deletedAt(), null);
        gone.set(kind.mergedInto(), null);
        store(gone);
        history(sql).edited(viewer, id(gone), "restored", null, "");
        var moves = moves(sql, viewer, clock.instant());
        moves.back(pair.merge(), kept, gone);
        var stays = fields(sql).putBack(pair.merge(), id(kept),
                (field, old) -> fits(sql, viewer, id(kept), field, old));
        taking(sql, viewer, kept)
                .tell(sql.selectFrom(records.table()).where(records.id().eq(id(kept))).fetchSingle());
        history(sql).edited(viewer, id(kept), RecordHistory.MERGED, gone.get(records.name()), null);
        fields(sql).giveBackKey(id(gone), key);
        apart(sql, viewer, id(gone));
        tell(sql, viewer, pair.merge(), kept, gone);
        return new MergeOutcome.Undone(stays, moves.elsewhere(pair.merge(), id(gone)));
    }

    private Map<UUID, R> locked(DSLContext sql, Viewer viewer, UUID one, UUID other) {
        return sql.selectFrom(records.table())
                .where(records.id().in(one, other), Unowned.too(viewer.maySee(records.table()), records.owner()))
                .orderBy(records.id())
                .forUpdate()
                .fetchMap(records.id());
    }

    private void permitted(Viewer viewer) {
        NotPermitted.unless(viewer, records.kind().write());
        NotPermitted.unless(viewer, records.kind().delete());
    }

    private void store(R record) {
        record.set(records.version(), record.get(records.version()) + 1);
        record.set(records.updatedAt(), clock.instant());
        record.update();
    }

    private UUID id(R record) {
        return record.get(records.id());
    }

    private MergeFields<R> fields(DSLContext sql) {
        return new MergeFields<>(sql, kind);
    }

    private TakenValues<R> taking(DSLContext sql, Viewer viewer, R kept) {
        return new TakenValues<>(kind, kept, value -> words(sql, value),
                (field, before, after) -> history(sql).edited(viewer, id(kept), field, before, after));
    }

    private RecordHistory history(DSLContext sql) {
        return new RecordHistory(sql, clock, kind.type());
    }

    private void tell(DSLContext sql, Viewer viewer, UUID merge, R kept, R gone) {
        events.publish(sql, kind.changed().apply(id(kept), viewer.person()));
        events.publish(sql, kind.changed().apply(id(gone), viewer.person()));
        events.publish(sql, new DealsChanged(merge, viewer.person()));
    }
}
