package io.saluran.pipeline.bin;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_FILE;
import static io.saluran.pipeline.sql.pipeline.Tables.RECORD_CHANGE;

import io.saluran.db.Unrestricted;
import io.saluran.platform.file.Files;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;

/// Deletes for good what is in the bin, with its parts and its history. What named an account does so no longer.
@Unrestricted("the callers ask who may, or take what is older than the bin keeps it")
final class Purge {

    private Purge() {}

    /// @return how many went; what is not in the bin stays
    static int deals(DSLContext sql, Files files, Collection<UUID> ids) {
        var held = sql.select(DEAL_FILE.FILE_ID).from(DEAL_FILE).join(DEAL).on(DEAL.ID.eq(DEAL_FILE.DEAL_ID))
                .where(DEAL.ID.in(ids), DEAL.DELETED_AT.isNotNull()).fetch(DEAL_FILE.FILE_ID);
        var gone = sql.deleteFrom(DEAL).where(DEAL.ID.in(ids), DEAL.DELETED_AT.isNotNull())
                .returningResult(DEAL.ID).fetch(DEAL.ID);
        held.forEach(file -> files.release(sql, file));
        forget(sql, gone);
        return gone.size();
    }

    /// Files that were removed from deals before a time.
    static int files(DSLContext sql, Files files, Instant before) {
        var gone = sql.deleteFrom(DEAL_FILE).where(DEAL_FILE.REMOVED_AT.lt(before))
                .returningResult(DEAL_FILE.FILE_ID).fetch(DEAL_FILE.FILE_ID);
        gone.forEach(file -> files.release(sql, file));
        return gone.size();
    }

    static int accounts(DSLContext sql, Collection<UUID> ids) {
        var gone = sql.select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.ID.in(ids), ACCOUNT.DELETED_AT.isNotNull())
                .forUpdate().fetch(ACCOUNT.ID);
        sql.update(DEAL).setNull(DEAL.ACCOUNT_ID).set(DEAL.VERSION, DEAL.VERSION.plus(1))
                .where(DEAL.ACCOUNT_ID.in(gone)).execute();
        sql.update(CONTACT).setNull(CONTACT.ACCOUNT_ID).set(CONTACT.VERSION, CONTACT.VERSION.plus(1))
                .where(CONTACT.ACCOUNT_ID.in(gone)).execute();
        sql.update(ACCOUNT).setNull(ACCOUNT.PARENT_ID).set(ACCOUNT.VERSION, ACCOUNT.VERSION.plus(1))
                .where(ACCOUNT.PARENT_ID.in(gone)).execute();
        sql.deleteFrom(ACCOUNT).where(ACCOUNT.ID.in(gone)).execute();
        forget(sql, gone);
        return gone.size();
    }

    static int contacts(DSLContext sql, Collection<UUID> ids) {
        var gone = sql.deleteFrom(CONTACT).where(CONTACT.ID.in(ids), CONTACT.DELETED_AT.isNotNull())
                .returningResult(CONTACT.ID).fetch(CONTACT.ID);
        forget(sql, gone);
        return gone.size();
    }

    private static void forget(DSLContext sql, Collection<UUID> gone) {
        sql.deleteFrom(RECORD_CHANGE).where(RECORD_CHANGE.RECORD_ID.in(gone)).execute();
    }
}
