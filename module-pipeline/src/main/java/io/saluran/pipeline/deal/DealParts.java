package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPage.LineItem;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.record.Unowned;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import io.saluran.platform.event.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.UpdateSetMoreStep;
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
    /// @param name empty for the product's
    /// @param unitPrice null while it is unknown
    public record NewItem(@Nullable UUID product, String name, BigDecimal quantity, @Nullable BigDecimal unitPrice) {}

    public Outcome addItem(Viewer viewer, UUID deal, NewItem item, int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            var refusal = refusal(sql, item);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var next = sql.select(DSL.coalesce(DSL.max(LINE_ITEM.POSITION), 0).plus(1))
                    .from(LINE_ITEM).where(LINE_ITEM.DEAL_ID.eq(deal)).fetchSingle().value1();
            return insert(sql, viewer, record, new LineItem(Ids.next(), item.product(), named(sql, item),
                    item.quantity(), item.unitPrice(), next));
        });
    }

    /// Puts an item that was removed back to its place.
    Outcome putBackItem(Viewer viewer, UUID deal, LineItem item, int seenVersion) {
        return writing.change(viewer, deal, seenVersion,
                (sql, record) -> sql.fetchExists(LINE_ITEM, LINE_ITEM.ID.eq(item.id()))
                        ? new Outcome.Done(seenVersion)
                        : insert(sql, viewer, record, item));
    }

    private Outcome insert(DSLContext sql, Viewer viewer, DealRecord deal, LineItem item) {
        var before = total(sql, deal.getId());
        sql.insertInto(LINE_ITEM)
                .set(LINE_ITEM.ID, item.id())
                .set(LINE_ITEM.DEAL_ID, deal.getId())
                .set(LINE_ITEM.PRODUCT_ID, item.product())
                .set(LINE_ITEM.NAME, item.name())
                .set(LINE_ITEM.QUANTITY, item.quantity())
                .set(LINE_ITEM.UNIT_PRICE, item.unitPrice())
                .set(LINE_ITEM.POSITION, item.position())
                .execute();
        writing.history(sql).edited(viewer, deal.getId(), "item", null, item.name());
        return changed(sql, viewer, deal, before);
    }

    /// Changes how many of an item, and at which price.
    ///
    /// @param unitPrice null while it is unknown
    public Outcome changeItem(Viewer viewer, UUID deal, UUID item, BigDecimal quantity, @Nullable BigDecimal unitPrice,
            int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            var known = sql.selectFrom(LINE_ITEM).where(LINE_ITEM.ID.eq(item), LINE_ITEM.DEAL_ID.eq(deal)).fetchOne();
            if (known == null) {
                return new Outcome.Overtaken();
            }
            var refusal = refusal(sql, new NewItem(null, known.getName(), quantity, unitPrice));
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var before = total(sql, deal);
            var was = words(known.getName(), known.getQuantity(), known.getUnitPrice());
            known.setQuantity(quantity);
            known.setUnitPrice(unitPrice);
            known.update();
            writing.history(sql).edited(viewer, deal, "item", was, words(known.getName(), quantity, unitPrice));
            return changed(sql, viewer, record, before);
        });
    }

    private static String words(String name, BigDecimal quantity, @Nullable BigDecimal unitPrice) {
        var count = quantity.stripTrailingZeros().toPlainString();
        return unitPrice == null
                ? count + " × " + name
                : count + " × " + name + ", " + unitPrice.stripTrailingZeros().toPlainString();
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

    private static @Nullable Refusal refusal(DSLContext sql, NewItem item) {
        if (item.product() == null && item.name().isBlank()) {
            return Refusal.NO_ITEM_NAME;
        }
        if (item.quantity().signum() <= 0) {
            return Refusal.NO_QUANTITY;
        }
        if (item.unitPrice() != null && item.unitPrice().signum() < 0) {
            return Refusal.BELOW_ZERO;
        }
        return item.product() != null && !sql.fetchExists(PRODUCT, PRODUCT.ID.eq(item.product()))
                ? Refusal.NO_SUCH_THING
                : null;
    }

    private static String named(DSLContext sql, NewItem item) {
        return !item.name().isBlank()
                ? item.name().strip()
                : sql.select(PRODUCT.NAME).from(PRODUCT).where(PRODUCT.ID.eq(item.product())).fetchSingle().value1();
    }

    /// Adds somebody to a deal, or gives another role to one who takes part already.
    ///
    /// @param role such as `champion`, or in the person's own words
    public Outcome addContact(Viewer viewer, UUID deal, UUID contact, @Nullable String role, int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            var before = role(sql, deal, contact);
            var name = before == null ? visibleName(sql, viewer, contact) : name(sql, contact);
            if (name == null) {
                return new Outcome.Refused(Refusal.NO_SUCH_THING);
            }
            var inRole = role == null || role.isBlank() ? null : role.strip();
            sql.insertInto(DEAL_CONTACT)
                    .set(DEAL_CONTACT.DEAL_ID, deal)
                    .set(DEAL_CONTACT.CONTACT_ID, contact)
                    .set(DEAL_CONTACT.ROLE, inRole)
                    .onConflict(DEAL_CONTACT.DEAL_ID, DEAL_CONTACT.CONTACT_ID)
                    .doUpdate()
                    .set(DEAL_CONTACT.ROLE, inRole)
                    .execute();
            writing.history(sql).edited(viewer, deal, "contact", before == null ? null : inRole(name, before.value1()),
                    inRole(name, inRole));
            return touched(sql, viewer, record);
        });
    }

    public Outcome removeContact(Viewer viewer, UUID deal, UUID contact, int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            if (sql.deleteFrom(DEAL_CONTACT)
                    .where(DEAL_CONTACT.DEAL_ID.eq(deal), DEAL_CONTACT.CONTACT_ID.eq(contact))
                    .execute() == 0) {
                return new Outcome.Overtaken();
            }
            writing.history(sql).edited(viewer, deal, "contact", name(sql, contact), null);
            return touched(sql, viewer, record);
        });
    }

    private static @Nullable Record1<@Nullable String> role(DSLContext sql, UUID deal, UUID contact) {
        return sql.select(DEAL_CONTACT.ROLE)
                .from(DEAL_CONTACT)
                .where(DEAL_CONTACT.DEAL_ID.eq(deal), DEAL_CONTACT.CONTACT_ID.eq(contact))
                .fetchOne();
    }

    private static String inRole(String name, @Nullable String role) {
        return role == null ? name : name + ", " + role;
    }

    /// Somebody new to a deal is one whom the viewer may see.
    private static @Nullable String visibleName(DSLContext sql, Viewer viewer, UUID contact) {
        return sql.select(CONTACT.NAME)
                .from(CONTACT)
                .where(CONTACT.ID.eq(contact), CONTACT.DELETED_AT.isNull(),
                        Unowned.too(viewer.maySee(CONTACT), CONTACT.OWNER_ID))
                .fetchOne(CONTACT.NAME);
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
        return saved(sql, viewer, deal, update);
    }

    private Outcome touched(DSLContext sql, Viewer viewer, DealRecord deal) {
        return saved(sql, viewer, deal, writing.next(sql, deal.getVersion()));
    }

    private Outcome saved(DSLContext sql, Viewer viewer, DealRecord deal, UpdateSetMoreStep<DealRecord> update) {
        update.where(DEAL.ID.eq(deal.getId())).execute();
        writing.tellChanged(sql, viewer, deal.getId());
        return new Outcome.Done(deal.getVersion() + 1);
    }

    private static @Nullable BigDecimal total(DSLContext sql, UUID deal) {
        var total = sql.select(DSL.sum(LINE_ITEM.QUANTITY.times(LINE_ITEM.UNIT_PRICE)))
                .from(LINE_ITEM)
                .where(LINE_ITEM.DEAL_ID.eq(deal))
                .fetchOne(0, BigDecimal.class);
        return total == null
                ? null
                : total.stripTrailingZeros().scale() < 0
                        ? total.setScale(0, java.math.RoundingMode.UNNECESSARY)
                        : total.stripTrailingZeros();
    }

    @Unrestricted("a deal's history names its people to whoever may see the deal")
    private static String name(DSLContext sql, UUID contact) {
        return sql.select(CONTACT.NAME).from(CONTACT).where(CONTACT.ID.eq(contact)).fetchSingle().value1();
    }
}
