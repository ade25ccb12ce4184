package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT_MERGE;
import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Unowned;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Which accounts went up in another, and where one that is gone is to be found now.
final class AccountMergeList {

    // More than anybody merges one after the other; ends the search where the data is broken.
    private static final int STEPS = 20;

    private final Db db;
    private final Clock clock;

    AccountMergeList(Db db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// A merge that can still be taken back.
    ///
    /// @param by null for the platform
    record Entry(UUID id, String gone, Instant at, @Nullable String by) {}

    /// What hangs on an account, as far as the viewer sees it.
    record Load(int deals, int contacts, int subsidiaries) {}

    /// Merges into an account, the latest first.
    List<Entry> of(Viewer viewer, UUID kept) {
        return db.read(viewer, sql -> sql.select(ACCOUNT_MERGE.ID, ACCOUNT.NAME, ACCOUNT_MERGE.AT, PERSON_CARD.NAME)
                .from(ACCOUNT_MERGE)
                .join(ACCOUNT).on(ACCOUNT.ID.eq(ACCOUNT_MERGE.GONE_ID))
                .leftJoin(PERSON_CARD).on(PERSON_CARD.ID.eq(ACCOUNT_MERGE.PERSON_ID))
                .where(ACCOUNT_MERGE.KEPT_ID.eq(kept), ACCOUNT_MERGE.UNDONE_AT.isNull(),
                        ACCOUNT_MERGE.AT.gt(clock.instant().minus(AccountMerges.KEPT)),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                .orderBy(ACCOUNT_MERGE.AT.desc(), ACCOUNT_MERGE.ID.desc())
                .fetch(mapping(Entry::new)));
    }

    /// The account into which one was merged, by as many steps as it takes; empty when it was not, or the viewer may not
    /// see that one.
    Optional<UUID> now(Viewer viewer, UUID account) {
        return db.read(viewer, sql -> {
            var way = DSL.name("way").fields("id", "next", "steps").as(
                    DSL.select(ACCOUNT.ID, ACCOUNT.MERGED_INTO_ID, DSL.inline(0)).from(ACCOUNT)
                            .where(ACCOUNT.ID.eq(account), Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                            .unionAll(DSL.select(ACCOUNT.as("n").ID, ACCOUNT.as("n").MERGED_INTO_ID,
                                    DSL.field(DSL.name("way", "steps"), Integer.class).plus(1))
                                    .from(DSL.table(DSL.name("way")))
                                    .join(ACCOUNT.as("n"))
                                    .on(ACCOUNT.as("n").ID.eq(DSL.field(DSL.name("way", "next"), UUID.class)))
                                    .where(DSL.field(DSL.name("way", "steps"), Integer.class).lt(STEPS))));
            var last = DSL.field(DSL.name("way", "id"), UUID.class);
            return sql.withRecursive(way).select(last).from(way)
                    .join(ACCOUNT).on(ACCOUNT.ID.eq(last))
                    .where(DSL.field(DSL.name("way", "next"), UUID.class).isNull(), last.ne(account),
                            ACCOUNT.DELETED_AT.isNull(), Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))
                    .fetchOptional(last);
        });
    }

    /// What would move.
    Load load(Viewer viewer, UUID account) {
        return db.read(viewer, sql -> new Load(
                sql.fetchCount(DEAL, DEAL.ACCOUNT_ID.eq(account), DEAL.DELETED_AT.isNull(),
                        AccountFigures.seen(viewer)),
                sql.fetchCount(CONTACT, CONTACT.ACCOUNT_ID.eq(account), CONTACT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID)),
                sql.fetchCount(ACCOUNT, ACCOUNT.PARENT_ID.eq(account), ACCOUNT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))));
    }
}
