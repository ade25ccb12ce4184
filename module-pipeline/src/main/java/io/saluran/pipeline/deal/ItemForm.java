package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.saluran.pipeline.deal.DealChoices.Offer;
import io.saluran.pipeline.deal.DealPage.LineItem;
import io.saluran.pipeline.deal.ItemAmounts.Period;
import io.saluran.pipeline.record.Limit;
import io.saluran.ui.component.AmountField;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The fields of a line item: what, how many, at which price. A product of the catalogue brings its list price; other
/// words are something outside the catalogue.
final class ItemForm extends Div {

    private static final long serialVersionUID = 1;
    private static final String ONCE = "once";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final @Nullable ComboBox<Offer> what;
    private final AmountField quantity = new AmountField(getTranslation("deal.items.quantity"));
    private final AmountField price = new AmountField(getTranslation("deal.items.unit-price"));
    private final AmountField discount = new AmountField(getTranslation("deal.items.discount"));
    private final AmountField tax = new AmountField(getTranslation("deal.items.tax"));
    private final Select<String> period = new Select<>();
    private final IntegerField term = new IntegerField(getTranslation("deal.items.term"));
    private final transient Runnable closed;

    /// For a new item.
    ItemForm(DealDesk desk, Runnable closed) {
        this(new ComboBox<>(), closed);
        var what = Objects.requireNonNull(this.what);
        what.setLabel(getTranslation("deal.items.what"));
        what.setItems(desk.choices().offers());
        what.setItemLabelGenerator(Offer::name);
        what.setAllowCustomValue(true);
        what.addCustomValueSetListener(written -> what.setValue(outside(written.getDetail())));
        what.addValueChangeListener(chosen -> {
            what.setInvalid(false);
            if (chosen.getValue() != null && chosen.getValue().listPrice() != null) {
                price.setValue(chosen.getValue().listPrice());
            }
        });
        what.setHelperText(getTranslation("deal.items.what.help"));
        what.setErrorMessage(getTranslation("deal.refused.NO_ITEM_NAME"));
        what.setWidthFull();
        quantity.setValue(BigDecimal.ONE);
        addComponentAsFirst(what);
    }

    /// For an item that is there.
    ItemForm(LineItem item, Runnable closed) {
        this((@Nullable ComboBox<Offer>) null, closed);
        quantity.setValue(item.quantity());
        price.setValue(item.unitPrice());
        discount.setValue(item.terms().discount().signum() == 0 ? null : item.terms().discount());
        tax.setValue(item.terms().tax().signum() == 0 ? null : item.terms().tax());
        period.setValue(item.terms().period() == null ? ONCE : item.terms().period().key());
        term.setValue(item.terms().term());
        var name = new Span(item.name());
        name.addClassName("s-medium");
        addComponentAsFirst(name);
    }

    private ItemForm(@Nullable ComboBox<Offer> what, Runnable closed) {
        this.what = what;
        this.closed = closed;
        addClassNames("s-stack", "s-panelform");
        quantity.setErrorMessage(getTranslation("deal.refused.NO_QUANTITY"));
        var numbers = new Div(quantity, price);
        numbers.addClassName("s-pairfields");
        add(numbers, terms());
    }

    private Div terms() {
        Stream.of(discount, tax).forEach(share -> {
            share.setErrorMessage(getTranslation("deal.items.share"));
            share.setSuffixComponent(new Span("%"));
        });
        period.setLabel(getTranslation("deal.items.period"));
        period.setItems(ONCE, "month", "quarter", "year");
        period.setItemLabelGenerator(each -> getTranslation("deal.items.period." + each));
        period.setValue(ONCE);
        term.setMin(1);
        term.setMax(1_000);
        term.setEnabled(false);
        term.setHelperText(getTranslation("deal.items.term.help"));
        period.addValueChangeListener(chosen -> {
            term.setEnabled(!ONCE.equals(chosen.getValue()));
            if (!term.isEnabled()) {
                term.clear();
            }
        });
        var fields = new Div(discount, tax, period, term);
        fields.addClassNames("s-pairfields", "even");
        return fields;
    }

    private static Offer outside(String words) {
        return new Offer(new UUID(0, 0), words.strip(), null);
    }

    /// Adds the buttons.
    ///
    /// @param save runs when the fields are right
    Component saving(String label, Runnable save, Component... more) {
        var button = new Button(label, click -> {
            if (isAttached() && isRight()) { // and not the second click of a double click
                save.run();
            }
        });
        button.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.SMALL);
        button.addClickShortcut(Key.ENTER).listenOn(this);
        var cancel = new Button(getTranslation("ui.cancel"), click -> closed.run());
        cancel.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        cancel.addClickShortcut(Key.ESCAPE).listenOn(this);
        var acts = new Div(button, cancel);
        acts.add(more);
        acts.addClassNames("s-row", "wrap");
        add(acts);
        return this;
    }

    /// Goes on with what was begun, and keeps what is.
    ///
    /// @param notes kept with it
    void keeping(FormDraft draft, Map<String, String> notes) {
        if (what != null) {
            draft.keep("what", what, ItemForm::words, ItemForm::offer);
        }
        Map.of("quantity", quantity, "price", price, "discount", discount, "tax", tax).forEach((name, field) -> draft
                .keep(name, field, BigDecimal::toPlainString, BigDecimal::new, notes));
        draft.keep("period", period, Function.identity(), Function.identity(), notes);
        draft.keep("term", term, String::valueOf, Integer::valueOf, notes);
    }

    private static String words(Offer offer) {
        return offer.id() + " " + (offer.listPrice() == null ? "-" : offer.listPrice().toPlainString()) + " "
                + offer.name();
    }

    private static Offer offer(String words) {
        var parts = words.split(" ", 3);
        return new Offer(UUID.fromString(parts[0]), parts[2], "-".equals(parts[1]) ? null : new BigDecimal(parts[1]));
    }

    /// Shows below the fields what somebody else did meanwhile.
    void conflict(ConflictNotice notice) {
        getChildren().filter(ConflictNotice.class::isInstance).toList().forEach(this::remove);
        add(notice);
    }

    void focusFirst() {
        if (what != null) {
            what.focus();
        }
    }

    private boolean isRight() {
        if (what != null) {
            what.setInvalid(what.getValue() == null);
        }
        if (quantity.getValue() == null || quantity.getValue().signum() <= 0) {
            quantity.setInvalid(true);
        }
        var each = price.getValue();
        if (each != null && (each.signum() < 0 || Limit.isTooLarge(each))) {
            price.setErrorMessage(getTranslation("deal.refused." + (each.signum() < 0 ? "BELOW_ZERO" : "TOO_LARGE")));
            price.setInvalid(true);
        }
        Stream.of(discount, tax).filter(share -> share.getValue() != null
                && (share.getValue().signum() < 0 || share.getValue().compareTo(HUNDRED) > 0))
                .forEach(share -> share.setInvalid(true));
        return Stream.of(quantity, price, discount, tax).noneMatch(AmountField::isInvalid) && !term.isInvalid()
                && (what == null || !what.isInvalid());
    }

    /// How many, at which price and on which terms, once the fields are right.
    ItemAmounts.Line line() {
        return new ItemAmounts.Line(quantity.getValue(), price.getValue(),
                new ItemAmounts.Terms(share(discount), share(tax), Period.of(period.getValue()).orElse(null),
                        term.getValue()));
    }

    private static BigDecimal share(AmountField field) {
        return field.getValue() == null ? BigDecimal.ZERO : field.getValue();
    }

    /// What was asked for, once the fields are right.
    DealParts.NewItem item() {
        var chosen = what == null ? outside("") : what.getValue();
        var catalogue = chosen.id().equals(new UUID(0, 0)) ? null : chosen.id();
        return new DealParts.NewItem(catalogue, chosen.name(), line().quantity(), line().unitPrice(), line().terms());
    }
}
