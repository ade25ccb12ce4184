package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.DealPage.LineItem;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Toast;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is in a deal: its line items with their total, which can become the deal's value.
final class DealItems extends Section {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealPlace place;
    private final Div rows = new Div();
    private final Div adding = new Div();
    private @Nullable UUID open;

    DealItems(DealDesk desk, DealPlace place) {
        this.desk = desk;
        this.place = place;
        addClassName("s-panel");
        var header = new Header(new H2(getTranslation("deal.products")));
        if (desk.mayWrite()) {
            var add = new NativeButton(getTranslation("deal.add"), click -> openForm());
            add.addClassNames("more", "s-textbutton");
            add.getElement().setAttribute("aria-label", getTranslation("deal.items.add"));
            header.add(add);
        }
        add(header, rows, adding);
    }

    void show() {
        rows.removeAll();
        var deal = place.deal();
        if (deal.lineItems().isEmpty()) {
            rows.add(new EmptyState(getTranslation("deal.products.none")));
            return;
        }
        deal.lineItems().forEach(item -> rows.add(item.id().equals(open) ? form(item) : row(item)));
        var total = deal.itemsTotal();
        if (total != null) {
            var amount = new Span(desk.money(total));
            amount.addClassName("s-num");
            var line = new Div(new Span(getTranslation("deal.items.total")), amount);
            line.addClassNames("s-line", "total");
            rows.add(line);
            takeTotal(deal, total);
        }
    }

    private void takeTotal(Facts deal, BigDecimal total) {
        if (!desk.mayWrite() || (deal.value() != null && deal.value().compareTo(total) == 0)) {
            return;
        }
        var take = new Button(getTranslation("deal.items.take-total"), click -> takeTotal(total));
        take.addThemeVariants(ButtonVariant.SMALL);
        rows.add(take);
    }

    private void takeTotal(BigDecimal total) {
        var before = place.deal().value();
        if (edit(total)) {
            Toast.undo(getTranslation("deal.items.taken", desk.money(total)), () -> edit(before));
        }
    }

    private boolean edit(@Nullable BigDecimal value) {
        var deal = place.deal();
        return place.done(desk.deals().edit(desk.viewer(), deal.id(), DealField.VALUE, value, deal.version()));
    }

    private Component row(LineItem item) {
        var how = new HtmlContainer("small");
        how.setText(item.unitPrice() == null
                ? getTranslation("deal.items.no-price", count(item.quantity()))
                : count(item.quantity()) + " × " + desk.money(item.unitPrice()));
        var what = new Div(new Span(item.name()), how);
        var amount = new Span(item.amount() == null ? "" : desk.money(item.amount()));
        amount.addClassName("s-num");
        if (!desk.mayWrite()) {
            var row = new Div(what, amount);
            row.addClassName("s-line");
            return row;
        }
        var row = new NativeButton();
        row.add(what, amount);
        row.addClassNames("s-line", "s-bare", "s-editrow");
        row.getElement().setAttribute("aria-label", getTranslation("deal.items.change", item.name()));
        row.addClickListener(click -> {
            open = item.id();
            show();
        });
        return row;
    }

    private String count(BigDecimal quantity) {
        return java.text.NumberFormat.getInstance(getLocale()).format(quantity);
    }

    private Component form(LineItem item) {
        var form = new ItemForm(item, () -> {
            open = null;
            show();
        });
        var remove = new Button(getTranslation("deal.items.remove"), click -> remove(item));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return form.saving(getTranslation("ui.save"), () -> {
            open = null;
            place.done(
                    desk.parts().changeItem(desk.viewer(), place.deal().id(), item.id(), form.quantity(), form.price(),
                            place.deal().version()));
        }, remove);
    }

    private void remove(LineItem item) {
        open = null;
        var deal = place.deal().id();
        if (place.done(desk.parts().removeItem(desk.viewer(), deal, item.id(), place.deal().version()))) {
            Toast.undo(getTranslation("deal.items.removed", item.name()), () -> place.done(
                    desk.parts().putBackItem(desk.viewer(), deal, item, place.deal().version())));
        }
    }

    private void openForm() {
        adding.removeAll();
        var form = new ItemForm(desk, adding::removeAll);
        adding.add(form.saving(getTranslation("deal.items.add"), () -> {
            if (place.done(
                    desk.parts().addItem(desk.viewer(), place.deal().id(), form.item(), place.deal().version()))) {
                adding.removeAll();
            }
        }));
        form.focusFirst();
    }
}
