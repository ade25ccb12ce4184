package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.sql.pipeline.tables.Deal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// When a deal ends, and the deals before and after it.
final class DealRenewal {

    private static final Deal BEFORE = DEAL.as("before");
    private static final Deal AFTER = DEAL.as("after");

    private final Db db;

    DealRenewal(Db db) {
        this.db = db;
    }

    /// @param startsOn from when it runs; null when it began when it was won
    /// @param endsOn null while it is not won, or when something in it has no end
    /// @param before the deal that this one renews
    /// @param after its own renewal
    record Facts(
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable Other before,
            @Nullable Other after) {

        static final Facts NONE = new Facts(null, null, null, null);

        /// Whether another deal stands here.
        boolean names(UUID deal) {
            return (before != null && before.id().equals(deal)) || (after != null && after.id().equals(deal));
        }
    }

    /// The deal before or after.
    ///
    /// @param name null when the viewer may not see it; then nothing else is known either
    /// @param outcome `won`, `lost`, or null while it is open
    record Other(UUID id, @Nullable String name, @Nullable String outcome, @Nullable LocalDate closesOn) {}

    @Unrestricted("the deals before and after are told of only where the viewer sees them")
    Facts of(Viewer viewer, UUID deal) {
        var seenBefore = DSL.field(viewer.maySee(BEFORE)).as("seen_before");
        var seenAfter = DSL.field(viewer.maySee(AFTER)).as("seen_after");
        return db.read(viewer, sql -> sql.select(DEAL.STARTS_ON, DEAL.ENDS_ON, BEFORE.ID, BEFORE.NAME, BEFORE.OUTCOME,
                BEFORE.CLOSES_ON, AFTER.ID, AFTER.NAME, AFTER.OUTCOME, AFTER.CLOSES_ON, seenBefore, seenAfter)
                .from(DEAL)
                .leftJoin(BEFORE).on(BEFORE.ID.eq(DEAL.RENEWS_DEAL_ID), BEFORE.DELETED_AT.isNull())
                .leftJoin(AFTER).on(AFTER.RENEWS_DEAL_ID.eq(DEAL.ID), AFTER.DELETED_AT.isNull())
                .where(DEAL.ID.eq(deal), DEAL.DELETED_AT.isNull(), viewer.maySee(DEAL))
                .fetchOptional(row -> new Facts(row.get(DEAL.STARTS_ON), row.get(DEAL.ENDS_ON),
                        other(row, BEFORE, seenBefore).orElse(null), other(row, AFTER, seenAfter).orElse(null)))
                .orElse(Facts.NONE));
    }

    private static Optional<Other> other(Record row, Deal of, Field<Boolean> seen) {
        return Optional.ofNullable(row.get(of.ID)).map(id -> Boolean.TRUE.equals(row.get(seen))
                ? new Other(id, row.get(of.NAME), row.get(of.OUTCOME), row.get(of.CLOSES_ON))
                : new Other(id, null, null, null));
    }
}
