package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.AccountChanged;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordKind;
import io.saluran.pipeline.record.RecordTable;
import io.saluran.pipeline.record.Records;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import io.saluran.platform.event.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What is done to accounts. The deals, contacts and subsidiaries of one that is deleted stay.
public final class Accounts extends Records<AccountRecord> {

    static final RecordKind KIND = new RecordKind("account", "accounts", "account.title", key -> "account.list." + key,
            "account.field.", AccountChanged.class, AccountPermissions.WRITE, AccountPermissions.DELETE);

    public Accounts(Db db, Events events, Clock clock) {
        super(table(), db, events, clock, AccountChanged::new);
    }

    @Unrestricted("names the table; Records and Merges ask the viewer")
    static RecordTable<AccountRecord> table() {
        return new RecordTable<>(KIND, ACCOUNT, ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.OWNER_ID, ACCOUNT.VERSION,
                ACCOUNT.CREATED_AT, ACCOUNT.UPDATED_AT, ACCOUNT.DELETED_AT, ACCOUNT.FIELDS);
    }

    /// One that was merged comes back with the merge.
    @Override
    @Unrestricted("a condition only; Records asks the viewer")
    protected Condition restorable() {
        return ACCOUNT.MERGED_INTO_ID.isNull();
    }

    @Override
    protected Checks<AccountRecord> checks(DSLContext sql, Viewer viewer) {
        return new AccountChecks(sql, viewer)::refusal;
    }

    @Override
    protected List<RecordField<AccountRecord, ?>> ordered() {
        return AccountFields.ORDERED;
    }

    @Override
    @Unrestricted("an account's history names its parent to whoever may see the account")
    protected @Nullable String words(DSLContext sql, @Nullable Object value) {
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
