package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT_MERGE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.AccountChanged;
import io.saluran.pipeline.api.DealsChanged;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordHistory;
import io.saluran.pipeline.record.Unowned;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldValues;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Makes one of two accounts (P8, P27): the one that stays gets what hangs on the other, of each field the value that was
/// chosen, and the other's where it has none. For 30 days that can be taken back as a whole; what was changed since stays.
///
/// Both calls throw [NotPermitted] for a viewer who may not change and delete accounts.
final class AccountMerges {

    /// How long a merge can be taken back.
    static final Duration KEPT = Duration.ofDays(30);

    private final Db db;
    private final Events events;
    private final Clock clock;
    private final Accounts accounts;

    AccountMerges(Db db, Events events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
        accounts = new Accounts(db, events, clock);
    }

    /// An account as it was seen.
    record Seen(UUID id, int version) {}

    /// What came of it.
    sealed interface Outcome {

        /// @param merge names it, for the way back
        record Merged(UUID merge) implements Outcome {}

        /// @param stays fields (as `account.field.KEY`, own ones as `fields.KEY`) and names of records that were changed
        ///        since and stay as they are
        record Undone(List<String> fields, List<String> stays) implements Outcome {}

        record Refused(Why why) implements Outcome {}
    }

    /// Why it was not done. Its words are the texts `account.merge.refused.NAME`.
    enum Why {
        /// One of them was changed or deleted since it was seen.
        OVERTAKEN,
        /// Both are the same.
        SAME_ONE,
        /// It was taken back already, 30 days are over, or one of them is not to be seen.
        GONE,
        /// The one that stayed is itself merged or deleted; that is taken back first.
        NOT_THERE
    }

    /// @param taken keys of the fields whose value is the one of the account that goes
    Outcome merge(Viewer viewer, Seen stays, Seen goes, Set<String> taken) {
        permitted(viewer);
        if (stays.id().equals(goes.id())) {
            return new Outcome.Refused(Why.SAME_ONE);
        }
        return db.write(viewer, sql -> {
            var both = locked(sql, viewer, stays.id(), goes.id());
            var kept = both.get(stays.id());
            var gone = both.get(goes.id());
            return kept == null || gone == null || kept.getDeletedAt() != null || gone.getDeletedAt() != null
                    || kept.getVersion() != stays.version() || gone.getVersion() != goes.version()
                            ? new Outcome.Refused(Why.OVERTAKEN)
                            : merge(sql, viewer, kept, gone, taken);
        });
    }

    private Outcome merge(DSLContext sql, Viewer viewer, AccountRecord kept, AccountRecord gone, Set<String> taken) {
        var merge = Ids.next();
        sql.insertInto(ACCOUNT_MERGE)
                .set(ACCOUNT_MERGE.ID, merge)
                .set(ACCOUNT_MERGE.KEPT_ID, kept.getId())
                .set(ACCOUNT_MERGE.GONE_ID, gone.getId())
                .set(ACCOUNT_MERGE.GONE_KEY, gone.getExternalId())
                .set(ACCOUNT_MERGE.PERSON_ID, viewer.isSystem() ? null : viewer.person())
                .set(ACCOUNT_MERGE.AT, clock.instant())
                .set(ACCOUNT_MERGE.BEFORE, MergeFields.json(kept.getId()))
                .set(ACCOUNT_MERGE.AFTER, MergeFields.json(kept.getId()))
                .execute();
        var parent = new AccountChecks(sql, viewer).parentOf(kept, gone, taken.contains(AccountFields.PARENT.key()));
        var key = kept.getExternalId() == null ? gone.getExternalId() : kept.getExternalId();
        gone.setExternalId(null);
        gone.setDeletedAt(clock.instant());
        gone.setMergedIntoId(kept.getId());
        store(gone);
        history(sql).edited(viewer, gone.getId(), "deleted", null, "");
        new MergeMoves(sql, viewer, clock.instant()).there(merge, gone, kept);
        for (var field : AccountFields.ALL.values()) {
            take(sql, viewer, kept, field, field.equals(AccountFields.PARENT)
                    ? parent
                    : taken.contains(field.key()) || kept.get(field.column()) == null
                            ? gone.get(field.column())
                            : kept.get(field.column()));
        }
        takeOwn(sql, viewer, kept, gone, taken);
        kept.setExternalId(key);
        store(kept);
        sql.update(ACCOUNT_MERGE).set(ACCOUNT_MERGE.AFTER, MergeFields.json(kept.getId()))
                .where(ACCOUNT_MERGE.ID.eq(merge)).execute();
        history(sql).edited(viewer, kept.getId(), "merged", null, gone.getName());
        tell(sql, viewer, merge, kept, gone);
        return new Outcome.Merged(merge);
    }

    private void take(DSLContext sql, Viewer viewer, AccountRecord kept, RecordField<AccountRecord, ?> field,
            @Nullable Object value) {
        if (value == null && field.equals(AccountFields.NAME)) {
            return;
        }
        var before = kept.get(field.column());
        if (!Objects.equals(before, value)) {
            history(sql).edited(viewer, kept.getId(), field.key(), accounts.words(sql, before),
                    accounts.words(sql, value));
            put(kept, field, value);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T> void put(AccountRecord kept, RecordField<AccountRecord, T> field, @Nullable Object value) {
        kept.set(field.column(), (T) value);
    }

    private void takeOwn(DSLContext sql, Viewer viewer, AccountRecord kept, AccountRecord gone, Set<String> taken) {
        var before = FieldValues.of(kept.getFields());
        var after = before;
        for (var each : FieldValues.of(gone.getFields()).values().entrySet()) {
            if (before.get(each.getKey()).isEmpty() || taken.contains(FieldWriting.historyName(each.getKey()))) {
                after = after.with(each.getKey(), each.getValue());
            }
        }
        FieldWriting.tell(before, after,
                (field, from, to) -> history(sql).edited(viewer, kept.getId(), field, from, to));
        kept.setFields(after.jsonb());
    }

    /// Takes a merge back.
    Outcome undo(Viewer viewer, UUID merge) {
        permitted(viewer);
        return db.write(viewer, sql -> {
            var known = sql.selectFrom(ACCOUNT_MERGE)
                    .where(ACCOUNT_MERGE.ID.eq(merge), ACCOUNT_MERGE.UNDONE_AT.isNull(),
                            ACCOUNT_MERGE.GONE_ID.isNotNull(), ACCOUNT_MERGE.AT.gt(clock.instant().minus(KEPT)))
                    .forUpdate()
                    .fetchOne();
            if (known == null) {
                return new Outcome.Refused(Why.GONE);
            }
            var both = locked(sql, viewer, known.getKeptId(), known.getGoneId());
            var kept = both.get(known.getKeptId());
            var gone = both.get(known.getGoneId());
            if (kept == null || gone == null || !kept.getId().equals(gone.getMergedIntoId())) {
                return new Outcome.Refused(Why.GONE);
            }
            if (kept.getDeletedAt() != null) {
                return new Outcome.Refused(Why.NOT_THERE);
            }
            sql.update(ACCOUNT_MERGE).set(ACCOUNT_MERGE.UNDONE_AT, clock.instant()).where(ACCOUNT_MERGE.ID.eq(merge))
                    .execute();
            return apart(sql, viewer, merge, kept, gone, known.getGoneKey());
        });
    }

    private Outcome apart(DSLContext sql, Viewer viewer, UUID merge, AccountRecord kept, AccountRecord gone,
            @Nullable String key) {
        var fields = new MergeFields(sql, new AccountChecks(sql, viewer));
        gone.setDeletedAt(null);
        gone.setMergedIntoId(null);
        store(gone);
        history(sql).edited(viewer, gone.getId(), "restored", null, "");
        var moves = new MergeMoves(sql, viewer, clock.instant());
        moves.back(merge, kept, gone);
        var stays = fields.putBack(merge, kept);
        var now = fields.now(kept.getId());
        for (var field : AccountFields.ALL.values()) {
            history(sql).edited(viewer, kept.getId(), field.key(), accounts.words(sql, kept.get(field.column())),
                    accounts.words(sql, now.get(field.column())));
        }
        FieldWriting.tell(FieldValues.of(kept.getFields()), FieldValues.of(now.getFields()),
                (field, from, to) -> history(sql).edited(viewer, kept.getId(), field, from, to));
        history(sql).edited(viewer, kept.getId(), "merged", gone.getName(), null);
        fields.giveBackKey(gone.getId(), key);
        tell(sql, viewer, merge, kept, gone);
        return new Outcome.Undone(stays, moves.elsewhere(merge, gone.getId()));
    }

    private static Map<UUID, AccountRecord> locked(DSLContext sql, Viewer viewer, UUID one, UUID other) {
        return sql.selectFrom(ACCOUNT)
                .where(ACCOUNT.ID.in(one, other), Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                .orderBy(ACCOUNT.ID)
                .forUpdate()
                .fetchMap(ACCOUNT.ID);
    }

    private static void permitted(Viewer viewer) {
        NotPermitted.unless(viewer, AccountPermissions.WRITE);
        NotPermitted.unless(viewer, AccountPermissions.DELETE);
    }

    private void store(AccountRecord account) {
        account.setVersion(account.getVersion() + 1);
        account.setUpdatedAt(clock.instant());
        account.update();
    }

    private RecordHistory history(DSLContext sql) {
        return new RecordHistory(sql, clock, Accounts.KIND.type());
    }

    private void tell(DSLContext sql, Viewer viewer, UUID merge, AccountRecord kept, AccountRecord gone) {
        events.publish(sql, new AccountChanged(kept.getId(), viewer.person()));
        events.publish(sql, new AccountChanged(gone.getId(), viewer.person()));
        events.publish(sql, new DealsChanged(merge, viewer.person()));
    }
}
