package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT_MERGE;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.AccountChanged;
import io.saluran.pipeline.merge.MergeKind;
import io.saluran.pipeline.merge.MergeMoves;
import io.saluran.pipeline.merge.Merges;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import io.saluran.platform.event.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Makes one of two accounts, and never closes a circle of parents by it.
final class AccountMerges extends Merges<AccountRecord> {

    private final Accounts accounts;

    AccountMerges(Db db, Events events, Clock clock) {
        super(kind(), db, events, clock);
        accounts = new Accounts(db, events, clock);
    }

    @Unrestricted("names tables; Merges asks the viewer")
    static MergeKind<AccountRecord> kind() {
        return new MergeKind<>(Accounts.table(), ACCOUNT_MERGE, AccountFields.ORDERED, ACCOUNT.MERGED_INTO_ID,
                ACCOUNT.EXTERNAL_ID, AccountChanged::new);
    }

    @Override
    protected @Nullable String words(DSLContext sql, @Nullable Object value) {
        return accounts.words(sql, value);
    }

    @Override
    protected MergeMoves<AccountRecord> moves(DSLContext sql, Viewer viewer, Instant at) {
        return new AccountMoves(sql, viewer, at);
    }

    @Override
    protected @Nullable Object chosen(DSLContext sql, Viewer viewer, RecordField<AccountRecord, ?> field,
            AccountRecord kept, AccountRecord gone, boolean taken) {
        return field.equals(AccountFields.PARENT)
                ? new AccountChecks(sql, viewer).parentOf(kept, gone, taken)
                : super.chosen(sql, viewer, field, kept, gone, taken);
    }

    /// Not when the old parent would stand below the account now, or is no more.
    @Override
    @Unrestricted("a parent that was there before the merge; only its being there is told")
    protected boolean fits(DSLContext sql, Viewer viewer, UUID kept, String field, String old) {
        if (!field.equals(AccountFields.PARENT.key())) {
            return true;
        }
        var parent = UUID.fromString(old.replace("\"", ""));
        return sql.fetchExists(ACCOUNT, ACCOUNT.ID.eq(parent))
                && !new AccountChecks(sql, viewer).isAbove(kept, parent);
    }

    /// Ends a circle that work since would close.
    @Override
    @Unrestricted("an account that Merges has locked, seen by somebody who may")
    protected void apart(DSLContext sql, Viewer viewer, UUID gone) {
        var parent = sql.select(ACCOUNT.PARENT_ID).from(ACCOUNT).where(ACCOUNT.ID.eq(gone))
                .fetchOne(ACCOUNT.PARENT_ID);
        if (parent != null && new AccountChecks(sql, viewer).isAbove(gone, parent)) {
            sql.update(ACCOUNT).setNull(ACCOUNT.PARENT_ID).where(ACCOUNT.ID.eq(gone)).execute();
        }
    }
}
