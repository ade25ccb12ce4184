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
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is in a deal: its line items with their total, which can become the deal's value.
final class DealItems extends Section {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealPage reading;
    private final transient DealPlace place;
    private final Div rows = new Div();
    private final Div adding = new Div();
    private @Nullable UUID open;
    private @Nullable ItemForm openedForm;
    private @Nullable UUID shownFor;

    DealItems(DealDesk desk, DealPage reading, DealPlace place) {
        this.reading = reading;
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
        if (!deal.id().equals(shownFor)) {
            shownFor = deal.id();
            open = null;
            openedForm = null;
            adding.removeAll();
        }
        if (openedForm != null && deal.lineItems().stream().noneMatch(item -> item.id().equals(open))) {
            rows.add(openedForm); // somebody removed the item; what was entered stays until it is decided on
        }
        if (deal.lineItems().isEmpty()) {
            rows.add(new EmptyState(getTranslation("deal.products.none")));
            return;
        }
        deal.lineItems().forEach(item -> rows.add(item.id().equals(open) ? opened(item) : row(item)));
        var amounts = deal.items();
        if (amounts.total() != null) {
            totals(amounts, amounts.total());
            takeTotal(deal, amounts.total());
        }
    }

    private void totals(ItemAmounts amounts, BigDecimal total) {
        rows.add(line("deal.items.total", total, "total"));
        if (amounts.tax().signum() > 0) {
            rows.add(line("deal.items.tax-total", amounts.tax(), "part"),
                    line("deal.items.with-tax", total.add(amounts.tax()), "part"));
        }
        if (amounts.monthly() != null && amounts.yearly() != null) {
            rows.add(line("deal.items.one-off", amounts.oneOff(), "part"),
                    line("deal.items.monthly", amounts.monthly(), "part"),
                    line("deal.items.yearly", amounts.yearly(), "part"));
        }
    }

    private Component line(String text, BigDecimal value, String name) {
        var amount = new Span(money(value));
        amount.addClassName("s-num");
        var line = new Div(new Span(getTranslation(text)), amount);
        line.addClassNames("s-line", name);
        return line;
    }

    private String money(BigDecimal value) {
        return desk.money(value, place.deal().currency());
    }

    private void takeTotal(Facts deal, BigDecimal total) {
        if (!desk.mayWrite() || (deal.worth() != null && deal.worth().compareTo(total) == 0)) {
            return;
        }
        var take = new Button(getTranslation("deal.items.take-total"), click -> takeTotal(total));
        take.addThemeVariants(ButtonVariant.SMALL);
        rows.add(take);
    }

    private void takeTotal(BigDecimal total) {
        var before = place.deal().worth();
        if (edit(total)) {
            Toast.undo(getTranslation("deal.items.taken", money(total)), () -> edit(before));
        }
    }

    private boolean edit(@Nullable BigDecimal value) {
        var deal = place.deal();
        return place.done(desk.deals().edit(desk.viewer(), deal.id(),
                deal.currency() == null ? DealField.VALUE : DealField.AMOUNT, value, deal.version()));
    }

    private Component row(LineItem item) {
        var how = new HtmlContainer("small");
        how.setText(about(item.line()));
        var what = new Div(new Span(item.name()), how);
        var all = item.line().amount(place.deal().digits());
        var amount = new Span(all == null ? "" : money(all));
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

    private String about(ItemAmounts.Line item) {
        var terms = item.terms();
        var words = new ArrayList<String>();
        words.add(item.unitPrice() == null
                ? getTranslation("deal.items.no-price", count(item.quantity()))
                : count(item.quantity()) + " × " + money(item.unitPrice()));
        if (terms.discount().signum() > 0) {
            words.add(getTranslation("deal.items.less", terms.discount()));
        }
        if (terms.tax().signum() > 0) {
            words.add(getTranslation("deal.items.plus-tax", terms.tax()));
        }
        if (terms.period() != null) {
            words.add(terms.term() == null
                    ? getTranslation("deal.items.each." + terms.period().key())
                    : getTranslation("deal.items.each-term." + terms.period().key(), terms.term()));
        }
        return String.join(" · ", words);
    }

    private String count(BigDecimal quantity) {
        return java.text.NumberFormat.getInstance(getLocale()).format(quantity);
    }

    /// The form of the item that is being changed; it stays as it is while others change the deal.
    private Component opened(LineItem item) {
        if (openedForm == null) {
            openedForm = form(item);
        }
        return openedForm;
    }

    private ItemForm form(LineItem item) {
        var form = new ItemForm(item, this::closeForm);
        var remove = new Button(getTranslation("deal.items.remove"), click -> remove(item));
        remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        form.saving(getTranslation("ui.save"), () -> save(item, form), remove);
        return form;
    }

    private void closeForm() {
        open = null;
        openedForm = null;
        show();
    }

    /// Saves what was entered for an item that is as it was; otherwise asks which of the two it shall be.
    private void save(LineItem before, ItemForm form) {
        var now = place.fresh().orElse(place.deal());
        var line = form.line();
        var item = now.lineItems().stream().filter(each -> each.id().equals(before.id())).findFirst();
        if (item.isPresent() && item.get().line().equals(before.line())) {
            write(before, line, now);
            return;
        }
        form.conflict(new ConflictNotice(desk, reading, place, new ConflictNotice.Sides("item",
                about(line), () -> {
                    var latest = place.fresh().orElse(now);
                    if (latest.lineItems().stream().anyMatch(each -> each.id().equals(before.id()))) {
                        write(before, line, latest);
                    } else {
                        addAgain(before, line, latest);
                    }
                }, () -> {
                    closeForm();
                    place.done(new Deals.Outcome.Done(now.version()));
                })));
    }

    private void write(LineItem item, ItemAmounts.Line line, Facts now) {
        open = null;
        openedForm = null;
        place.done(desk.parts().changeItem(desk.viewer(), now.id(), item.id(), line, now.version()));
    }

    private void addAgain(LineItem item, ItemAmounts.Line line, Facts now) {
        open = null;
        openedForm = null;
        place.done(desk.parts().addItem(desk.viewer(), now.id(), new DealParts.NewItem(item.product(), item.name(),
                line.quantity(), line.unitPrice(), line.terms()), now.version()));
    }

    private void remove(LineItem item) {
        open = null;
        openedForm = null;
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
                    desk.parts().addItem(desk.viewer(), place.deal().id(), form.item(),
                            place.fresh().orElse(place.deal()).version()))) {
                adding.removeAll();
            }
        }));
        form.focusFirst();
    }
}
