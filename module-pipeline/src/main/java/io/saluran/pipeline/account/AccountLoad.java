package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Unowned;
import java.util.UUID;

/// What hangs on an account and would move with it, as far as the viewer sees it.
record AccountLoad(Db db) {

    record Count(int deals, int contacts, int subsidiaries) {}

    Count of(Viewer viewer, UUID account) {
        return db.read(viewer, sql -> new Count(
                sql.fetchCount(DEAL, DEAL.ACCOUNT_ID.eq(account), DEAL.DELETED_AT.isNull(),
                        AccountFigures.seen(viewer)),
                sql.fetchCount(CONTACT, CONTACT.ACCOUNT_ID.eq(account), CONTACT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID)),
                sql.fetchCount(ACCOUNT, ACCOUNT.PARENT_ID.eq(account), ACCOUNT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))));
    }
}
