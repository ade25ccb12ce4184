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
import java.util.Map;
import java.util.UUID;
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
    private final transient ItemActs acts;
    private final transient Drafts added;
    private final transient Drafts changed;

    DealItems(DealDesk desk, DealPage reading, DealPlace place) {
        this.reading = reading;
        this.desk = desk;
        this.place = place;
        acts = new ItemActs(desk, place, new PartUndo(desk, reading, place, this));
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
            rows.add(words().totals(amounts, amounts.total()));
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

    private ItemWords words() {
        return new ItemWords(desk, place.deal().currency(), getLocale(), this::getTranslation);
    }

    private void takeTotal(Facts deal, BigDecimal total) {
        if (!desk.mayWrite() || (deal.worth() != null && deal.worth().compareTo(total) == 0)) {
            return;
        }
        var take = new Button(getTranslation("deal.items.take-total"),
                click -> acts.takeTotal(total, getTranslation("deal.items.taken", words().money(total))));
        take.addThemeVariants(ButtonVariant.SMALL);
        rows.add(take);
    }

    private Component row(LineItem item) {
        var how = new HtmlContainer("small");
        how.setText(words().about(item.line()));
        var what = new Div(new Span(item.name()), how);
        var all = item.line().amount(place.deal().digits());
        var amount = new Span(all == null ? "" : words().money(all));
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

    /// The form of the item that is being changed; it stays as it is while others change the deal.
    private Component opened(LineItem item) {
        if (openedForm == null) {
            openedForm = form(item);
        }
        return openedForm;
    }

    private ItemForm form(LineItem item) {
        var form = new ItemForm(item, this::closeForm);
        var remove = new Button(getTranslation("deal.items.remove"), click -> {
            forget();
            acts.remove(item);
        });
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
            forget();
            acts.change(before, line, now);
            return;
        }
        form.conflict(new ConflictNotice(desk, reading, place, new ConflictNotice.Sides("item",
                words().about(line), () -> {
                    var latest = place.fresh().orElse(now);
                    if (latest.lineItems().stream().anyMatch(each -> each.id().equals(before.id()))) {
                        forget();
                        acts.change(before, line, latest);
                    } else {
                        addAgain(before, line, latest);
                    }
                }, () -> {
                    closeForm();
                    place.done(new Outcome.Done(now.version()));
                })));
    }

    private void addAgain(LineItem item, ItemAmounts.Line line, Facts now) {
        forget();
        acts.add(now, new DealParts.NewItem(item.product(), item.name(),
                line.quantity(), line.unitPrice(), line.terms()));
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
            if (acts.add(place.fresh().orElse(place.deal()), form.item())) {
                close.run();
            }
        }));
        return form;
    }
}
