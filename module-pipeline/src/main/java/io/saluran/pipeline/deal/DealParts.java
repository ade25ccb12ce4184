package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import io.saluran.platform.event.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What belongs to a deal: its line items and the people who take part. Changed like the deal itself, with its version.
///
/// A deal whose value is unknown, or was the total of its items, gets the new total as its value; another value stays.
public final class DealParts {

    private final DealWriting writing;

    public DealParts(Db db, Events events, Clock clock) {
        writing = new DealWriting(db, events, clock);
    }

    /// @param product null for something outside the catalogue
    public record NewItem(@Nullable UUID product, String name, BigDecimal quantity, @Nullable BigDecimal unitPrice) {}

    public Outcome addItem(Viewer viewer, UUID deal, NewItem item, int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            var before = total(sql, deal);
            sql.insertInto(LINE_ITEM)
                    .set(LINE_ITEM.ID, Ids.next())
                    .set(LINE_ITEM.DEAL_ID, deal)
                    .set(LINE_ITEM.PRODUCT_ID, item.product())
                    .set(LINE_ITEM.NAME, item.name().strip())
                    .set(LINE_ITEM.QUANTITY, item.quantity())
                    .set(LINE_ITEM.UNIT_PRICE, item.unitPrice())
                    .set(LINE_ITEM.POSITION, DSL.field(DSL.select(DSL.coalesce(DSL.max(LINE_ITEM.POSITION), 0).plus(1))
                            .from(LINE_ITEM).where(LINE_ITEM.DEAL_ID.eq(deal))))
                    .execute();
            writing.history(sql).edited(viewer, deal, "item", null, item.name().strip());
            return changed(sql, viewer, record, before);
        });
    }

    public Outcome removeItem(Viewer viewer, UUID deal, UUID item, int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            var before = total(sql, deal);
            var name = sql.deleteFrom(LINE_ITEM)
                    .where(LINE_ITEM.ID.eq(item), LINE_ITEM.DEAL_ID.eq(deal))
                    .returningResult(LINE_ITEM.NAME)
                    .fetchOne(LINE_ITEM.NAME);
            if (name == null) {
                return new Outcome.Overtaken();
            }
            writing.history(sql).edited(viewer, deal, "item", name, null);
            return changed(sql, viewer, record, before);
        });
    }

    /// Adds somebody to a deal, or gives another role to one who takes part already.
    public Outcome addContact(Viewer viewer, UUID deal, UUID contact, @Nullable String role, int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            var name = name(sql, contact);
            var inRole = role == null || role.isBlank() ? null : role.strip();
            sql.insertInto(DEAL_CONTACT)
                    .set(DEAL_CONTACT.DEAL_ID, deal)
                    .set(DEAL_CONTACT.CONTACT_ID, contact)
                    .set(DEAL_CONTACT.ROLE, inRole)
                    .onConflict(DEAL_CONTACT.DEAL_ID, DEAL_CONTACT.CONTACT_ID)
                    .doUpdate()
                    .set(DEAL_CONTACT.ROLE, inRole)
                    .execute();
            writing.history(sql).edited(viewer, deal, "contact", null, inRole == null ? name : name + ", " + inRole);
            return changed(sql, viewer, record, null);
        });
    }

    public Outcome removeContact(Viewer viewer, UUID deal, UUID contact, int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            sql.deleteFrom(DEAL_CONTACT)
                    .where(DEAL_CONTACT.DEAL_ID.eq(deal), DEAL_CONTACT.CONTACT_ID.eq(contact))
                    .execute();
            writing.history(sql).edited(viewer, deal, "contact", name(sql, contact), null);
            return changed(sql, viewer, record, null);
        });
    }

    private Outcome changed(DSLContext sql, Viewer viewer, DealRecord deal, @Nullable BigDecimal totalBefore) {
        var total = total(sql, deal.getId());
        var value = deal.getValue();
        var follows = value == null || (totalBefore != null && value.compareTo(totalBefore) == 0);
        var update = writing.next(sql, deal.getVersion());
        if (follows && total != null) {
            update = update.set(DEAL.VALUE, total);
            writing.history(sql).edited(viewer, deal.getId(), DealField.VALUE.key(),
                    value == null ? null : value.toPlainString(), total.toPlainString());
        }
        update.where(DEAL.ID.eq(deal.getId())).execute();
        writing.tellChanged(sql, viewer, deal.getId());
        return new Outcome.Done(deal.getVersion() + 1);
    }

    private static @Nullable BigDecimal total(DSLContext sql, UUID deal) {
        var total = sql.select(DSL.sum(LINE_ITEM.QUANTITY.times(LINE_ITEM.UNIT_PRICE)))
                .from(LINE_ITEM)
                .where(LINE_ITEM.DEAL_ID.eq(deal))
                .fetchOne(0, BigDecimal.class);
        return total == null ? null : total.stripTrailingZeros().scale() < 0
                ? total.setScale(0, java.math.RoundingMode.UNNECESSARY)
                : total.stripTrailingZeros();
    }

    @Unrestricted("a deal's history names its people to whoever may see the deal")
    private static String name(DSLContext sql, UUID contact) {
        var name = sql.select(CONTACT.NAME).from(CONTACT).where(CONTACT.ID.eq(contact)).fetchOne(CONTACT.NAME);
        if (name == null) {
            throw new IllegalArgumentException("There is no contact " + contact);
        }
        return name;
    }
}
