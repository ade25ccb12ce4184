package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.LINE_ITEM;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;

import io.saluran.db.Ids;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPage.LineItem;
import io.saluran.pipeline.deal.DealParts.NewItem;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.deal.Deals.Refusal;
import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.pipeline.record.Limit;
import io.saluran.pipeline.sql.pipeline.tables.records.DealRecord;
import io.saluran.pipeline.sql.pipeline.tables.records.LineItemRecord;
import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Changes the line items of a deal, and the value that follows them.
///
/// @param former how the value followed them before a change that is taken back now; null for a change of its own
@Unrestricted("DealWriting.change asks the viewer for the deal before anything is written")
record ItemWriting(DealWriting writing, @Nullable ItemsWorth former) {

    Outcome add(Viewer viewer, UUID deal, NewItem item, int seenVersion) {
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
    Outcome putBack(Viewer viewer, UUID deal, LineItem item, int seenVersion) {
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

    /// Changes how many of an item, at which price and on which terms.
    Outcome change(Viewer viewer, UUID deal, UUID item, ItemAmounts.Line to, int seenVersion) {
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

    Outcome remove(Viewer viewer, UUID deal, UUID item, int seenVersion) {
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
        writing.next(sql, deal.getVersion()).where(DEAL.ID.eq(deal.getId())).execute();
        writing.tellChanged(sql, viewer, deal.getId());
        return new Outcome.Done(deal.getVersion() + 1);
    }

    static ItemAmounts amounts(DSLContext sql, DealRecord deal) {
        return ItemAmounts.of(sql.selectFrom(LINE_ITEM)
                .where(LINE_ITEM.DEAL_ID.eq(deal.getId()))
                .fetch(item -> new ItemAmounts.Line(item.getQuantity(), item.getUnitPrice(), terms(item))),
                DealMoney.digits(sql, deal));
    }
}
