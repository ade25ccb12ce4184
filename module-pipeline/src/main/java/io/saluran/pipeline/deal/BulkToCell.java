package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.BulkChange.Stay;
import io.saluran.pipeline.deal.BulkEdit.Effect;
import io.saluran.pipeline.deal.BulkEdit.TakenBack;
import io.saluran.pipeline.record.NotPermitted;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Many deals go to another lane of the board, whose owner or product they get, and there to a stage. One that cannot go to
/// the stage keeps its owner or product too; both are taken back as one.
record BulkToCell(DealWriting writing) {

    /// What came of it.
    sealed interface Outcome {

        /// @param effect of both together
        record Done(BulkEdit.Outcome.Done moved, BulkEdit.Outcome.Done changed, Effect effect) implements Outcome {}

        record Refused(Deals.Refusal why) implements Outcome {}
    }

    /// What one of the two changes did to a deal.
    private record Did(UUID change, UUID deal) {}

    Outcome change(Viewer viewer, Collection<UUID> deals, UUID stage, DealEdit<UUID> lane) {
        var edit = new BulkEdited<>(lane);
        NotPermitted.unless(viewer, edit.permission());
        return writing.db().write(viewer, sql -> {
            var refusal = edit.refusal(sql, viewer);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            return switch (new BulkEdit(writing).change(sql, viewer, deals, new BulkMoved(stage))) {
                case BulkEdit.Outcome.Refused(var why) -> new Outcome.Refused(why);
                case BulkEdit.Outcome.Done moved -> change(sql, viewer, there(sql, viewer, deals, stage), moved, edit);
            };
        });
    }

    private Outcome change(DSLContext sql, Viewer viewer, List<UUID> there, BulkEdit.Outcome.Done moved,
            BulkEdited<UUID> edit) {
        if (!(new BulkEdit(writing).change(sql, viewer, there, edit) instanceof BulkEdit.Outcome.Done changed)) {
            throw new IllegalStateException("A change that nothing spoke against was refused: " + edit);
        }
        var changes = deals(did(sql, moved, changed)).size();
        var stay = new EnumMap<Stay, Integer>(Stay.class);
        stay.putAll(moved.effect().stay());
        stay.remove(Stay.SAME);
        if (there.size() > changes) {
            stay.put(Stay.SAME, there.size() - changes);
        }
        return new Outcome.Done(moved, changed, new Effect(changes, stay, moved.effect().gone()));
    }

    /// Those that are open in the stage.
    private static List<UUID> there(DSLContext sql, Viewer viewer, Collection<UUID> deals, UUID stage) {
        return sql.select(DEAL.ID)
                .from(DEAL)
                .where(DEAL.ID.eq(DSL.any(deals.toArray(UUID[]::new))), DEAL.STAGE_ID.eq(stage), DEAL.OUTCOME.isNull(),
                        DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL))
                .fetch(DEAL.ID);
    }

    @Unrestricted("ids of deals that BulkEdit has asked for")
    private static Set<Did> did(DSLContext sql, BulkEdit.Outcome.Done moved, BulkEdit.Outcome.Done changed) {
        return sql.select(BULK_CHANGE_DEAL.BULK_CHANGE_ID, BULK_CHANGE_DEAL.DEAL_ID)
                .from(BULK_CHANGE_DEAL)
                .where(BULK_CHANGE_DEAL.BULK_CHANGE_ID.in(moved.id(), changed.id()))
                .fetchSet(row -> new Did(row.value1(), row.value2()));
    }

    private static Set<UUID> deals(Set<Did> did) {
        return did.stream().map(Did::deal).collect(Collectors.toSet());
    }

    /// Takes both back for the deals that nobody has changed there since. One of which only one goes back is told as kept.
    TakenBack takeBack(Viewer viewer, Outcome.Done done) {
        NotPermitted.unless(viewer, done.moved().change().permission());
        return writing.db().write(viewer, sql -> {
            var before = did(sql, done.moved(), done.changed());
            var bulk = new BulkEdit(writing);
            var names = Stream.of(done.changed(), done.moved())
                    .flatMap(each -> bulk.takeBack(sql, viewer, each).names().stream()).distinct().toList();
            var kept = new HashSet<>(before);
            kept.removeAll(did(sql, done.moved(), done.changed()));
            return new TakenBack(deals(before).size() - deals(kept).size(), deals(kept).size(),
                    names.stream().limit(BulkEdit.NAMED).toList());
        });
    }
}
