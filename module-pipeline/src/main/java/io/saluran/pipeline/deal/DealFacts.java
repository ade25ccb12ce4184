package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.field.OwnFact;
import io.saluran.pipeline.field.ShortTexts;
import io.saluran.pipeline.record.FactEditor;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.ui.component.AmountField;
import io.saluran.ui.component.CurrencyField;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.Toast;
import io.saluran.ui.field.FieldInputs;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The facts of a deal, each edited in place. A fact that somebody else changed since it was read is not overwritten: it
/// says who changed it, and offers to use one's own value all the same.
final class DealFacts extends Section {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealPage reading;
    private final transient DealPlace place;
    private final transient List<FactEditor<?, ?>> editors = new ArrayList<>();
    private final transient DealFactKinds kinds;
    private final DescriptionList list = new DescriptionList();
    private transient @Nullable Conflict<?> conflict;
    private @Nullable UUID shownFor;

    DealFacts(DealDesk desk, DealPage reading, DealPlace place) {
        this.desk = desk;
        this.reading = reading;
        this.place = place;
        kinds = new DealFactKinds(desk, this::getTranslation);
        addClassName("s-panel");
        list.addClassName("s-facts");
        add(new Header(new H2(getTranslation("deal.facts"))), list);
    }

    /// Somebody was faster.
    private record Conflict<V>(DealFact<V> fact, @Nullable V mine) {}

    /// Shows the deal as it is; while a fact is being edited the page waits for that to end.
    void show() {
        var other = !place.deal().id().equals(shownFor);
        if (other || editors.stream().noneMatch(FactEditor::isOpen)) {
            conflict = other ? null : conflict;
            shownFor = place.deal().id();
            render(place.deal());
        }
    }

    private void render(Facts deal) {
        editors.clear();
        list.removeAll();
        fact(deal, kinds.text(DealField.NAME, Facts::name), upTo(300));
        fact(deal, kinds.worth(deal), new AmountField());
        converted(deal);
        offerListPrice(deal);
        fact(deal, kinds.currency(getLocale()), new CurrencyField(""));
        fact(deal, kinds.date(DealField.CLOSES_ON, Facts::closesOn), new DayField());
        fact(deal, kinds.choice(DealField.OWNER, Facts::owner, Facts::ownerName), box(desk.choices()::owners));
        fact(deal, kinds.choice(DealField.ACCOUNT_OF, Facts::account, Facts::accountName), accounts());
        fact(deal, kinds.choice(DealField.PRODUCT_OF, Facts::product, Facts::productName),
                box(desk.choices()::products));
        fact(deal, kinds.text(DealField.SOURCE, Facts::source), upTo(200));
        fact(deal, kinds.text(DealField.NEXT_STEP, Facts::nextStep), upTo(300));
        fact(deal, kinds.date(DealField.NEXT_STEP_ON, Facts::nextStepOn), new DayField());
        desk.own().all().forEach(field -> own(deal, field));
        plain("deal.opened", deal.opensOn());
        plain("deal.closed", deal.closedOn());
    }

    /// What an amount in another currency is worth, or that there is no rate for it.
    private void converted(Facts deal) {
        if (deal.currency() != null && deal.amount() != null) {
            list.add(new DescriptionList.Term(), new DescriptionList.Description(deal.value() == null
                    ? getTranslation("deal.not-converted", deal.currency())
                    : getTranslation("deal.converted", desk.money(deal.value()))));
        }
    }

    /// One of the company's own fields; only to be read while the bundle of its kind is away.
    private void own(Facts deal, FieldDefinition field) {
        var value = deal.fields().get(field.key()).orElse(null);
        if (desk.own().isHere(field)) {
            fact(deal, DealFact.own(field, desk, getTranslation("deal.nothing-yet")),
                    FieldInputs.of(field, desk.viewer()));
            OwnFact.link(desk.own(), field, value)
                    .ifPresent(link -> list.add(new DescriptionList.Term(), link));
        } else {
            list.add(new DescriptionList.Term(field.label(getLocale())), OwnFact.away(field, value));
        }
    }

    private static TextField upTo(int length) {
        var field = new TextField();
        field.setMaxLength(length);
        return field;
    }

    private <V, F extends Component & HasValue<?, V> & HasSize & Focusable<?>> void fact(Facts deal, DealFact<V> fact,
            F input) {
        var value = fact.now().apply(deal);
        var words = value == null ? fact.nothing() : fact.words().apply(value);
        var apart = value == null ? List.<String>of() : fact.apart().apply(value);
        list.add(new DescriptionList.Term(fact.label()));
        if (!desk.mayWrite()) {
            list.add(apart.isEmpty()
                    ? new DescriptionList.Description(words)
                    : new DescriptionList.Description(new ShortTexts(apart)));
            return;
        }
        var editor = new FactEditor<>(fact.label(), words, input, value, new FactEditor.Closing<V>() {
            @Override
            public void changed(@Nullable V edited) {
                save(fact, value, edited);
            }

            @Override
            public void unchanged() {
                show();
            }
        });
        editor.showApart(apart);
        editors.add(editor);
        list.add(editor.component());
        if (conflict != null && conflict.fact().key().equals(fact.key())) {
            editor.component().add(notice(conflict));
        }
    }

    private <V> void save(DealFact<V> fact, @Nullable V before, @Nullable V edited) {
        conflict = null;
        var now = place.fresh().orElse(null);
        if (now != null && !fact.same(fact.now().apply(now), before)) {
            conflict = new Conflict<>(fact, edited);
            place.done(new Deals.Outcome.Done(now.version()));
            return;
        }
        write(fact, edited, now == null ? place.deal() : now);
    }

    private <V> void write(DealFact<V> fact, @Nullable V value, Facts deal) {
        conflict = null;
        var before = fact.now().apply(deal);
        if (place.done(fact.edit().of(deal, value))) {
            place.undos().did(getTranslation("cell.changed", fact.label(), deal.name()),
                    () -> takeBack(deal.id(), fact, before, value));
        }
    }

    /// Whichever deal the page shows by now; what somebody else made of the fact since stays.
    private <V> void takeBack(UUID deal, DealFact<V> fact, @Nullable V before, @Nullable V written) {
        var now = reading.of(desk.viewer(), deal).orElse(null);
        if (now == null || !fact.same(fact.now().apply(now), written)
                || !(fact.edit().of(now, before) instanceof Deals.Outcome.Done)) {
            Toast.error(getTranslation("deal.undo-overtaken"));
        }
        place.done(new Deals.Outcome.Done(place.deal().version()));
    }

    /// Opens the first fact.
    void edit() {
        if (!editors.isEmpty() && editors.stream().noneMatch(FactEditor::isOpen)) {
            editors.getFirst().edit();
        }
    }

    private <V> Component notice(Conflict<V> conflict) {
        var mine = conflict.mine() == null
                ? conflict.fact().nothing()
                : conflict.fact().words().apply(conflict.mine());
        return new ConflictNotice(desk, reading, place, new ConflictNotice.Sides(conflict.fact().key(), mine,
                () -> write(conflict.fact(), conflict.mine(), place.fresh().orElse(place.deal())), () -> {
                    this.conflict = null;
                    show();
                }));
    }

    /// A deal without a value is offered what its product costs by the list.
    private void offerListPrice(Facts deal) {
        if (deal.worth() != null || deal.currency() != null || deal.listPrice() == null || !desk.mayWrite()) {
            return;
        }
        var price = deal.listPrice();
        var use = new Button(getTranslation("deal.use-list-price", desk.money(price)),
                click -> write(kinds.worth(deal), price, place.fresh().orElse(deal)));
        use.addThemeVariants(ButtonVariant.SMALL);
        var whole = new DescriptionList.Description(use);
        whole.addClassName("wide");
        list.add(whole);
    }

    private ComboBox<Choice> box(java.util.function.Supplier<List<Choice>> choices) {
        var box = new ComboBox<Choice>();
        box.setItems(query -> {
            var text = query.getFilter().orElse("").toLowerCase(getLocale());
            return choices.get().stream().filter(each -> each.name().toLowerCase(getLocale()).contains(text))
                    .skip(query.getOffset()).limit(query.getLimit());
        });
        return named(box);
    }

    private ComboBox<Choice> accounts() {
        var box = new ComboBox<Choice>();
        box.setItems(
                query -> desk.choices().accounts(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        return named(box);
    }

    private static ComboBox<Choice> named(ComboBox<Choice> box) {
        box.setItemLabelGenerator(Choice::name);
        box.setClearButtonVisible(true);
        return box;
    }

    private void plain(String label, @Nullable LocalDate date) {
        if (date != null) {
            list.add(new DescriptionList.Term(getTranslation(label)), new DescriptionList.Description(desk.date(date)));
        }
    }
}
