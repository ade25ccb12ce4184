package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.AccountChanged;
import io.saluran.pipeline.deal.NotPermitted;
import io.saluran.pipeline.record.Outcome;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordTable;
import io.saluran.pipeline.record.RecordWriting;
import io.saluran.pipeline.record.Refusal;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import io.saluran.platform.event.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What is done to accounts. Each change raises the account's version, is kept in its history and told to all open pages,
/// in one transaction; a change of what somebody else has changed since it was read is refused and nothing is done.
///
/// Every call that changes throws [NotPermitted] for a viewer without the permission.
public final class Accounts {

    private final RecordWriting<AccountRecord> writing;

    @Unrestricted("names the table; RecordWriting asks the viewer")
    public Accounts(Db db, Events events, Clock clock) {
        writing = new RecordWriting<>(new RecordTable<>("account", ACCOUNT, ACCOUNT.ID, ACCOUNT.OWNER_ID,
                ACCOUNT.VERSION, ACCOUNT.UPDATED_AT, ACCOUNT.DELETED_AT), db, events, clock, AccountChanged::new);
    }

    /// An account that is made.
    ///
    /// @param refused why it cannot be; null when it was made
    public record Made(UUID id, @Nullable Refusal refused) {}

    /// Makes an account, the viewer's own unless an owner is among the fields.
    @Unrestricted("what is made belongs to whom its maker names; the rest is asked by AccountChecks")
    public Made create(Viewer viewer, List<RecordEdit<AccountRecord, ?>> fields) {
        NotPermitted.unless(viewer, AccountPermissions.WRITE);
        return writing.db().write(viewer, sql -> {
            var id = Ids.next();
            var account = sql.newRecord(ACCOUNT);
            account.setId(id);
            account.setOwnerId(viewer.isSystem() ? null : viewer.person());
            account.setCreatedAt(writing.clock().instant());
            account.setUpdatedAt(writing.clock().instant());
            var checks = new AccountChecks(sql, viewer);
            for (var edit : fields) {
                var refusal = checks.refusal(null, edit);
                if (refusal != null) {
                    return new Made(id, refusal);
                }
                edit.into(account);
            }
            if (account.getName() == null) {
                return new Made(id, Refusal.NO_NAME);
            }
            account.insert();
            writing.history(sql).edited(viewer, id, "created", null, "");
            writing.tell(sql, viewer, id);
            return new Made(id, null);
        });
    }

    /// Changes one field.
    public <T> Outcome edit(Viewer viewer, UUID id, RecordField<AccountRecord, T> field, @Nullable T value,
            int seenVersion) {
        return edit(viewer, id, List.of(new RecordEdit<>(field, value)), seenVersion);
    }

    /// Changes several fields, or none of them when one cannot be.
    public Outcome edit(Viewer viewer, UUID id, List<RecordEdit<AccountRecord, ?>> edits, int seenVersion) {
        NotPermitted.unless(viewer, AccountPermissions.WRITE);
        return writing.change(viewer, id, seenVersion, (sql, account) -> {
            var checks = new AccountChecks(sql, viewer);
            for (var edit : edits) {
                var refusal = checks.refusal(id, edit);
                if (refusal != null) {
                    return new Outcome.Refused(refusal);
                }
            }
            var changes = edits.stream().filter(edit -> edit.changes(account)).toList();
            for (var edit : changes) {
                writing.history(sql).edited(viewer, id, edit.field().key(),
                        words(sql, account.get(edit.field().column())),
                        words(sql, edit.value()));
                edit.into(account);
            }
            return changes.isEmpty() ? new Outcome.Done(seenVersion) : writing.store(sql, viewer, account);
        });
    }

    /// Deletes an account; it can be restored for 30 days. Its deals, contacts and subsidiaries stay and name it again
    /// after that.
    public Outcome delete(Viewer viewer, UUID id, int seenVersion) {
        NotPermitted.unless(viewer, AccountPermissions.DELETE);
        return writing.delete(viewer, id, seenVersion);
    }

    /// Takes a deletion back.
    public Outcome restore(Viewer viewer, UUID id) {
        NotPermitted.unless(viewer, AccountPermissions.DELETE);
        return writing.restore(viewer, id);
    }

    /// A value as the history shows it: the name of what an id stands for.
    @Unrestricted("an account's history names its parent to whoever may see the account")
    private static @Nullable String words(DSLContext sql, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case UUID id -> sql.select(PERSON_CARD.NAME).from(PERSON_CARD).where(PERSON_CARD.ID.eq(id))
                    .union(sql.select(ACCOUNT.NAME).from(ACCOUNT).where(ACCOUNT.ID.eq(id)))
                    .fetchOne(0, String.class);
            default -> value.toString();
        };
    }
}
