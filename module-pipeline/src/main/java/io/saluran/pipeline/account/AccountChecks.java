package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Limit;
import io.saluran.pipeline.record.RecordEdit;
import io.saluran.pipeline.record.Refusal;
import io.saluran.pipeline.record.Unowned;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What a field of an account can be set to.
record AccountChecks(DSLContext sql, Viewer viewer) {

    // More levels than any group of companies has; ends the search where the data is broken.
    private static final int LEVELS = 100;
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 2200;

    /// @param account null for one that is not made yet
    @Nullable
    Refusal refusal(@Nullable UUID account, RecordEdit<AccountRecord, ?> edit) {
        var value = edit.value();
        if (value == null) {
            return edit.field().equals(AccountFields.NAME) ? Refusal.NO_NAME : null;
        }
        return switch (value) {
            case BigDecimal number when number.compareTo(Limit.MILLIONS) >= 0 -> Refusal.TOO_LARGE;
            case BigDecimal number -> number.signum() < 0 ? Refusal.BELOW_ZERO : null;
            case Integer number when edit.field().equals(AccountFields.FOUNDED) ->
                number < FIRST_YEAR || number > LAST_YEAR ? Refusal.NO_YEAR : null;
            case Integer number -> number < 0 ? Refusal.BELOW_ZERO : null;
            case UUID id when edit.field().equals(AccountFields.OWNER) -> isPerson(id) ? null : Refusal.NO_SUCH_THING;
            case UUID id -> parent(account, id);
            default -> null;
        };
    }

    private boolean isPerson(UUID id) {
        return sql.fetchExists(PERSON_CARD, PERSON_CARD.ID.eq(id), PERSON_CARD.ACTIVE.isTrue(),
                viewer.maySeeOwner(PERSON_CARD.ID));
    }

    private @Nullable Refusal parent(@Nullable UUID account, UUID parent) {
        if (!sql.fetchExists(ACCOUNT, ACCOUNT.ID.eq(parent), ACCOUNT.DELETED_AT.isNull(),
                Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID))) {
            return Refusal.NO_SUCH_THING;
        }
        return account != null && isAbove(account, parent) ? Refusal.CIRCLE : null;
    }

    /// The parent of an account that gets what hangs on another: never that other, nor one that is below it then.
    ///
    /// @param taken whether the other's parent is preferred
    @Nullable
    UUID parentOf(AccountRecord kept, AccountRecord gone, boolean taken) {
        var isBelow = kept.getParentId() != null && isAbove(gone.getId(), kept.getParentId());
        var wanted = isBelow || kept.getParentId() == null || taken ? gone.getParentId() : kept.getParentId();
        if (wanted == null || !isAbove(kept.getId(), wanted)) {
            return wanted;
        }
        return isBelow ? null : kept.getParentId();
    }

    /// Whether going up from the parent meets the account. One tie at a time, so that two that are made at once cannot
    /// close a circle.
    @Unrestricted("a circle is one whoever can see it, and only its being there is told")
    boolean isAbove(UUID account, UUID parent) {
        sql.execute("select pg_advisory_xact_lock(hashtext('pipeline.account.parent_id'))");
        var parentId = field(name("way", "parent_id"), UUID.class);
        var steps = field(name("way", "steps"), Integer.class);
        var upper = ACCOUNT.as("upper");
        var way = name("way").fields("id", "parent_id", "steps").as(
                select(ACCOUNT.ID, ACCOUNT.PARENT_ID, inline(1))
                        .from(ACCOUNT)
                        .where(ACCOUNT.ID.eq(parent))
                        .unionAll(select(upper.ID, upper.PARENT_ID, steps.plus(1))
                                .from(table(name("way")))
                                .join(upper).on(upper.ID.eq(parentId))
                                .where(steps.lt(LEVELS))));
        return sql.fetchExists(sql.withRecursive(way).select(inline(1)).from(way)
                .where(field(name("way", "id"), UUID.class).eq(account)));
    }
}
