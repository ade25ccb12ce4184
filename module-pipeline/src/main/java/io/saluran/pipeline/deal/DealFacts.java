package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.deal.DealPage.LineItem;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.PersonAvatar;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The left column of a deal's page: its facts, each edited in place, its people and its products.
final class DealFacts extends Div {

    private static final long serialVersionUID = 1;

    private final transient Facts deal;
    private final transient Formats formats;
    private final transient Editing editing;
    private final boolean editable;

    /// Saves a field.
    interface Editing {
        <T> void save(DealField<T> field, @Nullable T value);
    }

    DealFacts(Facts deal, Formats formats, DealChoices choices, boolean editable, Editing editing) {
        this.deal = deal;
        this.formats = formats;
        this.editing = editing;
        this.editable = editable;
        add(facts(choices), people(), products());
    }

    private Section facts(DealChoices choices) {
        var list = new DescriptionList();
        list.addClassName("s-facts");
        fact(list, DealField.VALUE, value(), new BigDecimalField(), deal.value());
        fact(list, DealField.CLOSES_ON, deal.closesOn() == null ? nothing() : formats.date(deal.closesOn(), getLocale()),
                new DatePicker(), deal.closesOn());
        choice(list, DealField.OWNER, deal.ownerName(), box(choices.owners().stream().toList()));
        choice(list, DealField.ACCOUNT_OF, deal.accountName(), accounts(choices));
        choice(list, DealField.PRODUCT_OF, deal.productName(), box(choices.products()));
        fact(list, DealField.SOURCE, deal.source() == null ? nothing() : deal.source(), new TextField(), deal.source());
        fact(list, DealField.NEXT_STEP, deal.nextStep() == null ? nothing() : deal.nextStep(), new TextField(),
                deal.nextStep());
        fact(list, DealField.NEXT_STEP_ON,
                deal.nextStepOn() == null ? nothing() : formats.date(deal.nextStepOn(), getLocale()), new DatePicker(),
                deal.nextStepOn());
        if (deal.opensOn() != null) {
            plain(list, "deal.opened", formats.date(deal.opensOn(), getLocale()));
        }
        if (deal.closedOn() != null) {
            plain(list, "deal.closed", formats.date(deal.closedOn(), getLocale()));
        }
        return panel("deal.facts", list);
    }

    private String nothing() {
        return getTranslation("deal.nothing-yet");
    }

    private String value() {
        if (deal.value() != null) {
            return formats.money(deal.value(), getLocale());
        }
        return deal.listPrice() == null ? getTranslation("deal.no-value-yet")
                : getTranslation("deal.list-price", formats.money(deal.listPrice(), getLocale()));
    }

    private <F extends Component & com.vaadin.flow.component.HasValue<?, T> & com.vaadin.flow.component.HasSize & com.vaadin.flow.component.Focusable<?>, T> void fact(
            DescriptionList list, DealField<T> field, String words, F input, @Nullable T value) {
        var label = getTranslation("deal.field." + field.key());
        list.add(new DescriptionList.Term(label));
        list.add(editable
                ? new FactEditor<>(label, words, input, value, edited -> editing.save(field, edited)).component()
                : new DescriptionList.Description(words));
    }

    private void choice(DescriptionList list, DealField<UUID> field, @Nullable String name, ComboBox<Choice> box) {
        var label = getTranslation("deal.field." + field.key());
        list.add(new DescriptionList.Term(label));
        var words = name == null ? nothing() : name;
        list.add(editable
                ? new FactEditor<ComboBox<Choice>, Choice>(label, words, box, null,
                        chosen -> editing.save(field, chosen == null ? null : chosen.id())).component()
                : new DescriptionList.Description(words));
    }

    private static ComboBox<Choice> box(java.util.List<Choice> choices) {
        var box = new ComboBox<Choice>();
        box.setItems(choices);
        box.setItemLabelGenerator(Choice::name);
        return box;
    }

    private static ComboBox<Choice> accounts(DealChoices choices) {
        var box = new ComboBox<Choice>();
        box.setItems(query -> choices.accounts(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        box.setItemLabelGenerator(Choice::name);
        return box;
    }

    private void plain(DescriptionList list, String label, String words) {
        list.add(new DescriptionList.Term(getTranslation(label)), new DescriptionList.Description(words));
    }

    private Section people() {
        var list = new Div();
        for (var person : deal.people()) {
            var name = new Div(new Span(person.name()));
            name.addClassNames("s-grow", "s-medium");
            var avatar = new io.saluran.platform.people.Person(person.id(), person.name(), null, null, true);
            var row = new Div(PersonAvatar.of(avatar), name);
            row.addClassName("s-person");
            if (person.role() != null) {
                row.add(new io.saluran.ui.component.Badge(person.role(), io.saluran.ui.component.Tone.NEUTRAL));
            }
            list.add(row);
        }
        return panel("deal.people", deal.people().isEmpty() ? new EmptyState(getTranslation("deal.people.none")) : list);
    }

    private Section products() {
        var list = new Div();
        for (var item : deal.lineItems()) {
            var amount = item.unitPrice() == null ? null : item.unitPrice().multiply(item.quantity());
            list.add(line(item, amount));
        }
        return panel("deal.products",
                deal.lineItems().isEmpty() ? new EmptyState(getTranslation("deal.products.none")) : list);
    }

    private Div line(LineItem item, @Nullable BigDecimal amount) {
        var price = new Span(amount == null ? "" : formats.money(amount, getLocale()));
        price.addClassName("s-num");
        var row = new Div(new Span(item.name()), price);
        row.addClassName("s-line");
        return row;
    }

    private Section panel(String title, Component body) {
        var panel = new Section(new Header(new H2(getTranslation(title))), body);
        panel.addClassName("s-panel");
        return panel;
    }
}
