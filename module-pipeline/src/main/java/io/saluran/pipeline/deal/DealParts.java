package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL_CONTACT;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
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
import org.jspecify.annotations.Nullable;

/// What belongs to a deal: its line items and the people who take part. Changed like the deal itself, with its version.
///
/// A deal whose value is unknown, or was the total of its items, gets the new total as its value; another value stays.
public final class DealParts {

    private final DealWriting writing;
    private final ItemWriting items;

    public DealParts(Db db, Events events, Clock clock) {
        writing = new DealWriting(db, events, clock);
        items = new ItemWriting(writing, null);
    }

    /// For taking back a change of items: a value that followed it is again what it was before.
    ItemWriting backTo(ItemsWorth before) {
        return new ItemWriting(writing, before);
    }

    /// @param product null for something outside the catalogue
    /// @param name empty for the product's
    /// @param unitPrice null while it is unknown
    public record NewItem(
            @Nullable UUID product,
            String name,
            BigDecimal quantity,
            @Nullable BigDecimal unitPrice,
            ItemAmounts.Terms terms) {

        /// At the full price, without tax, once.
        public NewItem(@Nullable UUID product, String name, BigDecimal quantity, @Nullable BigDecimal unitPrice) {
            this(product, name, quantity, unitPrice, ItemAmounts.Terms.PLAIN);
        }
    }

    public Outcome addItem(Viewer viewer, UUID deal, NewItem item, int seenVersion) {
        return items.add(viewer, deal, item, seenVersion);
    }

    /// Changes how many of an item, and at which price.
    ///
    /// @param unitPrice null while it is unknown
    public Outcome changeItem(Viewer viewer, UUID deal, UUID item, BigDecimal quantity, @Nullable BigDecimal unitPrice,
            int seenVersion) {
        return changeItem(viewer, deal, item, new ItemAmounts.Line(quantity, unitPrice, ItemAmounts.Terms.PLAIN),
                seenVersion);
    }

    /// Changes how many of an item, at which price and on which terms.
    Outcome changeItem(Viewer viewer, UUID deal, UUID item, ItemAmounts.Line to, int seenVersion) {
        return items.change(viewer, deal, item, to, seenVersion);
    }

    public Outcome removeItem(Viewer viewer, UUID deal, UUID item, int seenVersion) {
        return items.remove(viewer, deal, item, seenVersion);
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

    private Outcome touched(DSLContext sql, Viewer viewer, DealRecord deal) {
        writing.next(sql, deal.getVersion()).where(DEAL.ID.eq(deal.getId())).execute();
        writing.tellChanged(sql, viewer, deal.getId());
        return new Outcome.Done(deal.getVersion() + 1);
    }

    @Unrestricted("a deal's history names its people to whoever may see the deal")
    private static String name(DSLContext sql, UUID contact) {
        return sql.select(CONTACT.NAME).from(CONTACT).where(CONTACT.ID.eq(contact)).fetchSingle().value1();
    }
}
