package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT_MERGE_PART;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.merge.MergeMoves;
import io.saluran.pipeline.merge.PlainMoves;
import io.saluran.pipeline.record.Unowned;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/// Moves what hangs on one account to another, and back: deals, contacts, subsidiaries, and where contacts were before;
/// one statement for each, with the history of each record.
@Unrestricted("all that hangs on an account goes with it, whoever owns it; only what the viewer sees is told by name")
record AccountMoves(DSLContext sql, Viewer viewer, Instant at) implements MergeMoves<AccountRecord> {

    /// How many of each are told by name.
    private static final int NAMED = 20;

    private static final String MOVE = """
            WITH moved AS (
                UPDATE pipeline.$table SET $column = {1}, version = version + 1, updated_at = {2}
                 WHERE $column = {0} AND id <> {1}
                RETURNING id
            ), told AS (
                INSERT INTO pipeline.record_change (id, record_type, record_id, at, person_id, field, old_value, new_value)
                SELECT platform.uuid7(), '$table', id, {2}, {3}, '$field', {4}, {5} FROM moved
            )
            INSERT INTO pipeline.account_merge_part (merge_id, kind, record_id) SELECT {6}, '$table', id FROM moved""";

    private static final String BACK = """
            WITH moved AS (
                UPDATE pipeline.$table record SET $column = {1}, version = version + 1, updated_at = {2}
                  FROM pipeline.account_merge_part part
                 WHERE part.merge_id = {6} AND part.kind = '$table' AND record.id = part.record_id
                   AND record.$column = {0}
                RETURNING record.id
            )
            INSERT INTO pipeline.record_change (id, record_type, record_id, at, person_id, field, old_value, new_value)
            SELECT platform.uuid7(), '$table', id, {2}, {3}, '$field', {4}, {5} FROM moved""";

    @Override
    public void there(UUID merge, AccountRecord gone, AccountRecord kept) {
        each(MOVE, merge, gone, kept);
        past().there(merge, gone.getId(), kept.getId());
    }

    @Override
    public void back(UUID merge, AccountRecord kept, AccountRecord gone) {
        each(BACK, merge, kept, gone);
        past().back(merge, kept.getId(), gone.getId());
    }

    private PlainMoves past() {
        return new PlainMoves(sql, Accounts.KIND.type(), "account_id");
    }

    private void each(String statement, UUID merge, AccountRecord from, AccountRecord to) {
        run(statement, "deal", "account_id", "account", merge, from, to);
        run(statement, "contact", "account_id", "account", merge, from, to);
        run(statement, "account", "parent_id", "parent", merge, from, to);
    }

    private void run(String statement, String table, String column, String field, UUID merge, AccountRecord from,
            AccountRecord to) {
        sql.execute(statement.replace("$table", table).replace("$column", column).replace("$field", field),
                DSL.val(from.getId()), DSL.val(to.getId()),
                DSL.val(OffsetDateTime.ofInstant(at, ZoneOffset.UTC)),
                DSL.val(viewer.isSystem() ? null : viewer.person(), SQLDataType.UUID), DSL.val(from.getName()),
                DSL.val(to.getName()), DSL.val(merge));
    }

    @Override
    public List<String> elsewhere(UUID merge, UUID gone) {
        var names = new ArrayList<String>();
        var part = ACCOUNT_MERGE_PART;
        names.addAll(sql.select(DEAL.NAME).from(DEAL).join(part).on(part.RECORD_ID.eq(DEAL.ID))
                .where(part.MERGE_ID.eq(merge), part.KIND.eq("deal"), DEAL.ACCOUNT_ID.isDistinctFrom(gone),
                        DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL))
                .orderBy(DEAL.NAME).limit(NAMED).fetch(DEAL.NAME));
        names.addAll(sql.select(CONTACT.NAME).from(CONTACT).join(part).on(part.RECORD_ID.eq(CONTACT.ID))
                .where(part.MERGE_ID.eq(merge), part.KIND.eq("contact"), CONTACT.ACCOUNT_ID.isDistinctFrom(gone),
                        CONTACT.DELETED_AT.isNull(), Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID))
                .orderBy(CONTACT.NAME).limit(NAMED).fetch(CONTACT.NAME));
        names.addAll(sql.select(ACCOUNT.NAME).from(ACCOUNT).join(part).on(part.RECORD_ID.eq(ACCOUNT.ID))
                .where(part.MERGE_ID.eq(merge), part.KIND.eq("account"), ACCOUNT.PARENT_ID.isDistinctFrom(gone),
                        ACCOUNT.DELETED_AT.isNull(), Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                .orderBy(ACCOUNT.NAME).limit(NAMED).fetch(ACCOUNT.NAME));
        return names;
    }
}
