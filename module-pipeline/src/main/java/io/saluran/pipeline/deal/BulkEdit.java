package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE;
import static io.saluran.pipeline.sql.pipeline.Tables.BULK_CHANGE_DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.CHOSEN_DEALS;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.DealsChanged;
import io.saluran.pipeline.deal.BulkChange.Stay;
import io.saluran.pipeline.record.NotPermitted;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Changes many deals at once: a few statements however many they are, in one transaction, in the history of each, and
/// taken back as one.
record BulkEdit(DealWriting writing) {

    /// As many as can be chosen at once.
    static final int MOST = 1_000;

    /// As many of the deals that were kept are named.
    static final int NAMED = 3;

    /// What a change does, or would.
    ///
    /// @param changes deals that it changes
    /// @param stay how many stay as they are, and why
    /// @param gone chosen, but deleted since or no longer to be seen
    record Effect(int changes, Map<Stay, Integer> stay, int gone) {}

    /// What came of it.
    sealed interface Outcome {

        /// @param id of the change as a whole
        record Done(UUID id, BulkChange change, Effect effect) implements Outcome {}

        record Refused(Deals.Refusal why) implements Outcome {}
    }

    /// What came of taking a change back.
    ///
    /// @param back deals that are as they were
    /// @param kept how many stay as somebody made them since
    /// @param names of the first few of those
    /// @param binned how many of them stay in the bin, as their pipeline or stage is gone
    record TakenBack(int back, int kept, List<String> names, int binned) {

        TakenBack(int back, int kept, List<String> names) {
            this(back, kept, names, 0);
        }
    }

    /// What a change would do, counted in the database.
    Effect preview(Viewer viewer, Collection<UUID> deals, BulkChange change) {
        NotPermitted.unless(viewer, change.permission());
        return writing.db().read(viewer, sql -> effect(sql, viewer, deals, change));
    }

    /// The first deals that a change would change, richest first.
    BulkExamples examples(Viewer viewer, Collection<UUID> deals, BulkChange change) {
        NotPermitted.unless(viewer, change.permission());
        return writing.db().read(viewer,
                sql -> BulkExamples.of(sql, among(viewer, deals).and(why(sql, change).isNull()), change));
    }

    Outcome change(Viewer viewer, Collection<UUID> deals, BulkChange change) {
        NotPermitted.unless(viewer, change.permission());
        return writing.db().write(viewer, sql -> change(sql, viewer, deals, change));
    }

    /// The same within a transaction.
    Outcome change(DSLContext sql, Viewer viewer, Collection<UUID> deals, BulkChange change) {
        var refusal = change.refusal(sql, viewer);
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        // locked in one order, so that two bulk changes wait for each other instead of failing
        sql.select(DEAL.ID).from(DEAL).where(among(viewer, deals)).orderBy(DEAL.ID).forUpdate().execute();
        var effect = effect(sql, viewer, deals, change);
        var id = keep(sql, viewer, deals, change);
        write(sql, id, change);
        settle(sql, id, change);
        new BulkHistory(sql, writing.clock().instant()).tell(viewer, id, change, false);
        writing.events().publish(sql, new DealsChanged(id, viewer.person()));
        return new Outcome.Done(id, change, effect);
    }

    private static Condition among(Viewer viewer, Collection<UUID> deals) {
        return DEAL.ID.eq(DSL.any(DSL.val(deals.toArray(UUID[]::new)))).and(DEAL.DELETED_AT.isNull())
                .and(viewer.maySee(DEAL));
    }

    private static Effect effect(DSLContext sql, Viewer viewer, Collection<UUID> deals, BulkChange change) {
        var why = why(sql, change).as("why");
        var each = sql.select(why).from(DEAL).where(among(viewer, deals)).asTable("chosen");
        var stay = new EnumMap<Stay, Integer>(Stay.class);
        var changes = 0;
        var found = 0;
        for (var row : sql.select(each.field(why), DSL.count()).from(each).groupBy(each.field(why)).fetch()) {
            found += row.value2();
            if (row.value1() == null) {
                changes = row.value2();
            } else {
                stay.put(Stay.valueOf(row.value1()), row.value2());
            }
        }
        return new Effect(changes, stay, deals.size() - found);
    }

    /// The name of the first reason to stay; null for a deal that changes.
    private static Field<String> why(DSLContext sql, BulkChange change) {
        var why = DSL.castNull(SQLDataType.CLOB);
        for (var each : change.stays(sql).entrySet().stream().toList().reversed()) {
            why = DSL.when(each.getValue(), DSL.inline(each.getKey().name())).otherwise(why);
        }
        return why;
    }

    /// Keeps what the deals hold that are about to change.
    private UUID keep(DSLContext sql, Viewer viewer, Collection<UUID> deals, BulkChange change) {
        var id = Ids.next();
        sql.insertInto(BULK_CHANGE)
                .set(BULK_CHANGE.ID, id)
                .set(BULK_CHANGE.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                .set(BULK_CHANGE.AT, writing.clock().instant())
                .set(BULK_CHANGE.FIELD, change.field())
                .execute();
        sql.insertInto(BULK_CHANGE_DEAL, BULK_CHANGE_DEAL.BULK_CHANGE_ID, BULK_CHANGE_DEAL.DEAL_ID,
                BULK_CHANGE_DEAL.OLD_VALUE, BULK_CHANGE_DEAL.OLD_SINCE)
                .select(sql.select(DSL.val(id), DEAL.ID, change.old(), DEAL.STAGE_SINCE)
                        .from(DEAL)
                        .where(among(viewer, deals), why(sql, change).isNull()))
                .execute();
        return id;
    }

    @Unrestricted("of the deals that were locked, seen by somebody who may")
    private void write(DSLContext sql, UUID id, BulkChange change) {
        sql.update(DEAL)
                .set(change.written(writing.clock().instant()))
                .set(DEAL.VERSION, DEAL.VERSION.plus(1))
                .set(DEAL.UPDATED_AT, writing.clock().instant())
                .from(BULK_CHANGE_DEAL)
                .where(DEAL.ID.eq(BULK_CHANGE_DEAL.DEAL_ID), BULK_CHANGE_DEAL.BULK_CHANGE_ID.eq(id))
                .execute();
    }

    /// What follows from it: a deal is worth what its currency was on the day on which it was closed.
    private static void settle(DSLContext sql, UUID id, BulkChange change) {
        if (change instanceof BulkClosed) {
            DealMoney.convertAll(sql, id);
        }
    }

    /// Takes a change back for the deals that nobody has changed there since; the others stay as they are.
    TakenBack takeBack(Viewer viewer, Outcome.Done done) {
        NotPermitted.unless(viewer, done.change().permission());
        return writing.db().write(viewer, sql -> takeBack(sql, viewer, done));
    }

    /// The same within a transaction.
    TakenBack takeBack(DSLContext sql, Viewer viewer, Outcome.Done done) {
        var open = sql.update(BULK_CHANGE)
                .set(BULK_CHANGE.UNDONE_AT, writing.clock().instant())
                .where(BULK_CHANGE.ID.eq(done.id()), BULK_CHANGE.UNDONE_AT.isNull(),
                        BULK_CHANGE.PERSON_ID.eq(viewer.person()))
                .execute();
        if (open == 0) {
            return new TakenBack(0, 0, List.of());
        }
        var binned = done.change() instanceof BulkDeleted ? BulkDeleted.binned(sql, viewer, done.id()) : 0;
        var kept = letGo(sql, viewer, done);
        var back = restore(sql, done);
        settle(sql, done.id(), done.change());
        new BulkHistory(sql, writing.clock().instant()).tell(viewer, done.id(), done.change(), true);
        writing.events().publish(sql, new DealsChanged(done.id(), viewer.person()));
        return new TakenBack(back, kept.size(),
                kept.stream().filter(name -> !name.isEmpty()).limit(NAMED).toList(), binned);
    }

    /// Takes out of the change what somebody has changed since.
    ///
    /// @return the names of those deals
    private static List<String> letGo(DSLContext sql, Viewer viewer, Outcome.Done done) {
        var there = done.change() instanceof BulkDeleted ? DSL.noCondition() : DEAL.DELETED_AT.isNull();
        var still = sql.select(DEAL.ID)
                .from(DEAL)
                .join(BULK_CHANGE_DEAL).on(BULK_CHANGE_DEAL.DEAL_ID.eq(DEAL.ID))
                .where(BULK_CHANGE_DEAL.BULK_CHANGE_ID.eq(done.id()), viewer.maySee(DEAL), done.change().untouched(),
                        there)
                .orderBy(DEAL.ID)
                .forUpdate().of(DEAL)
                .fetch(DEAL.ID);
        var other = sql.deleteFrom(BULK_CHANGE_DEAL)
                .where(BULK_CHANGE_DEAL.BULK_CHANGE_ID.eq(done.id()),
                        BULK_CHANGE_DEAL.DEAL_ID.ne(DSL.all(DSL.val(still.toArray(UUID[]::new)))))
                .returning(BULK_CHANGE_DEAL.DEAL_ID)
                .fetch(BULK_CHANGE_DEAL.DEAL_ID);
        var names = names(sql, viewer, other);
        // one that the viewer no longer sees is counted and not named
        return Stream
                .concat(names.values().stream().sorted(), Collections.nCopies(other.size() - names.size(), "").stream())
                .toList();
    }

    private static Map<UUID, String> names(DSLContext sql, Viewer viewer, List<UUID> deals) {
        return sql.select(DEAL.ID, DEAL.NAME).from(DEAL)
                .where(DEAL.ID.eq(DSL.any(DSL.val(deals.toArray(UUID[]::new)))), viewer.maySee(DEAL))
                .fetchMap(DEAL.ID, DEAL.NAME);
    }

    @Unrestricted("of the deals that were locked, seen by somebody who may")
    private int restore(DSLContext sql, Outcome.Done done) {
        return sql.update(DEAL)
                .set(done.change().back())
                .set(DEAL.VERSION, DEAL.VERSION.plus(1))
                .set(DEAL.UPDATED_AT, writing.clock().instant())
                .from(BULK_CHANGE_DEAL)
                .where(DEAL.ID.eq(BULK_CHANGE_DEAL.DEAL_ID), BULK_CHANGE_DEAL.BULK_CHANGE_ID.eq(done.id()))
                .execute();
    }

    /// Keeps which deals somebody chose, for an hour, so that an address can name them.
    UUID choose(Viewer viewer, Collection<UUID> deals) {
        return writing.db().write(sql -> {
            var now = writing.clock().instant();
            sql.deleteFrom(CHOSEN_DEALS)
                    .where(CHOSEN_DEALS.PERSON_ID.eq(viewer.person()),
                            CHOSEN_DEALS.AT.lt(now.minus(Duration.ofHours(1))))
                    .execute();
            var id = Ids.next();
            sql.insertInto(CHOSEN_DEALS)
                    .set(CHOSEN_DEALS.ID, id)
                    .set(CHOSEN_DEALS.PERSON_ID, viewer.person())
                    .set(CHOSEN_DEALS.AT, now)
                    .set(CHOSEN_DEALS.DEALS, deals.toArray(UUID[]::new))
                    .execute();
            return id;
        });
    }
}
