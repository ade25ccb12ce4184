package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.deal.DealPage.Facts;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.ui.component.AmountField;
import io.saluran.ui.component.DayField;
import io.saluran.ui.field.FieldInputs;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// By what a cell of the table is edited, and how what is given is kept.
record CellFields(DealDesk desk, DealBoardWords.Words words) {

    /// The column of the stage.
    static final String STAGE = "stage";

    /// Built-in columns whose cells can be edited; the company's own can be too.
    static final Set<String> KEYS = Set.of("name", "value", "closesOn", "owner", STAGE, "account", "product",
            "source",
            "nextStep", "nextStepOn");

    /// @param component the same as the field
    record Asked<V>(DealFact<V> fact, HasValue<?, V> field, Component component) {

        private static <V, F extends Component & HasValue<?, V> & HasSize> Asked<V> of(DealFact<V> fact, F field) {
            field.setWidthFull();
            return new Asked<>(fact, field, field);
        }
    }

    static boolean canEdit(String column) {
        return KEYS.contains(column) || FieldWriting.keyOf(column).isPresent();
    }

    /// Empty for a cell that cannot be edited, as the stage of a closed deal.
    Optional<Asked<?>> of(String column, Facts deal) {
        return switch (column) {
            case "name" -> Optional.of(Asked.of(text(DealField.NAME, Facts::name), upTo(300)));
            case "value" -> Optional.of(Asked.of(fact(deal.currency() == null ? DealField.VALUE : DealField.AMOUNT,
                    Facts::worth, worth -> desk.money(worth, deal.currency()), Function.identity()),
                    new AmountField()));
            case "closesOn" -> Optional.of(Asked.of(day(DealField.CLOSES_ON, Facts::closesOn), new DayField()));
            case "owner" -> Optional.of(Asked.of(choice(DealField.OWNER, Facts::owner, Facts::ownerName),
                    box(desk.choices().owners())));
            case "account" -> Optional.of(Asked.of(choice(DealField.ACCOUNT_OF, Facts::account, Facts::accountName),
                    accounts()));
            case "product" -> Optional.of(Asked.of(choice(DealField.PRODUCT_OF, Facts::product, Facts::productName),
                    box(desk.choices().products())));
            case "source" -> Optional.of(Asked.of(text(DealField.SOURCE, Facts::source), upTo(200)));
            case "nextStep" -> Optional.of(Asked.of(text(DealField.NEXT_STEP, Facts::nextStep), upTo(300)));
            case "nextStepOn" -> Optional.of(Asked.of(day(DealField.NEXT_STEP_ON, Facts::nextStepOn), new DayField()));
            case STAGE -> deal.outcome() != null ? Optional.empty() : Optional.of(stage(deal));
            default -> FieldWriting.keyOf(column).flatMap(desk.own()::find).filter(desk.own()::isHere)
                    .map(field -> Asked.of(DealFact.own(field, desk, words.of("deal.nothing-yet")),
                            FieldInputs.of(field, desk.viewer())));
        };
    }

    private Asked<Choice> stage(Facts deal) {
        var stages = desk.stages(deal.pipeline()).stream().map(each -> new Choice(each.id(), each.name())).toList();
        var box = box(stages);
        box.setClearButtonVisible(false);
        return Asked.of(new DealFact<>(STAGE, words.of("deal.field.stage"), words.of("deal.nothing-yet"),
                now -> new Choice(now.stage(), now.stageName()), Choice::name,
                (now, to) -> to == null
                        ? new Deals.Outcome.Done(now.version())
                        : desk.deals().move(desk.viewer(), now.id(), to.id(), now.version())),
                box);
    }

    private static TextField upTo(int length) {
        var field = new TextField();
        field.setMaxLength(length);
        return field;
    }

    private DealFact<String> text(DealField<String> field, Function<Facts, @Nullable String> now) {
        return fact(field, now, Function.identity(), Function.identity());
    }

    private DealFact<LocalDate> day(DealField<LocalDate> field, Function<Facts, @Nullable LocalDate> now) {
        return fact(field, now, desk::date, Function.identity());
    }

    private DealFact<Choice> choice(DealField<UUID> field, Function<Facts, @Nullable UUID> id,
            Function<Facts, @Nullable String> name) {
        return fact(field, deal -> {
            var known = id.apply(deal);
            return known == null ? null : new Choice(known, Objects.requireNonNullElse(name.apply(deal), ""));
        }, Choice::name, Choice::id);
    }

    private <V, T> DealFact<V> fact(DealField<T> field, Function<Facts, @Nullable V> now, Function<V, String> shown,
            Function<V, T> kept) {
        return new DealFact<>(field.key(), words.of("deal.field." + field.key()), words.of("deal.nothing-yet"), now,
                shown,
                (deal, value) -> desk.deals().edit(desk.viewer(), deal.id(), field,
                        value == null ? null : kept.apply(value), deal.version()));
    }

    private static ComboBox<Choice> box(List<Choice> choices) {
        var box = new ComboBox<Choice>();
        box.setItems(choices);
        box.setItemLabelGenerator(Choice::name);
        box.setClearButtonVisible(true);
        return box;
    }

    private ComboBox<Choice> accounts() {
        var box = new ComboBox<Choice>();
        box.setItems(
                query -> desk.choices().accounts(query.getFilter().orElse(""), query.getOffset(), query.getLimit()));
        box.setItemLabelGenerator(Choice::name);
        box.setClearButtonVisible(true);
        return box;
    }
}
