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
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.ui.component.EmptyState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is in a deal: its line items with their total, which can become the deal's value.
final class DealItems extends Section {

    private static final long serialVersionUID = 1;

    /// In the draft of a change: of which item.
    private static final String ITEM = "item";

    private final transient DealDesk desk;
    private final transient DealPage reading;
    private final transient DealPlace place;
    private final Div rows = new Div();
    private final Div adding = new Div();
    private @Nullable UUID open;
    private @Nullable ItemForm openedForm;
    private @Nullable UUID shownFor;
    private final transient PartUndo undo;
    private final transient Drafts added;
    private final transient Drafts changed;

    DealItems(DealDesk desk, DealPage reading, DealPlace place) {
        this.reading = reading;
        this.desk = desk;
        this.place = place;
        undo = new PartUndo(desk, reading, place, this);
        added = new Drafts(desk.viewer().person(), "item");
        changed = new Drafts(desk.viewer().person(), "item-change");
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
            goOn(deal);
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

    /// Opens the forms that somebody left half-filled.
    private void goOn(Facts deal) {
        if (!desk.mayWrite()) {
            return;
        }
        if (new FormDraft(added, deal.id()).isBegun()) {
            showForm();
        }
        open = new FormDraft(changed, deal.id()).note(ITEM).map(UUID::fromString)
                .filter(item -> deal.lineItems().stream().anyMatch(each -> each.id().equals(item))).orElse(null);
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
        var deal = place.deal().id();
        if (place.done(edit(place.deal(), total))) {
            undo.did(getTranslation("deal.items.taken", money(total)), deal, "value",
                    now -> Optional.of(now).filter(each -> each.worth() != null && each.worth().compareTo(total) == 0)
                            .map(each -> edit(each, before)));
        }
    }

    private Outcome edit(Facts deal, @Nullable BigDecimal value) {
        return desk.deals().edit(desk.viewer(), deal.id(),
                deal.currency() == null ? DealField.VALUE : DealField.AMOUNT, value, deal.version());
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
            new FormDraft(changed, place.deal().id()).forget();
            open = item.id();
            openedForm = null;
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
        form.keeping(new FormDraft(changed, place.deal().id()), Map.of(ITEM, item.id().toString()));
        form.saving(getTranslation("ui.save"), () -> save(item, form), remove);
        return form;
    }

    private void closeForm() {
        forget();
        show();
    }

    private void forget() {
        new FormDraft(changed, place.deal().id()).forget();
        open = null;
        openedForm = null;
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
                    place.done(new Outcome.Done(now.version()));
                })));
    }

    private void write(LineItem item, ItemAmounts.Line line, Facts now) {
        forget();
        if (place.done(desk.parts().changeItem(desk.viewer(), now.id(), item.id(), line, now.version()))) {
            var before = now.lineItems().stream().filter(each -> each.id().equals(item.id())).findFirst().orElse(item);
            undo.did(getTranslation("deal.items.changed", item.name()), now.id(), part(item),
                    later -> find(later, item).filter(each -> each.line().isSame(line))
                            .map(each -> desk.parts().changeItem(desk.viewer(), later.id(), item.id(), before.line(),
                                    later.version())));
        }
    }

    private static String part(LineItem item) {
        return "item/" + item.id();
    }

    private static Optional<LineItem> find(Facts deal, LineItem item) {
        return deal.lineItems().stream().filter(each -> each.id().equals(item.id())).findFirst();
    }

    private void addAgain(LineItem item, ItemAmounts.Line line, Facts now) {
        forget();
        add(now, new DealParts.NewItem(item.product(), item.name(),
                line.quantity(), line.unitPrice(), line.terms()));
    }

    private void remove(LineItem item) {
        forget();
        var deal = place.deal();
        if (place.done(desk.parts().removeItem(desk.viewer(), deal.id(), item.id(), deal.version()))) {
            undo.did(getTranslation("deal.items.removed", item.name()), deal.id(), part(item),
                    now -> Optional.of(desk.parts().putBackItem(desk.viewer(), now.id(), item, now.version())));
        }
    }

    /// @return whether it is there now
    private boolean add(Facts deal, DealParts.NewItem item) {
        var known = deal.lineItems().stream().map(LineItem::id).collect(Collectors.toSet());
        if (!place.done(desk.parts().addItem(desk.viewer(), deal.id(), item, deal.version()))) {
            return false;
        }
        place.deal().lineItems().stream().filter(each -> !known.contains(each.id())).findFirst()
                .ifPresent(made -> undo.did(getTranslation("deal.items.added", made.name()), deal.id(), part(made),
                        now -> find(now, made).filter(each -> each.line().isSame(made.line()))
                                .map(each -> desk.parts().removeItem(desk.viewer(), now.id(), each.id(),
                                        now.version()))));
        return true;
    }

    private void openForm() {
        new FormDraft(added, place.deal().id()).forget();
        showForm().focusFirst();
    }

    private ItemForm showForm() {
        var draft = new FormDraft(added, place.deal().id());
        Runnable close = () -> {
            draft.forget();
            adding.removeAll();
        };
        var form = new ItemForm(desk, close);
        form.keeping(draft, Map.of());
        adding.removeAll();
        adding.add(form.saving(getTranslation("deal.items.add"), () -> {
            if (add(place.fresh().orElse(place.deal()), form.item())) {
                close.run();
            }
        }));
        return form;
    }
}
