package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.DealPage.LineItem;
import io.saluran.pipeline.deal.Deals.Outcome;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is done to the line items of a deal, each with its way back.
record ItemActs(DealDesk desk, DealPlace place, PartUndo undo) {

    /// @return whether it is there now
    boolean add(Facts deal, DealParts.NewItem item) {
        var before = ItemsWorth.of(deal);
        var known = deal.lineItems().stream().map(LineItem::id).collect(Collectors.toSet());
        if (!place.done(desk.parts().addItem(desk.viewer(), deal.id(), item, deal.version()))) {
            return false;
        }
        place.deal().lineItems().stream().filter(each -> !known.contains(each.id())).findFirst()
                .ifPresent(made -> undo.did(undo.text("deal.items.added", made.name()), deal.id(), part(made),
                        now -> find(now, made).filter(each -> each.line().isSame(made.line()))
                                .map(each -> desk.parts().backTo(before).remove(desk.viewer(), now.id(), each.id(),
                                        now.version()))));
        return true;
    }

    void change(LineItem item, ItemAmounts.Line line, Facts now) {
        var before = find(now, item).orElse(item);
        var worth = ItemsWorth.of(now);
        if (place.done(desk.parts().changeItem(desk.viewer(), now.id(), item.id(), line, now.version()))) {
            undo.did(undo.text("deal.items.changed", item.name()), now.id(), part(item),
                    later -> find(later, item).filter(each -> each.line().isSame(line))
                            .map(each -> desk.parts().backTo(worth).change(desk.viewer(), later.id(), item.id(),
                                    before.line(), later.version())));
        }
    }

    void remove(LineItem item) {
        var deal = place.deal();
        var worth = ItemsWorth.of(deal);
        if (place.done(desk.parts().removeItem(desk.viewer(), deal.id(), item.id(), deal.version()))) {
            undo.did(undo.text("deal.items.removed", item.name()), deal.id(), part(item),
                    now -> Optional.of(desk.parts().backTo(worth).putBack(desk.viewer(), now.id(), item,
                            now.version())));
        }
    }

    /// Makes what the items come to the deal's value.
    void takeTotal(BigDecimal total, String told) {
        var before = place.deal().worth();
        var deal = place.deal().id();
        if (place.done(edit(place.deal(), total))) {
            undo.did(told, deal, "value",
                    now -> Optional.of(now).filter(each -> each.worth() != null && each.worth().compareTo(total) == 0)
                            .map(each -> edit(each, before)));
        }
    }

    private Outcome edit(Facts deal, @Nullable BigDecimal value) {
        return desk.deals().edit(desk.viewer(), deal.id(),
                deal.currency() == null ? DealField.VALUE : DealField.AMOUNT, value, deal.version());
    }

    private static String part(LineItem item) {
        return "item/" + item.id();
    }

    private static Optional<LineItem> find(Facts deal, LineItem item) {
        return deal.lineItems().stream().filter(each -> each.id().equals(item.id())).findFirst();
    }
}
