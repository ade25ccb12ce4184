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
import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.pipeline.record.Limit;
import io.saluran.pipeline.record.Unowned;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import io.saluran.pipeline.sql.pipeline.tables.records.LineItemRecord;
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
    private final @Nullable ItemsWorth former;

    public DealParts(Db db, Events events, Clock clock) {
        this(new DealWriting(db, events, clock), null);
    }

    private DealParts(DealWriting writing, @Nullable ItemsWorth former) {
        this.writing = writing;
        this.former = former;
    }

    /// For taking back a change of items: a value that followed it is again what it was before.
    DealParts backTo(ItemsWorth before) {
        return new DealParts(writing, before);
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
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            var refusal = refusal(sql, item);
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var next = sql.select(DSL.coalesce(DSL.max(LINE_ITEM.POSITION), 0).plus(1))
                    .from(LINE_ITEM).where(LINE_ITEM.DEAL_ID.eq(deal)).fetchSingle().value1();
            return insert(sql, viewer, record, new LineItem(Ids.next(), item.product(), named(sql, item),
                    item.quantity(), item.unitPrice(), next, item.terms()));
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
        var before = amounts(sql, deal).total();
        sql.insertInto(LINE_ITEM)
                .set(LINE_ITEM.ID, item.id())
                .set(LINE_ITEM.DEAL_ID, deal.getId())
                .set(LINE_ITEM.PRODUCT_ID, item.product())
                .set(LINE_ITEM.NAME, item.name())
                .set(LINE_ITEM.QUANTITY, item.quantity())
                .set(LINE_ITEM.UNIT_PRICE, item.unitPrice())
                .set(LINE_ITEM.POSITION, item.position())
                .set(LINE_ITEM.DISCOUNT, item.terms().discount())
                .set(LINE_ITEM.TAX, item.terms().tax())
                .set(LINE_ITEM.PERIOD, period(item.terms()))
                .set(LINE_ITEM.TERM, item.terms().term())
                .execute();
        writing.history(sql).edited(viewer, deal.getId(), "item", null, item.name());
        return changed(sql, viewer, deal, before);
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
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            var known = sql.selectFrom(LINE_ITEM).where(LINE_ITEM.ID.eq(item), LINE_ITEM.DEAL_ID.eq(deal)).fetchOne();
            if (known == null) {
                return new Outcome.Overtaken();
            }
            var refusal = refusal(sql, new NewItem(null, known.getName(), to.quantity(), to.unitPrice(), to.terms()));
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var before = amounts(sql, record).total();
            var was = words(known.getName(), new ItemAmounts.Line(known.getQuantity(), known.getUnitPrice(),
                    terms(known)));
            known.setQuantity(to.quantity());
            known.setUnitPrice(to.unitPrice());
            known.setDiscount(to.terms().discount());
            known.setTax(to.terms().tax());
            known.setPeriod(period(to.terms()));
            known.setTerm(to.terms().term());
            known.update();
            writing.history(sql).edited(viewer, deal, "item", was, words(known.getName(), to));
            return changed(sql, viewer, record, before);
        });
    }

    private static @Nullable String period(ItemAmounts.Terms terms) {
        return terms.period() == null ? null : terms.period().key();
    }

    private static ItemAmounts.Terms terms(LineItemRecord item) {
        return new ItemAmounts.Terms(item.getDiscount(), item.getTax(), Period.of(item.getPeriod()).orElse(null),
                item.getTerm());
    }

    private static String words(String name, ItemAmounts.Line line) {
        var words = new StringBuilder(plain(line.quantity())).append(" × ").append(name);
        if (line.unitPrice() != null) {
            words.append(", ").append(plain(line.unitPrice()));
        }
        var terms = line.terms();
        if (terms.discount().signum() > 0) {
            words.append(", −").append(plain(terms.discount())).append(" %");
        }
        if (terms.tax().signum() > 0) {
            words.append(", +").append(plain(terms.tax())).append(" %");
        }
        if (terms.period() != null) {
            words.append(" / ").append(terms.period().key());
            if (terms.term() != null) {
                words.append(" × ").append(terms.term());
            }
        }
        return words.toString();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    public Outcome removeItem(Viewer viewer, UUID deal, UUID item, int seenVersion) {
        return writing.change(viewer, deal, seenVersion, (sql, record) -> {
            var before = amounts(sql, record).total();
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
        if (item.quantity().compareTo(Limit.QUANTITY) >= 0 || (item.unitPrice() != null
                && (Limit.isTooLarge(item.unitPrice())
                        || Limit.isTooLarge(item.unitPrice().multiply(item.quantity()))))) {
            return Refusal.TOO_LARGE;
        }
        if (!item.terms().isPossible()) {
            return Refusal.NO_TERMS;
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
        var now = amounts(sql, deal);
        var worth = DealMoney.worth(deal);
        var next = new ItemsWorth(worth, totalBefore).after(now.total(), former);
        if (!ItemsWorth.isSame(worth, next)) {
            DealMoney.setWorth(sql, deal, next);
            var field = deal.getCurrency() == null ? DealField.VALUE : DealField.AMOUNT;
            writing.history(sql).edited(viewer, deal.getId(), field.key(), field.words(sql, worth),
                    field.words(sql, next));
        }
        DealMoney.setRecurring(sql, deal, now);
        return touched(sql, viewer, deal);
    }

    private Outcome touched(DSLContext sql, Viewer viewer, DealRecord deal) {
        return saved(sql, viewer, deal, writing.next(sql, deal.getVersion()));
    }

    private Outcome saved(DSLContext sql, Viewer viewer, DealRecord deal, UpdateSetMoreStep<DealRecord> update) {
        update.where(DEAL.ID.eq(deal.getId())).execute();
        writing.tellChanged(sql, viewer, deal.getId());
        return new Outcome.Done(deal.getVersion() + 1);
    }

    static ItemAmounts amounts(DSLContext sql, DealRecord deal) {
        return ItemAmounts.of(sql.selectFrom(LINE_ITEM)
                .where(LINE_ITEM.DEAL_ID.eq(deal.getId()))
                .fetch(item -> new ItemAmounts.Line(item.getQuantity(), item.getUnitPrice(), terms(item))),
                DealMoney.digits(sql, deal));
    }

    @Unrestricted("a deal's history names its people to whoever may see the deal")
    private static String name(DSLContext sql, UUID contact) {
        return sql.select(CONTACT.NAME).from(CONTACT).where(CONTACT.ID.eq(contact)).fetchSingle().value1();
    }
}
