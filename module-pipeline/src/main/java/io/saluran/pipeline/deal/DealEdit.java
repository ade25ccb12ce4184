package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.record.Limit;
import io.saluran.pipeline.record.Unowned;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// A new value for a field of a deal.
public record DealEdit<T>(DealField<T> field, @Nullable T value) {

    /// Why the field cannot have this value; null when it can.
    @Nullable
    Refusal refusal(DSLContext sql, Viewer viewer) {
        if (field.equals(DealField.NAME)) {
            return value == null || value.toString().isBlank() ? Refusal.NO_NAME : null;
        }
        if (field.equals(DealField.CURRENCY)) {
            return value == null || DealMoney.currency(value.toString()).isPresent() ? null : Refusal.NO_CURRENCY;
        }
        if (value instanceof BigDecimal number) {
            if (number.signum() < 0) {
                return Refusal.BELOW_ZERO;
            }
            return Limit.isTooLarge(number) ? Refusal.TOO_LARGE : null;
        }
        return value instanceof UUID id && !isThere(sql, viewer, id) ? Refusal.NO_SUCH_THING : null;
    }

    private boolean isThere(DSLContext sql, Viewer viewer, UUID id) {
        if (field.equals(DealField.OWNER)) {
            return sql.fetchExists(PERSON_CARD, PERSON_CARD.ID.eq(id), PERSON_CARD.ACTIVE.isTrue());
        }
        if (field.equals(DealField.ACCOUNT_OF)) {
            return sql.fetchExists(ACCOUNT, ACCOUNT.ID.eq(id), ACCOUNT.DELETED_AT.isNull(),
                    Unowned.too(viewer.maySee(ACCOUNT), ACCOUNT.OWNER_ID));
        }
        return sql.fetchExists(PRODUCT, PRODUCT.ID.eq(id));
    }

    /// @return whether this changes anything
    @Unrestricted("the deal is locked, seen by somebody who may")
    boolean apply(DSLContext sql, Viewer viewer, DealRecord deal, DealHistory history) {
        var before = deal.get(field.column());
        if (Objects.equals(before, value)) {
            return false;
        }
        sql.update(DEAL).set(field.column(), value).where(DEAL.ID.eq(deal.getId())).execute();
        history.edited(viewer, deal.getId(), field.key(), field.words(sql, before), field.words(sql, value));
        return true;
    }
}
