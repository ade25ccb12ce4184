package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.field.FieldFilterForm;
import io.saluran.platform.format.Formats;
import io.saluran.ui.component.AmountField;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Narrows the deals shown: text beside it, the rest in a popover, and a chip for each that is set.
final class DealFilterBar extends Div {

    private static final long serialVersionUID = 1;

    private final transient Consumer<DealFilter> changed;
    private final transient Formats formats;
    private final transient DealChoices choices;
    private final TextField text = new TextField();
    private final ComboBox<Choice> owner = new ComboBox<>(getTranslation("deal.field.owner"));
    private final ComboBox<Choice> team = new ComboBox<>(getTranslation("deal.field.team"));
    private final ComboBox<Choice> product = new ComboBox<>(getTranslation("deal.field.product"));
    private final ComboBox<Choice> account = new ComboBox<>(getTranslation("deal.field.account"));
    private final ComboBox<String> source = new ComboBox<>(getTranslation("deal.field.source"));
    private final ComboBox<Boolean> step = new ComboBox<>(getTranslation("deal.field.nextStep"));
    private final ComboBox<DealAttention> attention = new ComboBox<>(getTranslation("filter.attention"));
    private final DatePicker from = new DayField(getTranslation("filter.closes-from"));
    private final DatePicker to = new DayField(getTranslation("filter.closes-to"));
    private final AmountField least = new AmountField(getTranslation("filter.value-from"));
    private final AmountField most = new AmountField(getTranslation("filter.value-to"));
    private final Button more = new Button(getTranslation("filter.more"), Lucide.icon("list-filter"));
    private final Button clear = new Button(getTranslation("filter.clear"), click -> clear());
    private final Popover popover = new Popover();
    private final FilterChips chips = new FilterChips();
    private final Later sum = new Later();
    private int sumsWanted;
    private final Later notConverted = new Later();
    private final FieldFilterForm own;
    private boolean setting;

    DealFilterBar(DealDesk desk, Consumer<DealFilter> changed) {
        this.changed = changed;
        this.formats = desk.formats();
        choices = desk.choices();
        addClassName("s-bar");
        text.setPlaceholder(getTranslation("filter.text.short"));
        text.setAriaLabel(getTranslation("filter.text"));
        text.setPrefixComponent(Lucide.icon("search"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        choose(owner, choices.owners());
        choose(team, choices.teams());
        choose(product, choices.products());
        account.setItems(query -> choices.accounts(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        account.setItemLabelGenerator(Choice::name);
        account.setClearButtonVisible(true);
        source.setItems(query -> choices.sources(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        source.setClearButtonVisible(true);
        step.setItems(true, false);
        step.setItemLabelGenerator(this::planned);
        step.setClearButtonVisible(true);
        attention.setItems(DealAttention.values());
        attention.setItemLabelGenerator(this::words);
        attention.setClearButtonVisible(true);
        var fields = new Div(attention, owner, team, account, product, source, step, from, to, least, most);
        fields.addClassNames("s-stack", "s-filter");
        own = new FieldFilterForm(desk.own(), desk.viewer(), this::tell);
        fields.add(own);
        popover.add(fields);
        popover.setTarget(more);
        popover.setModal(true);
        popover.setAriaLabel(getTranslation("filter.more"));
        clear.addThemeVariants(ButtonVariant.TERTIARY);
        sum.addClassNames("s-sum", "s-num");
        var room = new Div();
        room.addClassName("s-grow");
        more.setSuffixComponent(PageKeys.hint("F"));
        notConverted.addClassNames("s-sum", "s-late");
        notConverted.add(new Div());
        notConverted.setVisible(false);
        add(text, chips, more, clear, room, sum, notConverted);
        Stream.<HasValue<?, ?>>of(text, owner, team, account, product, source, step, attention, from, to, least,
                most).forEach(field -> field.addValueChangeListener(change -> tell()));
    }

    private static void choose(ComboBox<Choice> box, List<Choice> choices) {
        box.setItems(choices);
        box.setItemLabelGenerator(Choice::name);
        box.setClearButtonVisible(true);
    }

    /// Shows a filter without telling anybody.
    void show(DealFilter filter) {
        setting = true;
        text.setValue(filter.text());
        owner.setValue(find(owner, filter.owner()));
        team.setValue(find(team, filter.team()));
        product.setValue(find(product, filter.product()));
        account.setValue(filter.account() == null ? null : choices.account(filter.account()).orElse(null));
        source.setValue(filter.source());
        step.setValue(filter.planned());
        attention.setValue(filter.attention());
        from.setValue(filter.closesFrom());
        to.setValue(filter.closesTo());
        least.setValue(filter.valueFrom());
        most.setValue(filter.valueTo());
        own.show(filter.own());
        setting = false;
        showState(filter);
    }

    /// Shows the company's own fields that there are now.
    void showFields() {
        chips.close();
        own.build();
        showChips();
    }

    /// For the key that goes to the text.
    void focusText() {
        text.focus();
    }

    /// For the key that opens the other fields.
    void openMore() {
        chips.close();
        popover.open();
        attention.focus();
    }

    /// What all shown deals come to, at the right.
    void setSum(String words) {
        sumsWanted++;
        sum.removeAll();
        sum.add(new Div(words));
    }

    /// The same, where adding up takes its time; what is shown stays meanwhile.
    ///
    /// @param words runs under the session's lock, unless something else was wanted since
    <T> void setSumLater(Supplier<T> read, Function<T, String> words) {
        var wanted = ++sumsWanted;
        var before = sum.getElement().getTextRecursively();
        sum.load(read, found -> new Div(wanted == sumsWanted ? words.apply(found) : before));
    }

    /// How many of them are in no total, for there is no rate for their currency.
    void setNotConverted(LongSupplier count) {
        notConverted.load(count::getAsLong, many -> {
            notConverted.setVisible(many > 0);
            return new Div(getTranslation("deal.not-converted.count", many));
        });
    }

    private static @Nullable Choice find(ComboBox<Choice> box, @Nullable UUID id) {
        return box.getListDataView().getItems().filter(choice -> choice.id().equals(id)).findFirst().orElse(null);
    }

    /// Takes all filters away.
    void clear() {
        show(DealFilter.NONE);
        changed.accept(DealFilter.NONE);
    }

    private void tell() {
        if (setting) {
            return;
        }
        var filter = new DealFilter(id(owner), id(team), from.getValue(), to.getValue(), least.getValue(),
                most.getValue(), id(product), id(account), source.getValue(), step.getValue(),
                attention.getValue(), own.filter(),
                text.getValue().strip());
        showState(filter);
        changed.accept(filter);
    }

    private void showState(DealFilter filter) {
        clear.setVisible(!filter.isEmpty());
        showChips();
        var count = filter.parameters().size() - (filter.text().isEmpty() ? 0 : 1);
        more.setText(count == 0 ? getTranslation("filter.more") : getTranslation("filter.more-chosen", count));
    }

    private String planned(boolean there) {
        return getTranslation(there ? "filter.step.there" : "filter.step.none");
    }

    private String words(DealAttention why) {
        return getTranslation("filter.attention." + why.key());
    }

    private static @Nullable UUID id(ComboBox<Choice> box) {
        return box.getValue() == null ? null : box.getValue().id();
    }

    private void showChips() {
        var shown = new ArrayList<FilterChips.Shown>();
        Stream.of(owner, team, account, product).filter(box -> box.getValue() != null)
                .forEach(box -> shown.add(chip(box, box.getLabel(), box.getValue().name())));
        if (source.getValue() != null) {
            shown.add(chip(source, source.getLabel(), source.getValue()));
        }
        if (step.getValue() != null) {
            shown.add(chip(step, step.getLabel(), planned(step.getValue())));
        }
        if (attention.getValue() != null) {
            shown.add(chip(attention, attention.getLabel(), words(attention.getValue())));
        }
        Stream.of(from, to).filter(day -> day.getValue() != null)
                .forEach(day -> shown.add(chip(day, day.getLabel(), formats.date(day.getValue(), getLocale()))));
        Stream.of(least, most).filter(amount -> amount.getValue() != null).forEach(amount -> shown.add(chip(amount,
                amount.getLabel(), formats.money(amount.getValue(), getLocale()))));
        own.chips(own.filter()).forEach(each -> shown.add(new FilterChips.Shown(each.label(), each.words(),
                each.field(), () -> own.clear(each.parameter()))));
        chips.show(shown);
    }

    private static <C extends Component & HasValue<?, ?>> FilterChips.Shown chip(C field, String label, String value) {
        return new FilterChips.Shown(label, value, field, field::clear);
    }
}
